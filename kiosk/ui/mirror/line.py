"""One finished line of the screen, turned: its boxes from the right, and in each box its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from textual.strip import Strip

from kiosk.ui.mirror.cells import Cell, cells, columns, strip
from kiosk.ui.mirror.order import seen
from kiosk.ui.mirror.part import Part

_LINES = range(0x2500, 0x25A0)
"""Characters that draw boxes and fill them: whatever stands on both sides of one has nothing in common."""

GAP = 2
"""Blanks that part a title from the fact at the end of its line, where their styles differ too."""


class Turned(NamedTuple):
    """A line as it is seen, and for each of its columns from the left the one of the layout that stands there."""

    strip: Strip
    columns: Sequence[int]


def turned(line: Strip, parts: Sequence[Part], *, mirrors: bool) -> Turned:
    """`line` as it is seen, its parts from the right where it `mirrors`; they cover it from its start to its end."""
    whole = cells(line)
    pieces: list[list[Cell]] = []
    for part in parts:
        own = [cell for cell in whole if part.start <= cell.column < part.end]
        paragraphs = [own] if part.whole else _paragraphs(own)
        pieces += (seen(piece, part.way, still=part.still) for piece in paragraphs)
    order = [cell for piece in (reversed(pieces) if mirrors else pieces) for cell in piece]
    return Turned(strip(order), columns(order))


def _paragraphs(line: Sequence[Cell]) -> Iterator[list[Cell]]:
    """What of a widget's line is read in one: neither a box's edge nor the gap between two columns is in it."""
    for _, group in groupby(line, _draws):
        own = list(group)
        start = 0
        for end in _gaps(own):
            yield own[start:end]
            start = end
        yield own[start:]


def _draws(cell: Cell) -> bool:
    return ord(cell.text[0]) in _LINES


def _gaps(line: Sequence[Cell]) -> Iterator[int]:
    """The places after gaps between words of different looks."""
    inked = [place for place, cell in enumerate(line) if not cell.text.isspace()]
    for before, after in pairwise(inked):
        if after - before > GAP and line[before].style != line[after].style:
            yield after
