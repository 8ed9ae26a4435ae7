"""Is a case still as it was when somebody verified it? A stopped or stale one is not written for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.catalogue import Say, speaker
from kiosk.errors import Fault, KioskError

if TYPE_CHECKING:
    from kiosk.campaign.model import Case, Pack

# The first screen waits for this file, and for no model of a pack.


class Standing(StrEnum):
    """How a case stands on a day."""

    FRESH = "fresh"
    STOPPED = "stopped"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Freshness:
    """How a case stands, and the last day on which it was fresh; None where it has none."""

    standing: Standing
    until: date | None

    @property
    def ok(self) -> bool:
        """True where letters may be printed."""
        return self.standing is Standing.FRESH


class NotFresh(KioskError):
    """A letter was asked for a case that is stopped or stale; `calm` holds the case's news in the writer's language."""

    def __init__(self, case: Case, fresh: Freshness, say: Say) -> None:
        self.freshness = fresh
        super().__init__(sentence(case, fresh, speaker("en")), calm=sentence(case, fresh, say))


def freshness(case: Case, day: date, days: int) -> Freshness:
    """How `case` stands on `day`, where it stays fresh for `days` after it was verified."""
    stop = case.file.stop_after
    if stop is not None and day > stop:
        return Freshness(Standing.STOPPED, stop)
    stale = case.file.verified_on + timedelta(days=days)
    if day > stale:
        return Freshness(Standing.STALE, stale)
    return Freshness(Standing.FRESH, min(stale, stop) if stop else stale)


def not_fresh(pack: Pack, day: date) -> Iterator[tuple[Case, Freshness]]:
    """The cases of `pack` that are stopped or stale on `day`; none of a practice pack, whose every sheet is marked."""
    if pack.practice:
        return
    for case in pack.cases:
        found = freshness(case, day, pack.file.fresh_days)
        if not found.ok:
            yield case, found


def sentence(case: Case, fresh: Freshness, say: Say) -> str:
    """Why nothing is printed for a case that is not fresh, its news first, for whoever stands before it."""
    words = case.told_in(say.language)
    if fresh.standing is Standing.STALE:
        why = say("What we know of {name} is too old to write upon. Please choose another case.", name=words.name)
    else:
        why = say("Letters for {name} have stopped. Please choose another case.", name=words.name)
    return f"{words.news} {why}" if words.news else why


def faults(pack: Pack, day: date) -> Iterator[Fault]:
    """Each case of a live pack that is stale on `day`, or was stopped and does not tell why."""
    from kiosk.campaign.reading import case_path

    for case, fresh in not_fresh(pack, day):
        file = case_path(case.id)
        if fresh.standing is Standing.STALE:
            what = f"is {case.file.verified_on}, more than {pack.file.fresh_days} days ago: nothing is printed"
            yield Fault(file, "verified_on", what, "Verify the case again, and write the day.")
        elif not all(words.news for words in case.words.values()):
            what = f"is {fresh.until}: nothing is printed, and not every language tells the news"
            yield Fault(file, "stop_after", what, "Tell the news in words/, or take the case out.")
