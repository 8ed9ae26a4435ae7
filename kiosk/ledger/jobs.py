"""Print jobs: rows that change their state, and a step written down for each change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from kiosk.clock import Clock
from kiosk.ledger.entry import milliseconds
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.model import Job, JobState, JobStep, NewJob, Scope
from kiosk.text import FIELD_LIMIT, clean

_SELECT = (
    "select lower(hex(id)), lower(hex(action)), case_id, sheet, pages, state, attempts, ref, reason, changed_ms, "
    "number, lower(hex(first)), lower(hex(joined)) from print_job"
)
_STEP = "insert into job_step(job, state, reason, ref, at_ms, mono_ms, boot) values (?, ?, ?, ?, ?, ?, ?)"


def add(
    connection: sqlite3.Connection,
    job: NewJob,
    action: bytes | None,
    scope: Scope,
    clock: Clock,
    first: bytes | None = None,
) -> None:
    """Queue or hold a sheet for an action, or for none (one to be filled in by hand counts when it returns).

    `first` names the job that it is a copy of.
    """
    name, state = job_name(job.id), JobState.HELD if job.held else JobState.QUEUED
    now_ms = milliseconds(clock.now())
    connection.execute(
        "insert into print_job"
        "(id, action, event, practice, case_id, sheet, pages, state, reason, queued_ms, changed_ms, first, number) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(number), 0) + 1 from print_job))",
        (
            *(name, action, scope.event, scope.practice, job.case_id, job.sheet, job.pages),
            *(state, job.held, now_ms, now_ms, first),
        ),
    )
    _step(connection, name, state, job.held, None, clock)


def move(
    connection: sqlite3.Connection,
    job_id: str,
    frm: JobState,
    to: JobState,
    reason: str,
    ref: str | None,
    clock: Clock,
) -> bool:
    """Move a job from one state to another; False where it stands in a third. Each sending is an attempt.

    One that is bound to a joint sheet is moved by `joined.follow` alone.
    """
    name, reason = job_name(job_id), clean(reason, FIELD_LIMIT, one_line=True)
    moved = connection.execute(
        "update print_job set state = ?, reason = ?, ref = coalesce(?, ref), changed_ms = ?, "
        "attempts = attempts + ? where id = ? and state = ? and joined is null",
        [to, reason, ref, milliseconds(clock.now()), to is JobState.SENDING, name, frm],
    ).rowcount
    if moved:
        _step(connection, name, to, reason, ref, clock)
    return bool(moved)


def listed(connection: sqlite3.Connection, scope: Scope, states: Iterable[JobState]) -> list[Job]:
    """The jobs in these states (in any, if none is named), in the order of queueing, whatever a clock said."""
    wanted = tuple(states) or tuple(JobState)
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(
        f"{_SELECT} where state in ({marks}) and event = ? and practice = ? order by number",
        [*wanted, scope.event, scope.practice],
    )
    return [_job(row) for row in rows]


def elsewhere(connection: sqlite3.Connection, scope: Scope, states: Iterable[JobState]) -> dict[str, int]:
    """How many jobs of other events, practice or live apart, stand in these states, by the event's id."""
    wanted = tuple(states)
    rows = connection.execute(
        f"select event, count(*) from print_job where state in ({', '.join('?' * len(wanted))}) "
        "and (event <> ? or practice <> ?) group by event order by event",
        [*wanted, scope.event, scope.practice],
    )
    return dict(rows.fetchall())


def one(connection: sqlite3.Connection, job_id: str) -> Job | None:
    """The job of this id, of whichever event: its page lies in a folder that all events share."""
    row = connection.execute(f"{_SELECT} where id = ?", [job_name(job_id)]).fetchone()
    return _job(row) if row else None


def copies(connection: sqlite3.Connection, job: Job) -> list[Job]:
    """The first sheet of this job's family and its reprints, this one among them, oldest first."""
    name = job_name(job.first or job.id)
    rows = connection.execute(f"{_SELECT} where id = ? or first = ? order by number", [name, name])
    return [_job(row) for row in rows]


def steps(connection: sqlite3.Connection, job_id: str) -> list[JobStep]:
    """Where this job has stood, in order."""
    rows = connection.execute(
        "select state, at_ms, reason, ref from job_step where job = ? order by seq", [job_name(job_id)]
    )
    return [
        JobStep(JobState(state), datetime.fromtimestamp(at_ms / 1000, UTC), reason, ref)
        for state, at_ms, reason, ref in rows
    ]


def job_name(job_id: str) -> bytes:
    """The 16 bytes of a job's id."""
    try:
        name = bytes.fromhex(job_id)
    except ValueError:
        name = b""
    if len(name) != 16:
        raise LedgerError("A print job is named by 32 hexadecimal digits.")
    return name


def _job(row: tuple[str, str, str, str, int, str, int, str | None, str, int, int, str, str]) -> Job:
    name, action, case_id, sheet, pages, state, attempts, ref, reason, changed_ms, number, first, joint = row
    where = (JobState(state), attempts, ref, reason, changed_ms)
    return Job(name, action or None, case_id, sheet, pages, *where, number, first or None, joint or None)


def _step(
    connection: sqlite3.Connection, job: bytes, state: JobState, reason: str, ref: str | None, clock: Clock
) -> None:
    moment = (milliseconds(clock.now()), clock.monotonic_ms(), clock.boot())
    connection.execute(_STEP, (job, state, reason, ref, *moment))
