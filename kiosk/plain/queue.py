"""The organiser's list of sheets that wait, in lines: each has a number, and what can be done with it one as well."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Job
from kiosk.plain.choose import Go, Option, Question, choose, noted
from kiosk.plain.talk import Talk, listed
from kiosk.stopped_sheets import state_of
from kiosk.waiting_sheets import (
    Verb,
    do,
    meaning,
    name_of,
    outcome,
    printing,
    since,
    verbs_for,
    waiting_sheets,
    what_counts,
)

A_PAGE = 8
"""Sheets told at once: a longer list is forgotten before it ends."""

MORE = "more"


def queue(talk: Talk, desk: Desk) -> None:
    """Until an organiser is done, or nothing waits any more."""
    page = 0
    while jobs := waiting_sheets(desk):
        start = page * A_PAGE % len(jobs) if page * A_PAGE < len(jobs) else 0
        match _picked(talk, desk, jobs, start):
            case Go():
                return
            case Job() as job:
                _sheet(talk, desk, job)
            case _:
                page = start // A_PAGE + 1


def _picked(talk: Talk, desk: Desk, jobs: tuple[Job, ...], start: int) -> object:
    say = talk.say
    told = (printing(say, desk)[0], say.many("{n} sheet waits.", "{n} sheets wait.", len(jobs)))
    ways = [Option(job, _told(talk, desk, job)) for job in jobs[start : start + A_PAGE]]
    if len(jobs) > A_PAGE:
        ways.append(Option(MORE, say("More"), "9"))
    return choose(talk, Question(say("Sheets that wait"), told, ways, say("Done"), over=False))


def _told(talk: Talk, desk: Desk, job: Job) -> str:
    say = talk.say
    facts = (*name_of(say, job).split(" · "), job.sheet, state_of(say, job.state), since(job, desk.settings.event.tz))
    return listed(say, *facts, say.retold(job.reason))


def _sheet(talk: Talk, desk: Desk, job: Job) -> None:
    say, verbs = talk.say, verbs_for(job)
    told = [listed(say, state_of(say, job.state), since(job, desk.settings.event.tz)), say.retold(job.reason)]
    if Verb.TAKE_BACK in verbs:
        told.append(" ".join(what_counts(say, job).split("\n")))
    ways = [Option(verb, noted(*meaning(say, verb))) for verb in verbs]
    answer = choose(
        talk, Question(f"{name_of(say, job)} · {job.sheet}", told, ways, say("Back to the list"), over=False)
    )
    if isinstance(answer, Verb):
        try:
            talk.tell(outcome(say, job, answer, do(desk, job, answer)))
        except KioskError as error:
            talk.tell(str(error))
