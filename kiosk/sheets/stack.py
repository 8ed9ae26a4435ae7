"""Rows of passages one below the other: how much height they take, and where they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.passage import Passage


class Cell(NamedTuple):
    """A passage, how far from the left of its row it stands in points, and its grey.

    `role` is what it is to who hears the page, and `language` what it is read in, where that is not the sheet's.
    """

    passage: Passage
    x: float = 0.0
    grey: float = 0.0
    role: str = ""
    language: str = ""

    def draw(self, canvas: SheetCanvas, left: float, first: float) -> None:
        """Draw it with the baseline of its first line at height `first`."""
        with self._tagged(canvas):
            self.passage.draw(canvas, left + self.x, first + self.passage.rise, grey=self.grey)

    def _tagged(self, canvas: SheetCanvas) -> AbstractContextManager[None]:
        role = self.role or ("P" if self.language else "")
        return canvas.tagged(role, language=self.language) if role else nullcontext()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Row:
    """Cells whose first baselines stand level, `before` points below the row above.

    An `item` is one of a list, which it makes with those next to it.
    """

    cells: tuple[Cell, ...]
    before: float = 0.0
    item: bool = False

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
        with canvas.tagged("LI") if self.item else nullcontext():
            for cell in self.cells:
                cell.draw(canvas, left, top - self.rise)


def row(passage: Passage, before: float = 0.0, *, x: float = 0.0, grey: float = 0.0, role: str = "") -> Row:
    """A row of one passage."""
    return Row((Cell(passage, x, grey, role),), before)


def listed(label: Cell, body: Cell, before: float) -> Row:
    """An item of a list: its number, bullet or name, and what it says."""
    return Row((label._replace(role="Lbl"), body._replace(role="LBody")), before, item=True)


def height(rows: Iterable[Row]) -> float:
    """What rows take together, in points; a row without a line takes nothing but the space before it."""
    return sum(one.before + one.height for one in rows)


def draw(rows: Iterable[Row], canvas: SheetCanvas, left: float, top: float) -> float:
    """Draw rows from `top` down; returns the height at which the last one ends."""
    for item, some in groupby(_starts(rows, top), key=lambda pair: pair[0].item):
        with canvas.tagged("L") if item else nullcontext():
            for one, start in some:
                one.draw(canvas, left, start)
                top = start - one.height
    return top


def _starts(rows: Iterable[Row], top: float) -> Iterator[tuple[Row, float]]:
    for one in rows:
        top -= one.before
        yield one, top
        top -= one.height
