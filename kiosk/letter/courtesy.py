"""Advice while writing: what an experienced volunteer would say over a shoulder. It never blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.campaign.model import CaseFile, CaseWords
from kiosk.catalogue import Say
from kiosk.letter.draft import Draft, Way
from kiosk.letter.letter import Letter

_PRESENT = 0.6
"""Share of the ask's longer words that must stand in a free letter for the ask to count as made."""

_LONG_WORD = 4
"""Words of fewer letters (I, to, you, him) say nothing about which ask was made."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One line of advice: a thing that is well, or one that would help."""

    well: bool
    text: str


def advise(letter: Letter, draft: Draft, file: CaseFile, words: CaseWords, say: Say) -> Iterator[Advice]:
    """What can be said of this letter in the language of the screen, the most helpful first."""
    body = _folded(letter.body())
    named = all(_folded(name) in body for name in file.names)
    yield Advice(named, say("full name") if named else say("write the full name: {name}", name=words.full_name))
    asked = draft.way is not Way.FREE or _share(words.ask, body) >= _PRESENT
    yield Advice(asked, say("asks clearly") if asked else say("say what you ask for"))
    if draft.way is Way.GUIDED:
        yield Advice(bool(draft.who), say("says who you are") if draft.who else say("say who you are: it helps"))
    shouts = _shouts(letter.body())
    yield Advice(not shouts, say("polite") if not shouts else say("capitals read like shouting"))


def _share(ask: str, body: str) -> float:
    wanted = {word for word in _words(_folded(ask)) if len(word) > _LONG_WORD}
    there = set(_words(body))
    return len(wanted & there) / len(wanted) if wanted else 1.0


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text).split()


def _folded(text: str) -> str:
    # Accents and case differ between keyboards; a name typed without them is still the name.
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _shouts(text: str) -> bool:
    letters = [char for char in text if char.isalpha() and char.lower() != char.upper()]
    return len(letters) > 40 and sum(char.isupper() for char in letters) > len(letters) / 2
