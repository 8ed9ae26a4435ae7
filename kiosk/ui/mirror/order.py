"""The order in which the words of one box are seen (UAX #9), and the shapes that their letters take there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import bidirectional, category

from kiosk.typeset import bidi, direction
from kiosk.ui.mirror.cells import Cell
from kiosk.ui.mirror.images import image
from kiosk.ui.mirror.joining import ligature, shaped
from kiosk.ui.mirror.part import AHEAD, has_words_back

_BASE_MARKS = "\u200e\u200f"
"""What makes a paragraph of a level, whatever its letters."""

_LETTERS = ("L", "R", "AL")

_JOINED = re.compile("[\u0620-\u06ff]")


def seen(line: Sequence[Cell], base: int, *, still: bool = False) -> list[Cell]:
    """`line` from its left as it is seen, in a paragraph of level `base` (0 or 1); as many columns as it had.

    `still` keeps every letter in a cell of its own, for words that a cursor walks through.
    """
    text = "".join(cell.text for cell in line)
    back = has_words_back(text)
    if base == AHEAD and not back:
        return list(line)
    if text.isspace():
        return [*reversed(line)]
    own = _with_signs(line, levels(line, base), base)
    whole = [*zip(line, own, strict=True)]
    if _JOINED.search(text):
        whole = _formed(whole, base, still)
    return [_turned(*whole[place]) for place in bidi.visual([level for _, level in whole])]


def levels(line: Sequence[Cell], base: int) -> list[int]:
    """The level of each cell, its first character deciding."""
    text = "".join(cell.text for cell in line)
    found = direction.turned(_BASE_MARKS[base] + text, "").levels[1:]
    ended = bidi.ended(found, bidi.classes(text), base)
    starts = accumulate((len(cell.text) for cell in line[:-1]), initial=0)
    return [ended[start] for start in starts] if line else []


def _with_signs(line: Sequence[Cell], found: list[int], base: int) -> list[int]:
    """Levels of a line all of whose letters run against `base`: the signs before and after them run with them.

    The annex would put the full stop of an English sentence on an Arabic screen before its first word.
    """
    letters = [place for place, cell in enumerate(line) if bidirectional(cell.text[0]) in _LETTERS]
    against = base + 1
    if not letters or any(found[place] != against for place in letters):
        return found
    first, last = letters[0], letters[-1]
    signs = [category(cell.text[0])[0] == "P" for cell in line]
    while first and signs[first - 1]:
        first -= 1
    past = max((place + 1 for place in range(last, len(line)) if signs[place]), default=last)
    for place in (*range(first, letters[0]), *range(last, past)):
        found[place] = against
    return found


def _turned(cell: Cell, level: int) -> Cell:
    seen_from_behind = image(cell.text[0]) if level % 2 else cell.text[0]
    return cell if seen_from_behind == cell.text[0] else cell._replace(text=seen_from_behind + cell.text[1:])


def _formed(line: Sequence[tuple[Cell, int]], base: int, still: bool) -> list[tuple[Cell, int]]:
    """The cells with their letters joined; a lam with its alef is one glyph, and the cell it saves comes last."""
    text = "".join(cell.text for cell, _ in line)
    forms = shaped(text)
    found: list[tuple[Cell, int]] = []
    saved: list[tuple[Cell, int]] = []
    start = 0
    for cell, level in line:
        end = start + len(cell.text)
        shape = "".join(forms[start:end])
        formed = cell if shape == cell.text else cell._replace(text=shape)
        before = found[-1][0] if found and not still else None
        one = ligature(before.text[0], text[start]) if before and before.style == cell.style else ""
        if before and one:
            found[-1] = (before._replace(text=one + before.text[1:] + formed.text[1:]), level)
            saved.append((cell._replace(text=" ", style=line[-1][0].style), base))
        else:
            found.append((formed, level))
        start = end
    return found + saved
