"""Rows of passages one below the other: how much height they take, and where they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.passage import Passage


class Cell(NamedTuple):
    """A passage, how far from the left of its row it stands in points, and its grey."""

    passage: Passage
    x: float = 0.0
    grey: float = 0.0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Row:
    """Cells whose first baselines stand level, `before` points below the row above."""

    cells: tuple[Cell, ...]
    before: float = 0.0

    @property
    def rise(self) -> float:
        """From the top of the row to its first baseline."""
        return max((cell.passage.rise for cell in self.cells if cell.passage.rows), default=0.0)

    @property
    def height(self) -> float:
        """From the top of the tallest first line to the bottom of the lowest last one."""
        depths = (cell.passage.height - cell.passage.rise for cell in self.cells if cell.passage.rows)
        return self.rise + max(depths, default=0.0)

    @property
    def text(self) -> tuple[str, ...]:
        """Its lines as they read on paper, cell by cell."""
        return tuple(line for cell in self.cells for line in cell.passage.text)

    def draw(self, canvas: SheetCanvas, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        for cell in self.cells:
            cell.passage.draw(canvas, left + cell.x, top - self.rise + cell.passage.rise, grey=cell.grey)


def row(passage: Passage, before: float = 0.0, *, x: float = 0.0, grey: float = 0.0) -> Row:
    """A row of one passage."""
    return Row((Cell(passage, x, grey),), before)


def height(rows: Iterable[Row]) -> float:
    """What rows take together, in points; a row without a line takes nothing but the space before it."""
    return sum(one.before + one.height for one in rows)


def draw(rows: Iterable[Row], canvas: SheetCanvas, left: float, top: float) -> float:
    """Draw rows from `top` down; returns the height at which the last one ends."""
    for one, start in _starts(rows, top):
        one.draw(canvas, left, start)
        top = start - one.height
    return top


def _starts(rows: Iterable[Row], top: float) -> Iterator[tuple[Row, float]]:
    for one in rows:
        top -= one.before
        yield one, top
        top -= one.height
