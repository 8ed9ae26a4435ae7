"""A text as it is compared: no case, no accents, and every place known in the text as it was written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"})
_WORD = re.compile(r"\w+")
_QUOTES = re.compile('“[^”“]*”|«[^»«]*»|„[^“”]*[“”]|"[^"]*"|(?<!\\w)‘[^‘’]{3,}’(?!\\w)')


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to but not including `end`, in code points of the text as it was written."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """True where the two share a character."""
        return self.start < other.end and other.start < self.end


class Folded:
    """`written` and its folded form; `text` is what patterns are matched against."""

    def __init__(self, written: str) -> None:
        self.written = written
        pieces = [fold(char) for char in written] if not written.isascii() else None
        self.text = written.lower() if pieces is None else "".join(pieces)
        self._origin = None if pieces is None else [at for at, piece in enumerate(pieces) for _ in piece]

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in `written`."""
        if self._origin is None:
            return Span(start, end)
        return Span(self._origin[start], self._origin[end - 1] + 1)

    @cached_property
    def words(self) -> list[tuple[int, str]]:
        """Each word of `text` with the place it begins at."""
        return [(found.start(), found.group()) for found in _WORD.finditer(self.text)]

    @cached_property
    def quotes(self) -> list[Span]:
        """What stands between quotation marks."""
        return [Span(*found.span()) for found in _QUOTES.finditer(self.written)]


def fold(text: str) -> str:
    """`text` without case, accents and unseen characters: keyboards differ in all three."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(char for char in plain if char not in _UNSEEN and not unicodedata.combining(char))
