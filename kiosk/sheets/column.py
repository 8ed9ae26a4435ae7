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
"""Baseline to baseline in type sizes: lines of 80 characters need air to be followed back to their start."""

# Scripts whose marks and stacks reach further; looked at on the page, since what fonts say of themselves goes
# from 1.2 (Hebrew) to 2.8 (Tibetan).
_TALL = {
    1.5: "Bengali Devanagari Gujarati Gurmukhi Kannada Malayalam Sinhala Tamil Telugu Thai SC TC JP KR",
    1.6: "Khmer Lao",
    1.75: "Myanmar Tibetan",
}
_LEADINGS = {f"NotoSerif{name}-Regular": leading for leading, names in _TALL.items() for name in names.split()}
_LEADINGS["NotoNaskhArabic-Regular"] = 1.5


class Align(Enum):
    """How a block's lines stand in their measure: at the side where the letter's reader begins, or at the other.

    Justified lines, the last of them, and ragged ones follow the paragraph's own direction.
    """

    START = "start"
    END = "end"
    JUSTIFIED = "justified"
    RAGGED = "ragged"


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
    """Blocks set at `size` points: lines placed from a first baseline at height 0 down to ``-depth``.

    `leading` is what a further line of the body takes, in points.
    """

    size: float
    placed: tuple[PlacedLine, ...]
    bodies: tuple[tuple[Line, ...], ...]
    depth: float
    leading: float

    @property
    def body(self) -> tuple[str, ...]:
        """The body as it reads on paper, line by line, an empty one between two blocks."""
        return tuple(chain.from_iterable(("", *(row.text for row in rows)) for rows in self.bodies))[1:]


def flow(blocks: Iterable[Block], paper: Paper, size: float, *, back: bool = False) -> Column:
    """Blocks one below the other on `paper`, as far down as they go; `back` where the letter runs right to left."""
    placed: list[PlacedLine] = []
    bodies: list[tuple[Line, ...]] = []
    unit = size * LEADING
    start = depth = -unit
    leading = body = unit
    for block in blocks:
        rows = lines(block.words, paper.measure * block.share * EM / size)
        if not (rows or block.room):
            continue
        own = size * leading_of(block.words)
        # What stands level with another block has its first line on the other's.
        leading = max(leading, own) if block.beside else own
        start = start if block.beside else depth + unit * block.before * (depth >= 0) + block.room
        placed += (
            place(row, block.align, paper.left, -(start + leading * n), paper.measure, size, back=back)
            for n, row in enumerate(rows, start=1)
        )
        depth = max(depth, start + leading * len(rows))
        if block.body:
            bodies.append(tuple(rows))
            body = max(body, leading)
    return Column(size, tuple(placed), tuple(bodies), depth, body)


def leading_of(words: Iterable[Word]) -> float:
    """Baseline to baseline in type sizes, as much as the tallest script among `words` needs."""
    faces = {word.face for word in words}
    if None in faces:
        faces |= {ink.cluster.face for word in words if word.face is None for ink in word.inks}
    return max((_LEADINGS.get(face.name, LEADING) for face in faces if face), default=LEADING)


def place(
    row: Line, align: Align, left: float, baseline: float, measure: float, size: float, *, back: bool
) -> PlacedLine:
    """A line at `baseline` in a measure that begins at `left`, all in points; `back` as in `flow`."""
    own = align in (Align.JUSTIFIED, Align.RAGGED)
    added = stretch(row, measure * EM / size) if align is Align.JUSTIFIED else 0.0
    right = row.back if own else back is not (align is Align.END)
    width = (row.width + (added * row.gaps if added else 0.0)) * size / EM if right else measure
    return PlacedLine(row, left + measure - width, baseline, added)
