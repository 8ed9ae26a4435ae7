"""Print jobs and their steps."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger.faults import LedgerError, NotWritten
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction, NewJob

MakeJob = Callable[[], NewJob]


def steps(folder: Path) -> list[tuple[str, str, int]]:
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        return connection.execute("select state, reason, mono_ms from job_step order by seq").fetchall()


def test_a_job_is_found_by_its_id_whatever_its_event(open_ledger, letter, new_job):
    hall, school = open_ledger(), open_ledger(event="school")
    job = new_job()
    hall.record(letter, job)
    found = school.job(job.id)
    assert found is not None and (found.id, found.state) == (job.id, "queued")
    assert school.job("0" * 32) is None


def test_each_move_is_a_step_with_its_time(
    ledger: Ledger, letter: NewAction, new_job: MakeJob, clock: StoppedClock, folder: Path
):
    job = new_job()
    ledger.record(letter, job)
    clock.elapsed_ms = 10
    assert ledger.move_job(job.id, JobState.QUEUED, JobState.SENDING)
    clock.elapsed_ms = 20
    assert ledger.move_job(job.id, JobState.SENDING, JobState.PRINTING, ref="office-7")
    clock.elapsed_ms = 30
    assert ledger.move_job(job.id, JobState.PRINTING, JobState.HELD, reason="no paper")
    assert steps(folder) == [
        ("queued", "", 0),
        ("sending", "", 10),
        ("printing", "", 20),
        ("held", "no paper", 30),
    ]
    (held,) = ledger.jobs()
    assert (held.state, held.ref, held.reason, held.attempts) == (JobState.HELD, "office-7", "no paper", 1)


def test_a_job_that_stands_elsewhere_is_not_moved(ledger: Ledger, letter: NewAction, new_job: MakeJob, folder: Path):
    job = new_job()
    ledger.record(letter, job)
    assert not ledger.move_job(job.id, JobState.SENDING, JobState.PRINTED)
    assert not ledger.move_job(new_job().id, JobState.QUEUED, JobState.SENDING)
    assert len(steps(folder)) == 1


def test_each_sending_is_an_attempt(ledger: Ledger, letter: NewAction, new_job: MakeJob):
    job = new_job()
    ledger.record(letter, job)
    for _ in range(3):
        ledger.move_job(job.id, JobState.QUEUED, JobState.SENDING)
        ledger.move_job(job.id, JobState.SENDING, JobState.QUEUED)
    assert ledger.jobs()[0].attempts == 3


def test_jobs_are_listed_by_state_oldest_first(ledger: Ledger, letter: NewAction, new_job: MakeJob):
    ids = [ledger.record(letter, new_job()).job_id for _ in range(4)]
    ledger.move_job(ids[1], JobState.QUEUED, JobState.CANCELLED)
    assert [job.id for job in ledger.jobs()] == ids
    assert [job.id for job in ledger.jobs(JobState.QUEUED)] == [ids[0], ids[2], ids[3]]
    assert [job.id for job in ledger.jobs(JobState.CANCELLED, JobState.HELD)] == [ids[1]]


def test_a_cancelled_job_leaves_its_action_counted(ledger: Ledger, letter: NewAction, new_job: MakeJob):
    counted = ledger.record(letter, new_job())
    ledger.move_job(counted.job_id, JobState.QUEUED, JobState.CANCELLED)
    assert ledger.tally().total == 1


def test_a_sheet_that_counts_on_its_return_writes_no_action(ledger: Ledger, new_job: MakeJob):
    ledger.add_job(new_job())
    (job,) = ledger.jobs()
    assert job.action_id is None
    assert ledger.tally().total == 0
    assert ledger.verify().ok


@pytest.mark.parametrize("name", ["", "12", "g" * 32, "a" * 34])
def test_a_job_is_named_by_thirty_two_digits(ledger: Ledger, letter: NewAction, name: str):
    with pytest.raises(LedgerError, match=r"^A print job is named by 32 hexadecimal digits\.$"):
        ledger.record(letter, NewJob(name, "case-one", "a.pdf"))
    assert ledger.tally().total == 0


def test_a_queue_that_cannot_be_written_says_not_written(ledger: Ledger, new_job: MakeJob):
    job = new_job()
    ledger.add_job(job)
    with pytest.raises(NotWritten, match=r"^Not written: the record refused it") as refused:
        ledger.add_job(job)
    assert refused.value.calm == "The print queue could not be written. Please tell the organiser."
