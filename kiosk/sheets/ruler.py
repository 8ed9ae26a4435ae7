"""A ruler of 100 mm and a scale of greys: what paper shows of a printer that shrinks or smears."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.paper import PT_PER_MM, Paper

LENGTH = 100
"""Millimetres of a ruler: as long as fits beside everything else, so that 3 % of shrinking are 3 mm."""

GREYS = 11
"""Fields from white to black, a tenth darker each."""

_LONG, _MIDDLE, _SHORT = 5.0, 3.5, 2.2
_WEIGHT = 0.3
_EDGE = 0.5


def ticks() -> Iterator[tuple[int, float]]:
    """Each millimetre of a ruler, and how long its mark is."""
    for at in range(LENGTH + 1):
        yield at, _SHORT if at % 5 else _LONG if at % 10 == 0 else _MIDDLE


def lying(canvas: SheetCanvas, paper: Paper, left: float, top: float) -> None:
    """A ruler to the right, its marks below its line; in millimetres from the sheet's upper left corner."""
    x, y = left * PT_PER_MM, paper.height - top * PT_PER_MM
    with canvas.artifact():
        canvas.rule(x, y, LENGTH * PT_PER_MM, weight=_WEIGHT)
        for at, long in ticks():
            canvas.fall(x + at * PT_PER_MM, y, y - long * PT_PER_MM, weight=_WEIGHT)


def standing(canvas: SheetCanvas, paper: Paper, right: float, top: float) -> None:
    """A ruler downwards, its marks to the left of its line; in millimetres as `lying`."""
    x, y = right * PT_PER_MM, paper.height - top * PT_PER_MM
    with canvas.artifact():
        canvas.fall(x, y, y - LENGTH * PT_PER_MM, weight=_WEIGHT)
        for at, long in ticks():
            canvas.rule(x - long * PT_PER_MM, y - at * PT_PER_MM, long * PT_PER_MM, weight=_WEIGHT)


def greys(canvas: SheetCanvas, paper: Paper, left: float, top: float, width: float, height: float) -> None:
    """The fields from white to black, in millimetres as `lying`."""
    side, high = width / GREYS * PT_PER_MM, height * PT_PER_MM
    low = paper.height - (top + height) * PT_PER_MM
    with canvas.artifact():
        for number in range(GREYS):
            x = left * PT_PER_MM + number * side
            canvas.write(f"{1 - number / (GREYS - 1):g} g {x:.2f} {low:.2f} {side:.2f} {high:.2f} re f")
        canvas.write(f"{_EDGE} G {_WEIGHT} w {left * PT_PER_MM:.2f} {low:.2f} {width * PT_PER_MM:.2f} {high:.2f} re S")
