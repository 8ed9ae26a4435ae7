"""Which cases a search, a country and an issue leave."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.campaign.model import Issue
from kiosk.catalogue import Say
from kiosk.desk import Card


@dataclass(frozen=True, slots=True)
class Sieve:
    """What an attendee narrowed the cases to; empty lets all through."""

    search: str = ""
    country: str = ""
    issue: str = ""

    @property
    def narrow(self) -> bool:
        """True where something is left out."""
        return bool(self.search or self.country or self.issue)

    def sift(self, cards: Sequence[Card]) -> list[Card]:
        """The cards that pass, in their order."""
        words = folded(self.search).split()
        return [card for card in cards if self._passes(card, words)]

    def _passes(self, card: Card, words: Sequence[str]) -> bool:
        if self.country and card.country_code != self.country:
            return False
        if self.issue and self.issue not in card.issues:
            return False
        text = folded(card.searchable) if words else ""
        return all(word in text for word in words)


def folded(text: str) -> str:
    """`text` as it is searched: without case and accents, which keyboards differ in."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def countries(cards: Sequence[Card]) -> list[tuple[str, str]]:
    """Code and name of each country there is a case from, by name."""
    return sorted({(card.country_code, card.country) for card in cards}, key=lambda pair: folded(pair[1]))


def issues(cards: Sequence[Card], say: Say) -> list[tuple[str, str]]:
    """Each issue that some case is about, by what it is called."""
    there = {issue for card in cards for issue in card.issues}
    names = issue_names(say)
    return sorted(((issue, names[Issue(issue)]) for issue in there), key=lambda pair: folded(pair[1]))


def issue_names(say: Say) -> dict[Issue, str]:
    """What the issues are called on a screen."""
    return {
        Issue.EXPRESSION: say("Free speech"),
        Issue.PROTEST: say("Right to protest"),
        Issue.PRISON: say("Unfair prison"),
        Issue.TORTURE: say("Torture"),
        Issue.HOUSING: say("Homes and land"),
        Issue.DEFENDERS: say("Human rights defenders"),
        Issue.LGBTI: say("LGBTI rights"),
        Issue.DISAPPEARANCE: say("The disappeared"),
    }
