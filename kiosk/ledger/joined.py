"""Sheets that are printed together: one joint sheet, a job of its own, and its members, which fare as it does.

A member waits, HELD, before it is joined and as long as its joint sheet is under way; only that sheet moves it then.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from kiosk.catalogue import noted
from kiosk.clock import Clock
from kiosk.errors import KioskError
from kiosk.ledger import jobs
from kiosk.ledger.jobs import job_name
from kiosk.ledger.model import TOGETHER, Job, JobState, NewJob, Scope

ON_ITS_WAY = noted("This sheet is being printed together with others.")
"""Why a sheet is held that lies in a joint sheet on its way to paper."""

_MEMBERS = {
    JobState.PRINTED: (JobState.PRINTED, ""),
    JobState.CANCELLED: (JobState.HELD, TOGETHER),
    JobState.GAVE_UP: (JobState.HELD, TOGETHER),
}


class NotJoined(KioskError):
    """Sheets that can't be joined any more, because another command took one of them."""

    def __init__(self) -> None:
        super().__init__("Another command moved one of these sheets at this very moment: try again.")


def join(connection: sqlite3.Connection, joint: NewJob, members: Sequence[str], scope: Scope, clock: Clock) -> Job:
    """Queue a joint sheet, which counts nothing, and bind its `members` to it; raises `NotJoined`."""
    jobs.add(connection, joint, None, scope, clock)
    for member in members:
        if not _waits(connection, member):
            raise NotJoined
        jobs.move(connection, member, JobState.HELD, JobState.HELD, ON_ITS_WAY, None, clock)
        _bind(connection, member, joint.id)
    queued = jobs.one(connection, joint.id)
    assert queued is not None
    return queued


def follow(connection: sqlite3.Connection, joint: str, to: JobState, clock: Clock) -> None:
    """Take the members of a sheet along that came to stand at `to`: printed with it, or back to waiting."""
    if to not in _MEMBERS:
        return
    state, reason = _MEMBERS[to]
    for member in members(connection, joint):
        # A bound sheet is moved by nobody else, and stays bound where it came out, so that one knows with which.
        _bind(connection, member, None)
        jobs.move(connection, member, JobState.HELD, state, reason, None, clock)
        if state is JobState.PRINTED:
            _bind(connection, member, joint)


def members(connection: sqlite3.Connection, joint: str) -> list[str]:
    """The ids of the sheets that this joint one holds, in the order in which they were queued."""
    rows = connection.execute(
        "select lower(hex(id)) from print_job where joined = ? order by number", [job_name(joint)]
    )
    return [name for (name,) in rows]


def _waits(connection: sqlite3.Connection, member: str) -> bool:
    job = jobs.one(connection, member)
    return job is not None and job.waits_together


def _bind(connection: sqlite3.Connection, member: str, joint: str | None) -> None:
    bound = job_name(joint) if joint else None
    connection.execute("update print_job set joined = ? where id = ?", [bound, job_name(member)])
