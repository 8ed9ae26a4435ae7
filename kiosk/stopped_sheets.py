"""Sheets that wait for a case which has stopped: taken out, with their counts only where that is asked."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.ledger.model import Job, JobState

REASON = "its case has stopped, and its sheet was taken out"
"""Why an action is voided here, beside its void in the record."""


def take_out(desk: Desk, jobs: Sequence[Job], *, uncount: bool) -> int:
    """Cancels `jobs`, as many as are not at the printer yet, and tells how many; `uncount` voids their actions too.

    A joint sheet that holds one of them is taken back whole, and its other members wait for another one.
    """
    for joint in dict.fromkeys(job.joined for job in jobs if job.joined):
        desk.spool.cancel(joint)
    taken = [job for job in jobs if desk.spool.cancel(job.id)]
    for job in taken if uncount else ():
        if job.action_id is not None:
            desk.ledger.void(job.action_id, REASON)
    return len(taken)


def waiting(say: Say, jobs: Sequence[Job]) -> str:
    """How many wait, and what taking them out means."""
    many = say.many("{n} sheet waits.", "{n} sheets wait.", len(jobs))
    return " ".join((many, say("What is taken out does not print, and counts until it is voided.")))


def taken_out(say: Say, taken: int, left: int) -> str:
    """How many were taken out, and for how many it was too late."""
    told = say.many("{n} sheet was taken out.", "{n} sheets were taken out.", taken)
    late = say.many("{n} is at the printer already.", "{n} are at the printer already.", left)
    return f"{told} {late}" if left else told


def state_of(say: Say, state: JobState) -> str:
    """Where a sheet stands."""
    if state is JobState.HELD:
        return say("held")
    return say("waiting") if state is JobState.QUEUED else say("printing")
