"""Telephone numbers, e-mail and street addresses in somebody's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kiosk.letter.guide.folded import Folded, Span
from kiosk.letter.guide.wordlist import WordList

PHONE_DIGITS = 8
"""Digits of a number people could ring; years, sums and house numbers have fewer."""

_PHONE = re.compile(r"(?<![\w.,/-])(?:\+|\(?0\)?\d)[\d\u0660-\u0669\u06f0-\u06f9 .()/\u00a0\u202f–-]{5,24}\d(?!\w)")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_SPELLED_AT = r"\s?[(\[{{]\s?(?:{at})\s?[)\]}}]\s?"
_SPELLED_DOT = r"\s?[(\[{{]\s?(?:{dot})\s?[)\]}}]\s?|\."


def phones(text: str) -> list[Span]:
    """Telephone numbers: with a plus, or a zero before them, and no dates."""
    return [
        Span(*found.span())
        for found in _PHONE.finditer(text)
        if sum(char.isdigit() for char in found.group()) >= PHONE_DIGITS and not _DATE.fullmatch(found.group())
    ]


def emails(text: str, words: WordList | None = None) -> list[Span]:
    """E-mail addresses, spelled ones as well where the list says how people spell them."""
    found = {Span(*match.span()) for match in _EMAIL.finditer(text)}
    if words is not None:
        found.update(Span(*match.span()) for match in _spelled(words.spelled.at, words.spelled.dot).finditer(text))
    return sorted(found)


def addresses(text: str, words: WordList | None) -> list[Span]:
    """Street addresses; none where the language has no list."""
    return words.address.finder.spans(Folded(text)) if words else []


def _spelled(at: Sequence[str], dot: Sequence[str]) -> re.Pattern[str]:
    ats = _SPELLED_AT.format(at="|".join(map(re.escape, at)))
    dots = _SPELLED_DOT.format(dot="|".join(map(re.escape, dot)))
    return re.compile(rf"[\w.+-]{{1,64}}{ats}[\w-]+(?:(?:{dots})[\w-]+)+", re.IGNORECASE)
