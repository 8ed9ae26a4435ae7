"""Which way languages and paragraphs run, and how deep each character of a paragraph is turned."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiosk.typeset import bidi

# ISO 639 has no such list: those written in Arabic, Hebrew, Syriac, Thaana or N'Ko unless a script says otherwise.
_LISTED = """
aii apc ar arc arq ary arz azb bal bqi brh ckb dv fa glk he iw khw ks lah lki lrc luz mzn nqo pbu
pes pnb prs ps sd sdh skr syc syr trw ug ur ydd yi
"""
_LANGUAGES = frozenset(_LISTED.split())
_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "syrc", "thaa"})
_MARKS = {"\u200e": bidi.LTR, "\u200f": bidi.RTL}

# Signs in and around these would turn with the Arabic around them and show another link, number or day. An e-mail
# address needs no help: it begins and ends with letters.
_ONE_PIECE = re.compile(
    r"https?://[!-~]+|www\.[!-~]+|\+[0-9][0-9 ()./-]*[0-9]|[0-9]+(?:[-.][0-9]+){2,}",
    re.ASCII,
)
_ISOLATE, _END = "\u2066", "\u2069"
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})


class Turned(NamedTuple):
    """A paragraph's own level, and the level of each of its characters."""

    base: int
    levels: Sequence[int]


def runs_back(language: str) -> bool:
    """Whether a letter in this language runs from right to left."""
    first, *rest = language.casefold().split("-")
    written = [part for part in rest if len(part) == 4 and part.isalpha()]
    return written[0] in _SCRIPTS if written else first in _LANGUAGES


def base(text: str, kinds: Sequence[str], language: str) -> int:
    """The level of a paragraph: that of its language, unless most of its letters run the other way.

    Its first letter alone would turn an Arabic sentence that begins with a name in Latin letters. A writer who
    knows better begins with a mark of direction (U+200E, U+200F), or isolates the name, which then counts for nothing.
    """
    if text[:1] in _MARKS:
        return _MARKS[text[0]]
    if "PDI" in kinds:
        kinds = list(_outside(kinds))
    back, ahead = kinds.count("R") + kinds.count("AL"), kinds.count("L")
    if back == ahead:
        return bidi.RTL if runs_back(language) else bidi.LTR
    return bidi.RTL if back > ahead else bidi.LTR


def _outside(kinds: Sequence[str]) -> Iterator[str]:
    """The classes that stand in no isolate, as P2 of the annex reads a paragraph."""
    depth = 0
    for kind in kinds:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth:
            yield kind


def turned(text: str, language: str) -> Turned:
    """The levels of one paragraph; a link, a telephone number or a date keeps its order."""
    kinds = bidi.classes(text)
    level = base(text, kinds, language)
    spans = [match.span() for match in _ONE_PIECE.finditer(text)]
    if not spans:
        return Turned(level, bidi.levels(kinds, level, text))
    return Turned(level, _isolated(text, level, spans))


def _isolated(text: str, level: int, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The levels of `text` as if each span stood in a left-to-right isolate (UAX #9, HL3)."""
    parts: list[str] = []
    kept: list[bool] = []
    past = 0
    for start, end in spans:
        parts += (text[past:start], _ISOLATE, text[start:end], _END)
        kept += [True] * (start - past) + [False] + [True] * (end - start) + [False]
        past = end
    whole = "".join([*parts, text[past:]])
    kept += [True] * (len(text) - past)
    found = bidi.levels(bidi.classes(whole), level, whole)
    return [own for own, keep in zip(found, kept, strict=True) if keep]
