"""What taking a sheet back leaves in the counts, as a volunteer reads it before and after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue import speaker
from kiosk.ledger.model import Job, JobState
from kiosk.waiting_sheets import Verb, outcome, what_counts

COUNTED = Job("ab" * 16, "cd" * 16, "tun-aung", "letter", 1, JobState.HELD, 1, None, "", 0, 41, None)
SLIP = replace(COUNTED, action_id=None, sheet="slip")
COPY = replace(COUNTED, first="ef" * 16)
BUNDLE = replace(COUNTED, action_id=None, sheet="bundle")


def test_a_counted_sheet_shows_what_takes_it_out_of_the_counts() -> None:
    say = speaker("en")
    assert what_counts(say, COUNTED).endswith("\nkiosk void cdcdcdcdcdcdc")
    told = outcome(say, COUNTED, Verb.TAKE_BACK, True)
    assert told == "Sheet 41 will not print. It stays counted until you void it."


@pytest.mark.parametrize(
    ("job", "told"),
    [
        (SLIP, "It was not counted."),
        (COPY, "It is a copy, and counts nothing."),
        (BUNDLE, "What is on it stays counted, and waits for another sheet."),
    ],
)
def test_where_nothing_is_to_be_voided_nothing_speaks_of_it(job: Job, told: str) -> None:
    say = speaker("en")
    assert what_counts(say, job) == told
    assert outcome(say, job, Verb.TAKE_BACK, True) == f"Sheet 41 will not print. {told}"
