"""The foot of a sheet: a QR code to the case's page, what it opens, who printed the sheet, a practice mark."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.sheets import qr
from kiosk.sheets.badge import Badge
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.typeset.direction import runs_back
from kiosk.typeset.face import EM
from kiosk.typeset.fonts import Style
from kiosk.typeset.layout import Line, lines
from kiosk.typeset.shape import Setter

MODULE = 0.45 * PT_PER_MM
"""Side of a QR module in points: below 0.4 mm the cameras of cheap telephones begin to fail."""

LABEL_SIZE, NOTE_SIZE, LEADING = 8.5, 7.5, 10.5
"""Points: 7.5 pt sans is the least that a reader of sixty reads without effort."""

_RULE_GAP = 3.2 * PT_PER_MM
_TEXT_GAP = 1.2 * PT_PER_MM
_RULE_GREY, _TEXT_GREY = 0.6, 0.25
_CAP = 0.714


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Foot:
    """A foot, set; `top` is the height of its rule above the sheet's lower edge, in points.

    `back` mirrors it for a reader who begins at the right; `alt` tells what the code is to who cannot see it.
    """

    paper: Paper
    modules: qr.Matrix
    alt: str
    label: tuple[Line, ...]
    link: tuple[Line, ...]
    note: tuple[Line, ...]
    badge: Badge | None
    height: float
    back: bool

    @property
    def top(self) -> float:
        """Where the sheet's own text must end."""
        return self._base + self.height + _RULE_GAP

    @property
    def _base(self) -> float:
        return self.paper.foot_mm * PT_PER_MM

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw the foot on the page that is open."""
        paper, ceiling = self.paper, self._base + self.height
        canvas.rule(paper.left, self.top, paper.measure, grey=_RULE_GREY)
        if self.modules:
            side = _side(self.modules)
            x, y = paper.left + paper.measure - side if self.back else paper.left, ceiling - side
            with canvas.tagged("Figure", alt=self.alt, box=(x, y, x + side, ceiling)):
                canvas.write(f"q 0 g {MODULE:.4f} 0 0 {MODULE:.4f} {x:.2f} {y:.2f} cm\n{qr.path(self.modules)} Q")
        y = ceiling - LABEL_SIZE * _CAP
        canvas.lines(self._stack(self.label, LABEL_SIZE, y), LABEL_SIZE, _TEXT_GREY)
        canvas.lines(self._stack(self.link, NOTE_SIZE, y - LEADING * len(self.label)), NOTE_SIZE, _TEXT_GREY)
        low = self._base + LEADING * (len(self.note) - 1)
        canvas.lines(self._stack(self.note, NOTE_SIZE, low), NOTE_SIZE, _TEXT_GREY)
        if self.badge:
            self.badge.draw(canvas, paper, ceiling, back=self.back)

    def _stack(self, rows: tuple[Line, ...], size: float, y: float) -> list[PlacedLine]:
        indent = _indent(self.modules)
        left, right = self.paper.left + indent, self.paper.left + self.paper.measure - indent
        return [
            PlacedLine(line, right - line.width * size / EM if self.back else left, y - index * LEADING)
            for index, line in enumerate(rows)
        ]


def set_foot(
    setter: Setter, paper: Paper, language: str, *, page: str, label: str, note: str, badge: Badge | None
) -> Foot:
    """The foot with these words; without a `page` there is no code and no label.

    The link stands beside its code in letters too, for a reader without a camera.
    """
    modules = qr.matrix(page) if page else ()
    room = paper.measure - _indent(modules) - (badge.width + 2 * LEADING if badge else 0)

    def rows(text: str, style: Style, size: float) -> tuple[Line, ...]:
        return tuple(lines(setter.words(text, style, language), room * EM / size))

    above = rows(label if page else "", Style.STRONG, LABEL_SIZE)
    link = rows(page.removeprefix("https://").rstrip("/"), Style.SMALL, NOTE_SIZE)
    below = rows(note, Style.SMALL, NOTE_SIZE)
    # Cap height at the top, baseline at the bottom: both ends stand level with the code's.
    text = (len(above) + len(link) + len(below) - 1) * LEADING + LABEL_SIZE * _CAP
    height = max(_side(modules), text, badge.height if badge else 0)
    # In no language but the letter's own: "QR" is said in all of them.
    alt = ", ".join(filter(None, (f"QR: {label}" if label else "QR", page)))
    return Foot(paper, modules, alt, above, link, below, badge, height, runs_back(language))


def _side(modules: qr.Matrix) -> float:
    return len(modules) * MODULE


def _indent(modules: qr.Matrix) -> float:
    """Where text begins beside the code: past its quiet zone, which the margin grants on the other sides."""
    return _side(modules) + qr.QUIET * MODULE + _TEXT_GAP if modules else 0.0
