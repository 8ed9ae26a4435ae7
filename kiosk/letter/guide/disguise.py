"""Words that hide: spaced out, starred, spelled with digits, drawn out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.letter.guide.folded import Folded, Span

_SPACED = re.compile(r"(?<!\w)\w(?:[\W_]{1,2}\w(?!\w)){2,}")
_MIXED = re.compile(r"(?<!\S)[(\"'“«]*(\w[^\s,;:“”«»\"()]{1,18}\w)(?![^\s\W])")
_STARRED = re.compile(r"[*#@$!|+€0-9]")
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_LOOKS = {
    "0": "o", "1": "[il]", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i",
    "|": "[il]", "+": "t", "€": "e",
}  # fmt: skip
_STAR = re.compile(r"[*#]+")

LETTERS_MIN = 2
"""Letters a starred word must still show: ``f**k`` is read, ``****`` says nothing."""


def disguised(text: Folded, words: frozenset[str]) -> Iterator[Span]:
    """Where one of `words` (folded, whole) stands in disguise; plainly written ones are not looked for."""
    if not words:
        return
    for found in _SPACED.finditer(text.text):
        joined = "".join(char for char in found.group() if char.isalnum())
        if any(word in joined for word in words):
            yield text.span(*found.span())
    for found in _MIXED.finditer(text.text):
        if _STARRED.search(found[1]) and _unmasked(found[1], words):
            yield text.span(*found.span(1))
    for word in text.words:
        if _DRAWN_OUT.search(word.text) and _short(word.text, words):
            yield text.span(word.start, word.end)


def _unmasked(token: str, words: frozenset[str]) -> bool:
    if sum(char.isalpha() for char in token) < LETTERS_MIN:
        return False
    parts = re.findall(r"[*#]+|.", token)
    form = re.compile("".join(r"\w{1,4}" if _STAR.match(part) else _LOOKS.get(part, re.escape(part)) for part in parts))
    return any(form.fullmatch(word) for word in words)


def _short(word: str, words: frozenset[str]) -> bool:
    # "stuuupid" has one u, "asssshole" two s: both shortenings are tried.
    return any(_DRAWN_OUT.sub(kept, word) in words for kept in (r"\1", r"\1\1"))
