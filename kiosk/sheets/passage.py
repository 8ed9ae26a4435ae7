"""Words set to a measure, to be put anywhere on a sheet: what tables, columns and cards are made of."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.column import LEADING, Align, leading_of, place
from kiosk.typeset.direction import runs_back
from kiosk.typeset.face import EM
from kiosk.typeset.fonts import Style
from kiosk.typeset.layout import Line, lines
from kiosk.typeset.shape import Setter

_RISE, _FALL = 0.78, 0.24
"""Above the first baseline and below the last, in type sizes; what a tall script adds is shared between both."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Passage:
    """Lines at `size` points in a `measure` of points, `leading` points from one baseline to the next.

    `back` is the direction of the sheet, or of the column, that the passage stands in.
    """

    rows: tuple[Line, ...]
    size: float
    leading: float
    measure: float
    align: Align
    back: bool

    @property
    def rise(self) -> float:
        """From the top of the passage to its first baseline."""
        return self.size * _RISE + self._extra

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last, in points; 0 without a line."""
        if not self.rows:
            return 0.0
        return self.rise + self.leading * (len(self.rows) - 1) + self.size * _FALL + self._extra

    @property
    def width(self) -> float:
        """How far the longest line reaches, in points."""
        return max((row.width for row in self.rows), default=0) * self.size / EM

    @property
    def _extra(self) -> float:
        return (self.leading - self.size * LEADING) / 2

    @property
    def text(self) -> tuple[str, ...]:
        """The lines as they read on paper."""
        return tuple(row.text for row in self.rows)

    def draw(self, canvas: SheetCanvas, left: float, top: float, *, grey: float = 0.0) -> None:
        """Draw it with its upper left corner there."""
        if self.rows:
            canvas.lines(self._placed(left, top - self.rise), self.size, grey)

    def _placed(self, left: float, first: float) -> list[PlacedLine]:
        return [
            place(row, self.align, left, first - self.leading * number, self.measure, self.size, back=self.back)
            for number, row in enumerate(self.rows)
        ]


@dataclass(frozen=True, slots=True)
class Voice:
    """In what words are set: style, language, and the direction of what they stand in, if that is another."""

    style: Style
    language: str
    back: bool | None = None

    def set(self, setter: Setter, text: str, size: float, measure: float, align: Align = Align.START) -> Passage:
        """`text` at `size` points in a measure of points."""
        words = setter.words(text, self.style, self.language)
        back = runs_back(self.language) if self.back is None else self.back
        rows = tuple(lines(words, measure * EM / size))
        return Passage(rows, size, size * leading_of(words), measure, align, back)
