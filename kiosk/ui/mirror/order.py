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


def _formed(line: Sequence[tuple[Cell, int]], base: int, still: bool) -> list[tuple[Cell, int]]:
    """The cells with their letters joined; a lam with its alef is one glyph, and the cell it saves comes last."""
    text = "".join(cell.text for cell, _ in line)
    forms = shaped(text)
    found: list[tuple[Cell, int]] = []
    saved: list[tuple[Cell, int]] = []
    start = 0
    for cell, level in line:
        end = start + len(cell.text)
        formed = cell._replace(text="".join(forms[start:end]))
        before = found[-1][0] if found and not still else None
        one = ligature(before.text[0], text[start]) if before and before.style == cell.style else ""
        if before and one:
            found[-1] = (before._replace(text=one + before.text[1:] + formed.text[1:]), level)
            saved.append((cell._replace(text=" ", style=line[-1][0].style), base))
        else:
            found.append((formed, level))
        start = end
    return found + saved
