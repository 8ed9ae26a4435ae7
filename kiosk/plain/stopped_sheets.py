"""The organiser's list of sheets that wait for a case which has stopped: each, or all, taken out by number."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.clock import local
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Job
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.talk import Talk
from kiosk.stopped_sheets import state_of, take_out, taken_out, waiting

ALL, UNCOUNT = "all", "uncount"


def stopped_sheets(talk: Talk, desk: Desk) -> None:
    """Until an organiser is done, or nothing waits any more."""
    say = talk.say
    while jobs := desk.stopped_sheets():
        ways = [Option(job, _told(talk, desk, job)) for job in jobs]
        ways += [Option(ALL, say("Take all out")), Option(UNCOUNT, say("All, with their counts"))]
        question = Question(
            say("Sheets of cases that have stopped"), (waiting(say, jobs),), ways, say("Done"), over=False
        )
        answer = choose(talk, question)
        if isinstance(answer, Go):
            return
        chosen = [answer] if isinstance(answer, Job) else [*jobs]
        try:
            taken = take_out(desk, chosen, uncount=answer == UNCOUNT)
        except KioskError as error:
            talk.tell(str(error))
            return
        talk.tell(taken_out(say, taken, len(chosen) - taken))
        if not taken:
            return


def _told(talk: Talk, desk: Desk, job: Job) -> str:
    at = local(datetime.fromtimestamp(job.changed_ms / 1000, UTC), desk.settings.event.tz)
    return f"{job.case_id}, {job.sheet}, {state_of(talk.say, job.state)}, {at:%H:%M}"
