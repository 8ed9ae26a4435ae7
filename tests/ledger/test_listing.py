"""Rows as an organiser reads them."""

from __future__ import annotations

from kiosk.clock import StoppedClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import ActionType, JobState, NewAction


def test_the_newest_row_comes_first(ledger: Ledger):
    for number in range(30):
        ledger.record(NewAction(f"case-{number}", "letter", "en"))
    assert [row.case_id for row in ledger.actions(last=3)] == ["case-29", "case-28", "case-27"]
    assert len(ledger.actions()) == 20


def test_a_row_tells_everything_but_a_name(ledger: Ledger, letter: NewAction, clock: StoppedClock):
    counted = ledger.record(letter)
    (row,) = ledger.actions()
    assert (row.id, row.seq, row.type, row.at) == (counted.id, 1, ActionType.ACTION, clock.at)
    assert (row.case_id, row.kind, row.language, row.source, row.quantity) == (
        *("case-one", "letter", "en", "kiosk", 1),
    )
    assert (row.place, row.note, row.ref, row.voided, row.job) == ("", "", None, False, None)


def test_a_row_tells_where_its_sheet_stands(ledger: Ledger, letter: NewAction, new_job):
    counted = ledger.record(letter, new_job())
    ledger.move_job(counted.job_id, JobState.QUEUED, JobState.GAVE_UP)
    assert ledger.actions()[0].job is JobState.GAVE_UP


def test_a_row_whose_sheet_is_printed_once_more_stays_printed(ledger: Ledger, letter: NewAction, new_job):
    counted = ledger.record(letter, new_job())
    ledger.move_job(counted.job_id, JobState.QUEUED, JobState.PRINTED)
    copy = ledger.reprint(counted.job_id, new_job().id, most=2)
    assert ledger.actions()[0].job is JobState.PRINTED
    ledger.move_job(copy.id, JobState.QUEUED, JobState.CANCELLED)
    assert ledger.actions()[0].job is JobState.PRINTED


def test_a_void_names_what_it_took_back(ledger: Ledger, letter: NewAction):
    counted = ledger.record(letter)
    ledger.void(counted.id, "oops")
    void, action = ledger.actions()
    assert (void.type, void.ref, void.note) == (ActionType.VOID, counted.id, "oops")
    assert action.voided


def test_typed_words_are_cleaned_before_they_are_kept(ledger: Ledger):
    ledger.count_paper("case-one", "letter", 1, note="two\x1b]0;title\x07\nlines\u202e", place="x" * 500)
    (row,) = ledger.actions()
    assert row.note == "two]0;title lines"
    assert len(row.place) == 80
