"""One more copy of a sheet that came out: a print job of its own for the same action, which counts nothing."""

from __future__ import annotations

import sqlite3

from kiosk.clock import Clock
from kiosk.errors import KioskError
from kiosk.ledger import jobs
from kiosk.ledger.jobs import job_name
from kiosk.ledger.model import Job, JobState, NewJob, Scope

_NEVER_OUT = (JobState.CANCELLED, JobState.GAVE_UP)
_UNDER_WAY = (JobState.QUEUED, JobState.SENDING, JobState.PRINTING)


class NoReprint(KioskError):
    """This sheet can't be printed once more, and why."""


def reprint(connection: sqlite3.Connection, job_id: str, ticket: str, most: int, scope: Scope, clock: Clock) -> Job:
    """Queue a copy of a printed sheet as the job `ticket`, unless there are `most` copies; raises `NoReprint`."""
    job = jobs.one(connection, job_id)
    if job is None:
        raise NoReprint("There is no such sheet.")
    copies = jobs.copies(connection, job)
    _refuse(job, copies, most)
    action = bytes.fromhex(job.action_id) if job.action_id else None
    copy = NewJob(ticket, job.case_id, job.sheet, job.pages)
    jobs.add(connection, copy, action, scope, clock, job_name(job.first or job.id))
    queued = jobs.one(connection, ticket)
    assert queued is not None
    return queued


def _refuse(job: Job, copies: list[Job], most: int) -> None:
    for one in (job, *copies):
        if one.state in _UNDER_WAY:
            what = f"Sheet {one.number}" if one is job else f"Sheet {one.number}, a copy of sheet {job.number},"
            raise NoReprint(f"{what} is still on its way to the printer.")
    if job.held_for_others:
        raise NoReprint(f"Sheet {job.number} is not printed yet: it is printed together with others.")
    if job.state is JobState.HELD:
        raise NoReprint(f"Sheet {job.number} is held: resume it instead, or say that it came out.")
    if job.state in _NEVER_OUT:
        raise NoReprint(f"Sheet {job.number} was never printed: it can only be written anew.")
    made = sum(one.state not in _NEVER_OUT for one in copies)
    if made >= most:
        times = "once" if made == 1 else f"{made} times"
        raise NoReprint(f"Sheet {job.number} was printed {times} already, and `copies` in kiosk.toml allows no more.")
