"""The word that a practice sheet carries, in a quiet box that nobody overlooks and that hides no text."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.paper import Paper
from kiosk.typeset.face import EM
from kiosk.typeset.fonts import Style
from kiosk.typeset.layout import Line, lines
from kiosk.typeset.shape import Setter

SIZE = 10.0
"""Points, in bold capitals: read at arm's length, and still quieter than the letter."""

_SIDE_PAD, _HEIGHT = 9.0, 19.0
_CAP = 0.714
_TINT, _EDGE, _INK = 0.95, 0.6, 0.35
_WIDEST = 120_000.0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Badge:
    """A word in a tinted box, `width` by `height` points; `bold` is black on white, for a sheet that is faxed."""

    line: Line
    width: float
    height: float = _HEIGHT
    size: float = SIZE
    bold: bool = False

    def draw(self, canvas: SheetCanvas, paper: Paper, top: float, *, back: bool) -> None:
        """Draw it below `top`, at the side where lines end; `back` where they run right to left."""
        left = paper.left if back else paper.left + paper.measure - self.width
        low = top - self.height
        edge, tint, ink = (0.0, 1.0, 0.0) if self.bold else (_EDGE, _TINT, _INK)
        canvas.box(left, low, self.width, self.height, edge=edge, tint=tint)
        baseline = low + (self.height - self.size * _CAP) / 2
        canvas.lines([PlacedLine(self.line, left + _SIDE_PAD, baseline)], self.size, ink)


def set_badge(setter: Setter, word: str, language: str, size: float = SIZE, *, bold: bool = False) -> Badge | None:
    """The badge with this word at `size` points, None without one."""
    rows = lines(setter.words(word, Style.STRONG, language), _WIDEST)
    if not rows:
        return None
    return Badge(rows[0], rows[0].width * size / EM + 2 * _SIDE_PAD, _HEIGHT * size / SIZE, size, bold)
