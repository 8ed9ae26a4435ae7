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

_BASE_MARKS = "\u200e\u200f"
"""What makes a paragraph of a level, whatever its letters."""

AHEAD = 2
"""The level of words that run from left to right in a paragraph that does not."""

_WRITTEN_BACK = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks of Unicode that hold every letter running from right to left."""

_JOINED = re.compile("[\u0620-\u06ff]")


def has_words_back(text: str) -> bool:
    """Whether any letter of `text` runs from right to left."""
    return _WRITTEN_BACK.search(text) is not None


def seen(line: Sequence[Cell], base: int, *, still: bool = False) -> list[Cell]:
    """`line` from its left as it is seen, in a paragraph of level `base` (0 or 1); as many columns as it had.

    `still` keeps every letter in a cell of its own, for words that a cursor walks through.
    """
    text = "".join(cell.text for cell in line)
    back = has_words_back(text)
    if base == bidi.LTR and not back:
        return list(line)
    own = levels(line, base) if back else _foreign(line, levels(line, base))
    formed = _formed(line, still) if _JOINED.search(text) else list(line)
    return [_turned(formed[place], own[place]) for place in bidi.visual(own)]


def levels(line: Sequence[Cell], base: int) -> list[int]:
    """The level of each cell, its first character deciding."""
    text = "".join(cell.text for cell in line)
    found = direction.turned(_BASE_MARKS[base] + text, "").levels[1:]
    ended = bidi.ended(found, bidi.classes(text), base)
    starts = accumulate((len(cell.text) for cell in line[:-1]), initial=0)
    return [ended[start] for start in starts] if line else []


def _foreign(line: Sequence[Cell], found: list[int]) -> list[int]:
    """Levels of a line without a letter that runs back: signs before and after its words run with them.

    The annex would put the full stop of an English sentence before its first word.
    """
    words = [place for place, cell in enumerate(line) if bidirectional(cell.text[0]) == "L"]
    if not words:
        return found
    first, last = words[0], words[-1]
    kinds = [category(cell.text[0]) for cell in line]
    while first and kinds[first - 1][0] == "P":
        first -= 1
    signs = [place for place in range(last, len(line)) if kinds[place][0] == "P"]
    last = signs[-1] if signs else last
    found[first : last + 1] = [AHEAD] * (last + 1 - first)
    return found


def _turned(cell: Cell, level: int) -> Cell:
    return cell._replace(text=image(cell.text[0]) + cell.text[1:]) if level % 2 else cell


def _formed(line: Sequence[Cell], still: bool) -> list[Cell]:
    """The cells with their letters joined; a lam with its alef is one glyph, and the cell it saves comes last."""
    text = "".join(cell.text for cell in line)
    forms = shaped(text)
    ends = list(accumulate(len(cell.text) for cell in line))
    found: list[Cell] = []
    saved: list[Cell] = []
    for cell, end in zip(line, ends, strict=True):
        cell = cell._replace(text="".join(forms[end - len(cell.text) : end]))
        typed = text[end - len(cell.text)]
        one = ligature(found[-1].text[0], typed) if found and not still and cell.style == found[-1].style else ""
        if one:
            found[-1] = found[-1]._replace(text=one + found[-1].text[1:] + cell.text[1:])
            saved.append(cell._replace(text=" ", style=line[-1].style))
        else:
            found.append(cell)
    return found + saved
