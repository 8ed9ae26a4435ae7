"""The sheets that are not out yet, for a volunteer: which they are, why they wait, and what can be done with each."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from enum import StrEnum

from kiosk.catalogue import Say
from kiosk.clock import local
from kiosk.desk import WAITING, Desk
from kiosk.ledger.model import Job, JobState
from kiosk.sheet_names import JOINT

ROW_DIGITS = 13
"""Digits of an action's id that `kiosk actions` shows, and that `kiosk void` takes."""


class Verb(StrEnum):
    """What a volunteer may do with a sheet."""

    CAME_OUT = "came_out"
    AGAIN = "again"
    TAKE_BACK = "take_back"


def waiting_sheets(desk: Desk) -> tuple[Job, ...]:
    """The sheets that wait: first those that wait for a person, then in the order in which they print.

    Those that wait to be printed together come last; those that are on a joint sheet fare with it, and are not told.
    """
    jobs = [job for job in desk.ledger.jobs(*WAITING) if job.joined is None]
    return tuple(sorted(jobs, key=lambda job: (job.waits_together, job.state is not JobState.HELD)))


def since(job: Job, zone: tzinfo | None) -> str:
    """From when on it has been as it is, in the event's own time."""
    return f"{local(datetime.fromtimestamp(job.changed_ms / 1000, UTC), zone):%H:%M}"


def printing(say: Say, desk: Desk) -> tuple[str, bool]:
    """How printing is, from what the spool last knew; True where it wants somebody's hand."""
    if trouble := desk.spool.out_of_order():
        return say.retold(trouble), True
    health = desk.spool.last_health()
    return (say.retold(health.sentence), not health.ok) if health else (say("nobody has looked yet"), False)


def verbs_for(job: Job) -> tuple[Verb, ...]:
    """What can be done with it: only of one that is held does nobody but a person know whether it came out."""
    if job.waits_together:
        return (Verb.AGAIN, Verb.TAKE_BACK)
    if job.state is JobState.HELD:
        return tuple(Verb)
    return () if job.state is JobState.SENDING else (Verb.TAKE_BACK,)


def meaning(say: Say, verb: Verb) -> tuple[str, str]:
    """A verb and what it will do."""
    match verb:
        case Verb.CAME_OUT:
            return say("It came out"), say("ends it: you have the paper in your hand")
        case Verb.AGAIN:
            return say("Print it again"), say("sends it once more: look in the printer’s tray first")
        case Verb.TAKE_BACK:
            return say("Take it back"), say("it will not print, and its page is erased")


def what_counts(say: Say, job: Job) -> str:
    """What taking it back leaves in the record."""
    if uncounted := _uncounted(say, job):
        return uncounted
    assert job.action_id is not None
    return f"{say('What is taken back stays counted, until you void it:')}\nkiosk void {job.action_id[:ROW_DIGITS]}"


def _uncounted(say: Say, job: Job) -> str:
    """Why nothing is to be voided; "" where a count stands. A copy is made of what came out, and that stays counted."""
    if job.sheet in JOINT:
        return say("What is on it stays counted, and waits for another sheet.")
    if job.action_id is None:
        return say("It was not counted.")
    return say("It is a copy, and counts nothing.") if job.first else ""


def do(desk: Desk, job: Job, verb: Verb) -> bool:
    """Does it; False where it was too late. Asks the printer, which may take its time; raises `KioskError`."""
    match verb:
        case Verb.CAME_OUT:
            return desk.spool.came_out(job.id)
        case Verb.AGAIN:
            return desk.spool.resume(job.id)
        case Verb.TAKE_BACK:
            return desk.spool.cancel(job.id)


def outcome(say: Say, job: Job, verb: Verb, done: bool) -> str:
    """What became of it."""
    number = say.number(job.number)
    if not done:
        return say("Too late: sheet {number} is being sent, or it is done.", number=number)
    match verb:
        case Verb.CAME_OUT:
            return say("Sheet {number} is done.", number=number)
        case Verb.AGAIN:
            return say("Sheet {number} goes to the printer once more.", number=number)
        case Verb.TAKE_BACK:
            left = _uncounted(say, job) or say("It stays counted until you void it.")
            return f"{say('Sheet {number} will not print.', number=number)} {left}"
