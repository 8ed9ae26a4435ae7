"""The numbers by which people call sheets: one after the other, never twice, in new files and in grown ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger import schema, triggers
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction, NewHandout, NewJob
from kiosk.printing.printer import key_of

Open = Callable[..., Ledger]
MakeJob = Callable[[], NewJob]

OLD_JOB = """
    insert into print_job(id, event, practice, case_id, sheet, pages, state, queued_ms, changed_ms)
    values (?, 'town-hall', 0, 'case-one', 'letter', 1, ?, ?, 0)
"""
OLD_STEP = "insert into job_step(job, state, reason, at_ms, mono_ms, boot) values (?, ?, '', 0, 0, 'b')"


def test_sheets_are_numbered_as_they_are_queued_whatever_they_are(
    ledger: Ledger, letter: NewAction, new_job: MakeJob
) -> None:
    ledger.record(letter, new_job())
    ledger.hand_out(NewHandout("K7QM4TXR9PBD", "case-one", "fr"), new_job())
    ledger.add_job(new_job())
    assert [job.number for job in ledger.jobs()] == [1, 2, 3]


def test_sheets_are_listed_as_they_were_queued_though_the_clock_was_set_back(
    ledger: Ledger, clock: StoppedClock, new_job: MakeJob
) -> None:
    ledger.add_job(new_job())
    clock.at = clock.at.replace(year=2012)
    ledger.add_job(new_job())
    assert [job.number for job in ledger.jobs(JobState.QUEUED)] == [1, 2]


def test_a_number_is_not_given_again_once_its_sheet_is_cancelled(
    ledger: Ledger, letter: NewAction, new_job: MakeJob
) -> None:
    first = new_job()
    ledger.record(letter, first)
    ledger.move_job(first.id, JobState.QUEUED, JobState.CANCELLED)
    ledger.record(letter, new_job())
    assert [job.number for job in ledger.jobs()] == [1, 2]


def test_the_events_of_one_folder_share_the_numbers(open_ledger: Open, letter: NewAction, new_job: MakeJob) -> None:
    hall, school = open_ledger(), open_ledger(event="school")
    for event in (hall, school, hall):
        event.record(letter, new_job())
    assert [job.number for job in hall.jobs()] == [1, 3]
    assert [job.number for job in school.jobs()] == [2]


def test_a_number_never_changes(ledger: Ledger, folder: Path, new_job: MakeJob) -> None:
    ledger.add_job(new_job())
    with closing(sqlite3.connect(folder / "ledger.db")) as raw, pytest.raises(sqlite3.Error) as refused:
        raw.execute("update print_job set number = 7")
    assert str(refused.value) == "a sheet keeps its number"


def test_verify_finds_a_sheet_that_is_missing(
    ledger: Ledger, open_ledger: Open, folder: Path, new_job: MakeJob
) -> None:
    for _ in range(3):
        ledger.add_job(new_job())
    ledger.close()
    with closing(sqlite3.connect(folder / "ledger.db")) as raw, raw:
        guards = [(name, sql) for name, sql in schema.TRIGGERS.items() if name in ("job_keeps", "step_keeps")]
        for name, _ in guards:
            raw.execute(f"drop trigger {name}")
        raw.execute("delete from job_step where job = (select id from print_job where number = 2)")
        raw.execute("delete from print_job where number = 2")
        for _, guard in guards:
            raw.execute(guard)
    assert open_ledger().verify().faults == ("Print jobs have gaps: 2 are there, numbered up to 3.",)


def test_the_next_number_is_found_without_reading_every_row(ledger: Ledger, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "ledger.db")) as raw:
        (plan,) = raw.execute("explain query plan select max(number) from print_job").fetchall()
    assert "print_job_number" in plan[3]


def test_the_sheets_of_an_older_record_are_numbered_in_the_order_they_were_queued(
    open_ledger: Open, folder: Path, letter: NewAction, new_job: MakeJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = dict(schema._MIGRATIONS)
    older = {name: rule for name, rule in schema.TRIGGERS.items() if name not in triggers.JOB_TRIGGERS}
    with monkeypatch.context() as before:
        before.setattr(schema, "_MIGRATIONS", {name: now[name] for name in [*now][:4]})
        before.setattr(schema, "TRIGGERS", older)
        with open_ledger() as old:
            old.record(letter)
        with closing(sqlite3.connect(folder / "ledger.db")) as raw, raw:
            # The last two in one millisecond, and one that a clock set back put first.
            for place, queued_ms in enumerate((200, 100, 300, 300, 400)):
                state = "sending" if queued_ms == 400 else "printed"
                raw.execute(OLD_JOB, (bytes([place]) * 16, state, queued_ms))
                raw.execute(OLD_STEP, (bytes([place]) * 16, state))
            raw.execute("update print_job set attempts = 3")
    grown = open_ledger()
    grown.add_job(new_job())
    assert [(job.id[:2], job.number) for job in grown.jobs(JobState.PRINTED)] == [
        ("01", 1),
        ("00", 2),
        ("02", 3),
        ("03", 4),
    ]
    assert [(job.number, job.first) for job in grown.jobs(JobState.QUEUED)] == [(6, None)]
    # An older kiosk sent each attempt under the name of the first.
    assert [key_of(job) for job in grown.jobs(JobState.SENDING)] == ["04" * 16]
    assert grown.reprint("01" * 16, new_job().id, most=2).first == "01" * 16
    assert (grown.tally().total, grown.warnings, grown.verify().faults) == (1, (), ())
