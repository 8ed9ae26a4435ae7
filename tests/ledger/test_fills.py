"""Paper that was put in, and sheets that came out of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from kiosk.clock import StoppedClock
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.fills import Fill
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import TOGETHER, JobState, NewAction, NewJob

START = datetime(2026, 12, 5, 12, 0, tzinfo=UTC)
PRINTED = (JobState.QUEUED, JobState.SENDING, JobState.PRINTING, JobState.PRINTED)


@contextmanager
def opened(folder: Path, event: str = "town-hall", clock: StoppedClock | None = None) -> Iterator[Ledger]:
    clock = clock or StoppedClock(START)
    with Ledger.open(folder, event=event, practice=False, pack_version="1", clock=clock, machine="laptop") as ledger:
        yield ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with opened(tmp_path) as ledger:
        yield ledger


def queue(ledger: Ledger, sheet: str = "letter", pages: int = 1) -> str:
    ticket = uuid4().hex
    ledger.record(NewAction("tun-aung", "letter", "en"), NewJob(ticket, "tun-aung", sheet, pages))
    return ticket


def move(ledger: Ledger, ticket: str, *states: JobState) -> None:
    for before, after in pairwise(states):
        assert ledger.move_job(ticket, before, after)


@pytest.mark.parametrize(("sheet", "pages", "used"), [("letter", 1, 1), ("handwriting", 2, 2), ("card", 2, 1)])
def test_a_sheet_has_one_page_on_one_side_and_a_card_both_sides(
    ledger: Ledger, sheet: str, pages: int, used: int
) -> None:
    move(ledger, queue(ledger, sheet, pages), *PRINTED)
    assert ledger.paper_use().event == used


def test_a_sheet_is_paper_from_when_the_printer_has_it(ledger: Ledger) -> None:
    ticket = queue(ledger)
    assert ledger.paper_use().event == 0
    move(ledger, ticket, *PRINTED[:3])
    assert ledger.paper_use().event == 1
    move(ledger, ticket, *PRINTED[2:])
    assert ledger.paper_use().event == 1


def test_a_sheet_that_was_cancelled_before_it_printed_is_no_paper(ledger: Ledger) -> None:
    move(ledger, queue(ledger), JobState.QUEUED, JobState.CANCELLED)
    assert ledger.paper_use().event == 0


def test_a_sheet_that_prints_again_is_paper_again_and_counts_once(ledger: Ledger) -> None:
    ticket = queue(ledger)
    move(ledger, ticket, *PRINTED, *PRINTED)
    assert ledger.paper_use().event == 2
    assert ledger.tally().total == 1


def test_a_fill_begins_anew_and_the_event_goes_on(ledger: Ledger) -> None:
    move(ledger, queue(ledger), *PRINTED)
    ledger.put_paper(Fill.FILLED, 100)
    move(ledger, queue(ledger), *PRINTED)
    use = ledger.paper_use()
    assert (use.filled, use.since, use.event) == (100, 1, 2)


def test_a_clock_that_is_set_back_changes_nothing(tmp_path: Path) -> None:
    clock = StoppedClock(START)
    with opened(tmp_path, clock=clock) as ledger:
        ledger.put_paper(Fill.FILLED, 100)
        clock.at -= timedelta(hours=5)
        move(ledger, queue(ledger), *PRINTED)
        assert ledger.paper_use().since == 1


def test_two_events_share_the_tray_and_not_the_paper_set_aside(tmp_path: Path) -> None:
    with opened(tmp_path, "first") as first:
        first.put_paper(Fill.FILLED, 100)
        first.put_paper(Fill.MORE, 50)
        move(first, queue(first), *PRINTED)
    with opened(tmp_path, "second") as second:
        use = second.paper_use()
        assert (use.filled, use.since, use.event, use.more) == (100, 1, 0, 0)


@pytest.mark.parametrize("sheets", [0, -3, 100_001])
def test_paper_comes_in_sheets(ledger: Ledger, sheets: int) -> None:
    with pytest.raises(LedgerError, match=r"^Paper is counted in sheets, from 1 to 100000\.$"):
        ledger.put_paper(Fill.MORE, sheets)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("update paper_fill set sheets = 1", "rows of paper are never changed"),
        ("delete from paper_fill", "rows of paper are never deleted"),
        ("insert or replace into paper_fill select * from paper_fill", "this paper is already in the record"),
    ],
)
def test_a_row_of_paper_is_never_edited(ledger: Ledger, tmp_path: Path, statement: str, said: str) -> None:
    ledger.put_paper(Fill.MORE, 50)
    other = sqlite3.connect(tmp_path / "ledger.db")
    with pytest.raises(sqlite3.IntegrityError, match=said):
        other.execute(statement)
    other.close()


DEEDS = st.lists(
    st.sampled_from(["print", "two", "card", "again", "cancel", "queue", "void", "fill", "more"]), max_size=14
)


@given(DEEDS)
@hypothesis(max_examples=12)
def test_any_order_of_prints_fills_reprints_and_voids_sums_right_and_leaves_the_tally(deeds: list[str]) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder)) as ledger:
        since = event = more = counted = voided = 0
        filled: int | None = None
        printed: list[tuple[str, int]] = []
        for number, deed in enumerate(deeds, 1):
            match deed:
                case "print" | "two" | "card" | "again":
                    came_out = _printed(ledger, deed, printed)
                    since, event = since + came_out[1], event + came_out[1]
                    if came_out not in printed:
                        counted += 1
                        printed.append(came_out)
                case "cancel":
                    move(ledger, queue(ledger), JobState.QUEUED, JobState.CANCELLED)
                    counted += 1
                case "queue":
                    queue(ledger)
                    counted += 1
                case "void":
                    voided += _voided(ledger)
                case "fill":
                    ledger.put_paper(Fill.FILLED, number)
                    filled, since = number, 0
                case "more":
                    ledger.put_paper(Fill.MORE, number)
                    more += number
        use = ledger.paper_use()
        assert (use.filled, use.since, use.event, use.more) == (filled, since, event, more)
        assert ledger.tally().total == counted - voided
        assert ledger.verify().ok


def _printed(ledger: Ledger, deed: str, printed: list[tuple[str, int]]) -> tuple[str, int]:
    """A ticket that came out, a new one unless an earlier is printed again, and its sheets of paper."""
    if deed == "again" and printed:
        move(ledger, printed[-1][0], PRINTED[-1], *PRINTED)
        return printed[-1]
    sheet, pages = {"two": ("handwriting", 2), "card": ("card", 2)}.get(deed, ("letter", 1))
    ticket = queue(ledger, sheet, pages)
    move(ledger, ticket, *PRINTED)
    return ticket, 2 if deed == "two" else 1


def _voided(ledger: Ledger) -> int:
    for row in ledger.actions(100):
        if row.counts and not row.voided:
            ledger.void(row.id, "a test")
            return 1
    return 0


def test_a_joint_sheet_takes_paper_and_its_members_none(ledger: Ledger) -> None:
    members = []
    for _ in range(4):
        card = NewJob(uuid4().hex, "case-one", "card", 2, TOGETHER)
        ledger.record(NewAction("case-one", "solidarity", "en"), card)
        members.append(card.id)
    joint = ledger.join(NewJob(uuid4().hex, "case-one", "cards", 2), members)
    for frm, to in pairwise(PRINTED):
        ledger.move_job(joint.id, frm, to)
    assert ledger.paper_use().event == 1
    copy = ledger.reprint(members[0], uuid4().hex, 3)
    for frm, to in pairwise(PRINTED):
        ledger.move_job(copy.id, frm, to)
    assert ledger.paper_use().event == 2
