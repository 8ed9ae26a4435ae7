"""Print jobs: rows that change their state, and a step written down for each change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from kiosk.clock import Clock
from kiosk.ledger.entry import milliseconds
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.model import Job, JobState, NewJob, Scope
from kiosk.text import FIELD_LIMIT, clean

_SELECT = (
    "select lower(hex(id)), lower(hex(action)), case_id, sheet, pages, state, attempts, ref, reason, changed_ms, "
    "number from print_job"
)
_STEP = "insert into job_step(job, state, reason, ref, at_ms, mono_ms, boot) values (?, ?, ?, ?, ?, ?, ?)"


def add(connection: sqlite3.Connection, job: NewJob, action: bytes | None, scope: Scope, clock: Clock) -> None:
    """Queue a sheet for an action, or for none (a sheet to be filled in by hand counts when it returns)."""
    name = job_name(job.id)
    now_ms = milliseconds(clock.now())
    connection.execute(
        "insert into print_job"
        "(id, action, event, practice, case_id, sheet, pages, state, queued_ms, changed_ms, number) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(number), 0) + 1 from print_job))",
        (
            *(name, action, scope.event, scope.practice, job.case_id, job.sheet, job.pages),
            *(JobState.QUEUED, now_ms, now_ms),
        ),
    )
    _step(connection, name, JobState.QUEUED, "", None, clock)


def move(
    connection: sqlite3.Connection,
    job_id: str,
    frm: JobState,
    to: JobState,
    reason: str,
    ref: str | None,
    clock: Clock,
) -> bool:
    """Move a job from one state to another; False where it stands in a third. Each sending is an attempt."""
    name, reason = job_name(job_id), clean(reason, FIELD_LIMIT, one_line=True)
    moved = connection.execute(
        "update print_job set state = ?, reason = ?, ref = coalesce(?, ref), changed_ms = ?, "
        "attempts = attempts + ? where id = ? and state = ?",
        [to, reason, ref, milliseconds(clock.now()), to is JobState.SENDING, name, frm],
    ).rowcount
    if moved:
        _step(connection, name, to, reason, ref, clock)
    return bool(moved)


def listed(connection: sqlite3.Connection, scope: Scope, states: Iterable[JobState]) -> list[Job]:
    """The jobs in these states (in any, if none is named), oldest first."""
    wanted = tuple(states) or tuple(JobState)
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(
        f"{_SELECT} where state in ({marks}) and event = ? and practice = ? order by queued_ms, rowid",
        [*wanted, scope.event, scope.practice],
    )
    return [_job(row) for row in rows]


def one(connection: sqlite3.Connection, job_id: str) -> Job | None:
    """The job of this id, of whichever event: its page lies in a folder that all events share."""
    row = connection.execute(f"{_SELECT} where id = ?", [job_name(job_id)]).fetchone()
    return _job(row) if row else None


def job_name(job_id: str) -> bytes:
    """The 16 bytes of a job's id."""
    try:
        name = bytes.fromhex(job_id)
    except ValueError:
        name = b""
    if len(name) != 16:
        raise LedgerError("A print job is named by 32 hexadecimal digits.")
    return name


def _job(row: tuple[str, str, str, str, int, str, int, str | None, str, int, int]) -> Job:
    name, action, case_id, sheet, pages, state, attempts, ref, reason, changed_ms, number = row
    return Job(name, action or None, case_id, sheet, pages, JobState(state), attempts, ref, reason, changed_ms, number)


def _step(
    connection: sqlite3.Connection, job: bytes, state: JobState, reason: str, ref: str | None, clock: Clock
) -> None:
    moment = (milliseconds(clock.now()), clock.monotonic_ms(), clock.boot())
    connection.execute(_STEP, (job, state, reason, ref, *moment))
