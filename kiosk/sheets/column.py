"""Blocks of words flowed down a page at one type size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import chain

from kiosk.sheets.canvas import PlacedLine
from kiosk.sheets.paper import Paper
from kiosk.typeset.face import EM
from kiosk.typeset.glyphs import Word
from kiosk.typeset.layout import Line, lines, stretch

LEADING = 1.35
"""Baseline to baseline in type sizes: lines of 80 characters need air to be followed back to the left."""


class Align(Enum):
    """How a block's lines stand in their measure: at the side where the letter's reader begins, or at the other.

    Justified lines, and the last of them, follow the paragraph's own direction.
    """

    START = "start"
    END = "end"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Block:
    """Words that stand together.

    `before` is the space above in leadings and `room` the same in points; `share` is the part of the measure
    the words may fill; a `beside` block stands level with the one before it; `body` marks the text proper.
    """

    words: tuple[Word, ...]
    before: float = 0.0
    align: Align = Align.START
    share: float = 1.0
    beside: bool = False
    room: float = 0.0
    body: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Column:
    """Blocks set at `size` points: lines placed from a first baseline at height 0 down to ``-depth``."""

    size: float
    placed: tuple[PlacedLine, ...]
    bodies: tuple[tuple[Line, ...], ...]
    depth: float

    @property
    def body(self) -> tuple[str, ...]:
        """The body as it reads on paper, line by line, an empty one between two blocks."""
        return tuple(chain.from_iterable(("", *(row.text for row in rows)) for rows in self.bodies))[1:]

    @property
    def leading(self) -> float:
        """Baseline to baseline, in points."""
        return self.size * LEADING


def flow(blocks: Iterable[Block], paper: Paper, size: float, *, back: bool = False) -> Column:
    """Blocks one below the other on `paper`, as far down as they go; `back` where the letter runs right to left."""
    placed: list[PlacedLine] = []
    bodies: list[tuple[Line, ...]] = []
    leading = size * LEADING
    start = depth = -leading
    for block in blocks:
        rows = lines(block.words, paper.measure * block.share * EM / size)
        if not (rows or block.room):
            continue
        start = start if block.beside else depth + leading * block.before * (depth >= 0) + block.room
        placed += (_placed(row, block, paper, size, start + leading * n, back) for n, row in enumerate(rows, start=1))
        depth = max(depth, start + leading * len(rows))
        if block.body:
            bodies.append(tuple(rows))
    return Column(size, tuple(placed), tuple(bodies), depth)


def _placed(row: Line, block: Block, paper: Paper, size: float, depth: float, back: bool) -> PlacedLine:
    added = stretch(row, paper.measure * EM / size) if block.align is Align.JUSTIFIED else 0.0
    right = row.back if block.align is Align.JUSTIFIED else back is not (block.align is Align.END)
    width = (row.width + added * row.gaps) * size / EM
    return PlacedLine(row, paper.left + (paper.measure - width if right else 0.0), -depth, added)
