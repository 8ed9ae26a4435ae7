"""A table with ruled rows: columns that begin at the side where its reader begins, and a head for every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.column import Align
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Passage, Voice
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import Style
from kiosk.typeset.shape import Setter

PAD = 2 * PT_PER_MM
"""White between a column's edge and its words, in points."""

_HEAD_SIZE, _HEAD_PAD = 8.5, 1.6 * PT_PER_MM
_RULE_GREY, _EDGE_GREY, _HEAD_GREY = 0.6, 0.2, 0.2


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Table:
    """Columns as pairs of left edge and width in points, in the order they are read, and their heads."""

    paper: Paper
    columns: tuple[tuple[float, float], ...]
    heads: tuple[Passage, ...]

    @property
    def head_height(self) -> float:
        """Height of the head, in points."""
        return max(head.height for head in self.heads) + _HEAD_PAD

    def head(self, canvas: SheetCanvas, top: float) -> float:
        """Draw the head below `top`, inside of a ``Table``; returns where the first row begins."""
        rise = max(head.rise for head in self.heads)
        with canvas.tagged("TR"):
            for head, (x, _) in zip(self.heads, self.columns, strict=True):
                with canvas.tagged("TH", scope="Column"):
                    head.draw(canvas, x + PAD, top - rise + head.rise, grey=_HEAD_GREY)
        bottom = top - self.head_height
        canvas.rule(self.paper.left, bottom, self.paper.measure, weight=0.8, grey=_EDGE_GREY)
        return bottom

    def row(self, canvas: SheetCanvas, top: float, height: float, cells: Sequence[Passage], grey: float = 0.0) -> float:
        """Draw a row of this height, its cells in the middle of it; returns where the next begins.

        There may be fewer cells than columns: the others stay white.
        """
        with canvas.tagged("TR"):
            for cell, (x, _) in zip_longest(cells, self.columns):
                with canvas.tagged("TD"):
                    if cell:
                        cell.draw(canvas, x + PAD, top - (height - cell.height) / 2, grey=grey)
        canvas.rule(self.paper.left, top - height, self.paper.measure, grey=_RULE_GREY)
        return top - height

    def part(self, canvas: SheetCanvas, top: float, bottom: float) -> None:
        """Draw the lines between the columns."""
        for x, _ in self.columns:
            if x > self.paper.left + 1:
                canvas.fall(x, top, bottom, grey=_RULE_GREY)

    def set(self, setter: Setter, texts: Sequence[str], voice: Voice, size: float) -> tuple[Passage, ...]:
        """The cells of a row, each in its column as its head stands."""
        return tuple(
            voice.set(setter, text, size, head.measure, head.align)
            for text, head in zip(texts, self.heads, strict=False)
        )


def set_table(
    setter: Setter, language: str, paper: Paper, shares: Sequence[float], heads: Sequence[str], *, sums: bool = False
) -> Table:
    """A table as wide as the measure of `paper`; `shares` of it go to the columns in the order they are read.

    With `sums` the last column holds numbers, whose last digits stand below each other.
    """
    columns: list[tuple[float, float]] = []
    past = 0.0
    for share in shares:
        past += share
        start = 1 - past if runs_back(language) else past - share
        columns.append((paper.left + start * paper.measure, share * paper.measure))
    voice = Voice(Style.STRONG, language)
    aligns = [*[Align.START] * (len(shares) - 1), Align.END if sums else Align.START]
    set_heads = (
        voice.set(setter, head, _HEAD_SIZE, width - 2 * PAD, align)
        for head, (_, width), align in zip(heads, columns, aligns, strict=True)
    )
    return Table(paper, tuple(columns), tuple(set_heads))
