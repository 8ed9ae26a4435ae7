"""Sheets that wait to be printed together: cards four on a sheet, letters case by case below a cover.

A joint sheet is laid aside first and its row written then, with its members bound to it in the same transaction: a
cut between leaves a page that nobody speaks of, and every member waits as before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from kiosk.campaign.kind import Kind
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Job, JobState, NewJob
from kiosk.printing.clerk import GONE
from kiosk.sheet_names import SEVERAL
from kiosk.stationery import Stationery

BUNDLE_PAGES = 40
"""Pages of one bundle, its cover among them. After a jam the whole job is asked about and may be printed anew, so it is
no more than somebody compares by hand, and fits the tray that small printers let their sheets fall into (50)."""


class NothingWaits(KioskError):
    """There is nothing to print together."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What was queued together: the joint sheet, how many members it holds, and how many sheets of paper it takes."""

    job: Job
    members: int
    paper: int


@dataclass(slots=True)
class Outcome:
    """What came of it: what was queued, and which of those that waited were left out, by their jobs.

    `waiting` still wait for a full sheet, `stopped` are of cases that have stopped, `alone` can't be joined, and
    `gone` have lost their page.
    """

    printed: list[Printed] = field(default_factory=list)
    waiting: list[Job] = field(default_factory=list)
    stopped: list[Job] = field(default_factory=list)
    alone: list[Job] = field(default_factory=list)
    gone: list[Job] = field(default_factory=list)


@dataclass(frozen=True, slots=True, repr=False)
class _Member:
    """A sheet that can be joined, and its page."""

    job: Job
    pdf: bytes


def print_cards(desk: Desk, *, everything: bool) -> Outcome:
    """Queues the waiting cards four on a sheet, the first ones first; `everything` queues a last sheet with fewer.

    Raises `NothingWaits`, `NotJoined` where another command was quicker, or a `NotCounted` where the disk fails.
    """
    from kiosk.sheets.card import CARDS
    from kiosk.sheets.join import join_cards

    waiting = [job for job in desk.spool.together() if job.sheet == "card"]
    if not waiting:
        raise NothingWaits('No card waits: with cards = "together" in kiosk.toml they do.')
    outcome = Outcome()
    members = [*_members(desk, waiting, outcome)]
    full = len(members) if everything else len(members) - len(members) % CARDS
    outcome.waiting = [member.job for member in members[full:]]
    for first in range(0, full, CARDS):
        some = members[first : min(first + CARDS, full)]
        pdf = join_cards([member.pdf for member in some], desk.settings.event.name)
        outcome.printed.append(_queue(desk, some, pdf, "cards", pages=2, paper=1))
    return outcome


def print_bundle(desk: Desk, case_id: str) -> Outcome:
    """Queues the waiting letters of a case below a cover, in as many bundles as `BUNDLE_PAGES` asks for.

    Raises `UnknownCase`, and as `print_cards` does.
    """
    desk.case(case_id)
    waiting = [job for job in desk.spool.together() if job.sheet == "letter" and job.case_id == case_id]
    if not waiting:
        raise NothingWaits(f'No letter for {case_id} waits: with letters = "together" in kiosk.toml they do.')
    outcome, stationery = Outcome(), Stationery(desk)
    for some in _bundles([*_members(desk, waiting, outcome)]):
        outcome.printed.append(_print_bundle(desk, stationery, case_id, some))
    return outcome


def waiting_cases(desk: Desk) -> list[str]:
    """The cases for which letters wait, in the order of the pack."""
    waiting = {job.case_id for job in desk.spool.together() if job.sheet == "letter"}
    return [case.id for case in desk.pack.cases if case.id in waiting]


def _members(desk: Desk, waiting: Sequence[Job], outcome: Outcome) -> Iterator[_Member]:
    """The sheets that may be joined, with their pages; the others are put down in `outcome`."""
    from kiosk.sheets.join import joinable

    closed, paper = desk.stopped_cases(), desk.paper()
    for job in waiting:
        pdf = desk.spool.page(job.id)
        if job.case_id in closed:
            outcome.stopped.append(job)
        elif pdf is None:
            desk.ledger.move_job(job.id, JobState.HELD, JobState.GAVE_UP, reason=GONE)
            outcome.gone.append(job)
        elif not joinable(pdf, paper, card=job.sheet == "card"):
            outcome.alone.append(job)
        else:
            yield _Member(job, pdf)


def _bundles(members: Sequence[_Member]) -> Iterator[list[_Member]]:
    """As many at a time as leave room for their cover."""
    some: list[_Member] = []
    for member in members:
        if some and 1 + sum(one.job.pages for one in (*some, member)) > BUNDLE_PAGES:
            yield some
            some = []
        some.append(member)
    if some:
        yield some


def _print_bundle(desk: Desk, stationery: Stationery, case_id: str, members: Sequence[_Member]) -> Printed:
    from kiosk.sheets.join import join_pages

    language = _language(desk)
    sheets = sum(member.job.pages for member in members)
    row = stationery.bundle_row(case_id, Kind.LETTER, sheets, language)
    cover = stationery.printed(stationery.cover([row], language))
    pdf = join_pages([cover.pdf, *(member.pdf for member in members)], desk.settings.event.name)
    pages = cover.pages + sheets
    return _queue(desk, members, pdf, "bundle", pages=pages, paper=pages)


def _language(desk: Desk) -> str:
    """The first language of the screens that the pack is told in: organisers read covers."""
    has = desk.pack.file.languages
    return next((one for one in desk.settings.screens.languages if one in has), has[0])


def _queue(desk: Desk, members: Sequence[_Member], pdf: bytes, sheet: str, *, pages: int, paper: int) -> Printed:
    """Lay the joint page aside, then write its row and bind its members to it."""
    ticket, cases = uuid4().hex, {member.job.case_id for member in members}
    case_id = cases.pop() if len(cases) == 1 else SEVERAL
    desk.spool.keep(ticket, pdf)
    try:
        job = desk.ledger.join(NewJob(ticket, case_id, sheet, pages), [member.job.id for member in members])
    except KioskError:
        desk.spool.forget(ticket)
        raise
    desk.spool.wake()
    return Printed(job, len(members), paper)
