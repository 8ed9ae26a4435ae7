"""A line as cells, and back: what a terminal puts side by side, each with its marks and its style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_UNSEEN = re.compile("[\u061c\u200b-\u200f\u2028-\u202e\u2060\u2066-\u2069]")
"""Joiners and marks of direction: their work is done here, and some terminals draw them."""


class Cell(NamedTuple):
    """What stands in one column, or in two where it is `width` 2; `column` is its first as laid out."""

    text: str
    width: int
    style: Style | None
    column: int


def cells(strip: Strip) -> list[Cell]:
    """The cells of a line from its start; what takes no room joins the cell before it."""
    found: list[Cell] = []
    column = 0
    for text, style, _ in strip:
        for start, end, width in split_graphemes(text)[0]:
            before = found[-1] if found else None
            if before and not width:
                found[-1] = before._replace(text=before.text + text[start:end])
            elif before and not before.width:
                # A mark that a line begins with.
                found[-1] = Cell(before.text + text[start:end], width, style, column)
            else:
                found.append(Cell(text[start:end], width, style, column))
            column += width
    return found


def strip(line: Sequence[Cell]) -> Strip:
    """The line that `line` makes, neighbours of one style together."""
    segments = [
        Segment(_UNSEEN.sub("", "".join(cell.text for cell in group)), style)
        for style, group in groupby(line, lambda cell: cell.style)
    ]
    return Strip(segments, sum(cell.width for cell in line))


def columns(line: Iterable[Cell]) -> list[int]:
    """For each column from the left, the column of the layout that is seen there."""
    return [cell.column + offset for cell in line for offset in range(cell.width)]
