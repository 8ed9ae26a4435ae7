"""A practice marathon with nobody in front of it: the real path from a choice to a sheet, as often as asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from kiosk.campaign.kind import Kind
from kiosk.clock import StoppedClock
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Counted
from kiosk.letter.draft import Draft, Way
from kiosk.visit import Visit

_HOURLY = (3, 2, 1, 1, 1, 1, 2, 3, 5, 7, 9, 10, 10, 10, 11, 12, 13, 14, 14, 13, 11, 9, 7, 5)
"""How busy each hour of a day is, beside the others: quiet before dawn, full in the late afternoon."""

_WHO = ("a nurse", "a pupil", "a father of two", "a baker", "a student of law", "a retired teacher")
_WHY = ("I would want somebody to write for me", "Nobody should be punished for speaking", "")
_NAMES = ("", "", "Ana Example", "B. Example", "Chidi Example", "Dana Example")
_PLACES = ("", "", "Exampleville")


class LiveEvent(KioskError):
    """A rehearsal was asked for on the record of a live event."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """One rehearsed visit: the case that was written for, and its row."""

    case_id: str
    counted: Counted


def rehearse(desk: Desk, clock: StoppedClock, visits: int, hours: float, seed: int) -> Iterator[Rehearsed]:
    """Drives `visits` whole visits spread over `hours` from where `clock` stands, and yields each as it is counted.

    The same seed on a new record makes the same marathon. Raises `LiveEvent` for an event that is not practice.
    """
    if not desk.practice:
        event = desk.settings.event.id
        raise LiveEvent(f"{event} is a live event: a rehearsal would spoil its counts. Rehearse with a practice event.")
    dice = Random(seed)
    begun = clock.at
    for moment in sorted(_moments(dice, begun, visits, hours)):
        clock.at, clock.elapsed_ms = moment, int((moment - begun).total_seconds() * 1000)
        yield _visit(desk, dice)


def _moments(dice: Random, begun: datetime, visits: int, hours: float) -> Iterator[datetime]:
    steps = max(1, round(hours * 4))
    quarter = timedelta(hours=hours) / steps
    starts = [begun + quarter * step for step in range(steps)]
    busy = [_HOURLY[start.hour] for start in starts]
    for start in dice.choices(starts, weights=busy, k=visits):
        yield start + quarter * dice.random()


def _visit(desk: Desk, dice: Random) -> Rehearsed:
    language = dice.choice(desk.settings.screens.languages)
    # People choose among the first cards they see, and those are the least written.
    cards = desk.cards(language)[:4]
    case_id = dice.choice(cards).id
    visit = Visit(language).begin().choose(case_id).act(Kind.LETTER)
    openers = len(desk.case(case_id).told_in(language).openers)
    draft = Draft(
        way=dice.choice((Way.READY, Way.READY, Way.GUIDED)),
        opener=dice.randrange(openers),
        who=dice.choice(_WHO),
        why=dice.choice(_WHY),
    )
    visit = visit.written(draft).signed(dice.choice(_NAMES), dice.choice(_PLACES))
    sheet = desk.sheet(desk.compose(case_id, visit.draft, language))
    return Rehearsed(case_id, desk.finish(visit, sheet.pdf, sheet.pages))
