"""Which sheets somebody means by what was typed, and what is said where there are none."""

from __future__ import annotations

import pytest

from kiosk.cli.picked import NoSuchSheet, picked
from kiosk.ledger.model import Job, JobState

MEANT = (JobState.QUEUED, JobState.HELD)


def job(number: int, state: JobState = JobState.QUEUED, name: str = "") -> Job:
    ticket = name or f"{number:02}{'c' * 30}"
    return Job(ticket, None, "tun-aung", "letter", 1, state, 0, None, "", 0, number, None)


JOBS = [
    job(1, JobState.PRINTED),
    job(2),
    job(4, JobState.HELD),
    job(5, JobState.PRINTED),
    job(6),
    job(12345678, JobState.CANCELLED, name="12345678" + "e" * 24),
    job(20, JobState.CANCELLED, name="abcdef01" + "a" * 24),
    job(21, JobState.CANCELLED, name="abcdef01" + "b" * 24),
    job(22, JobState.CANCELLED, name="98765432" + "b" * 24),
]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("2", [2]),
        ("0002", [2]),
        ("1", [1]),
        ("2-5", [2, 4, 5]),
        ("4-4", [4]),
        ("4-", [4, 6]),
        ("all", [2, 4, 6]),
        ("ALL", [2, 4, 6]),
        ("6,2", [2, 6]),
        (" 2 , 1-4 , 2", [1, 2, 4]),
        ("06cccccc", [6]),
        ("06CCCCCCCC", [6]),
        ("abcdef01b", [21]),
        ("12345678", [12345678]),
        ("98765432", [22]),
    ],
)
def test_sheets_are_named_in_many_ways(typed: str, numbers: list[int]) -> None:
    assert [job.number for job in picked(typed, JOBS, MEANT)] == numbers


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3", "This event has no sheet 3; see kiosk queue --all."),
        ("0", "This event has no sheet 0; see kiosk queue --all."),
        ("2,3", "This event has no sheet 3; see kiosk queue --all."),
        ("7-11", "This event has no sheet from 7 to 11; see kiosk queue --all."),
        ("30-", "There is no such sheet from 30 on."),
        ("18-12", "A range runs upwards: 12-18, not 18-12."),
        ("deadbeef", "No sheet's id begins with deadbeef."),
        ("99999999", "No sheet's id begins with 99999999."),
        ("abcdef01", "More than one sheet's id begins with abcdef01: type more of its digits."),
        *(
            (
                typed,
                f"{typed.strip().split(',')[-1]!r} names no sheet: give a number like 41, a range like 12-18 or 12-, "
                "several with commas, all, or 8 or more digits of an id.",
            )
            for typed in ("x", "", "2,", "-3", "1-2-3", "abcdef0", "2 4", "1.5", "٣")
        ),
    ],
)
def test_what_names_no_sheet_is_said_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(NoSuchSheet) as refused:
        picked(typed, JOBS, MEANT)
    assert str(refused.value) == sentence


def test_all_of_nothing_is_said_in_a_sentence() -> None:
    with pytest.raises(NoSuchSheet, match=r"^There is no such sheet now\.$"):
        picked("all", JOBS, (JobState.SENDING,))
