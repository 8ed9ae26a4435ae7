"""A text as it is compared: no case, no accents, and every place known in the text as it was written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l"})
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"[^\w.!?;:…]{1,4}")
_SEAM = re.compile(r"[^\w!?;:…]{1,3}")
_QUOTES = re.compile('“[^”“]*”|«[^»«]*»|„[^“”]*[“”]|"[^"]*"|(?<!\\w)‘[^‘’]{3,}’(?!\\w)')


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` up to but not including `end`, in code points of the text as it was written."""

    start: int
    end: int

    def meets(self, other: Span) -> bool:
        """True where the two share a character."""
        return self.start < other.end and other.start < self.end


class Word(NamedTuple):
    """One word of a folded text and where it stands in that."""

    start: int
    end: int
    text: str


class Folded:
    """`written` and its folded form; `text` is what is compared."""

    def __init__(self, written: str) -> None:
        self.written = written
        pieces = [_folded(char) for char in written] if not written.isascii() else None
        self.text = written.lower() if pieces is None else "".join(pieces)
        self._origin = None if pieces is None else [at for at, piece in enumerate(pieces) for _ in piece]

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]` stands in `written`."""
        if self._origin is None:
            return Span(start, end)
        return Span(self._origin[start], self._origin[end - 1] + 1)

    @cached_property
    def words(self) -> list[Word]:
        """Each word of `text`."""
        return [Word(found.start(), found.end(), found.group()) for found in _WORD.finditer(self.text)]

    @cached_property
    def quotes(self) -> list[Span]:
        """What stands between quotation marks."""
        return [Span(*found.span()) for found in _QUOTES.finditer(self.written)]

    def near(self, at: int, *, loose: bool = False) -> bool:
        """True where another word follows word `at` in the same thought: no full stop between, unless `loose`."""
        if at + 1 >= len(self.words):
            return False
        gap = self.text[self.words[at].end : self.words[at + 1].start]
        return bool(_BETWEEN.fullmatch(gap) or (loose and _SEAM.fullmatch(gap)))

    def run(self, at: int, pieces: tuple[str, ...]) -> bool:
        """True where `pieces` stand from word `at` on, each parted by a sign or two; the last may be a stem (``*``)."""
        words = self.words[at : at + len(pieces)]
        if len(words) < len(pieces) or words[0].text != pieces[0]:
            return False
        stem = pieces[-1].endswith("*")
        last = words[-1].text.startswith(pieces[-1][:-1]) if stem else words[-1].text == pieces[-1]
        gaps = (self.text[one.end : two.start] for one, two in pairwise(words))
        whole = all(word.text == piece for word, piece in zip(words[:-1], pieces, strict=False))
        return last and whole and all(_SEAM.fullmatch(gap) for gap in gaps)


def fold(text: str) -> str:
    """`text` without case, accents and unseen characters: keyboards differ in all three."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join(char for char in plain if char not in _UNSEEN and not unicodedata.combining(char))


@lru_cache(maxsize=2048)
def _folded(char: str) -> str:
    # Single characters tell nothing of whoever typed them, so that these may outlive a visit.
    return fold(char)
