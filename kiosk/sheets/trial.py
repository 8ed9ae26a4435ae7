"""The test page: rulers, window and folds, every script, greys, the smallest print and a code, on one sheet."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.letter.trial import Sample, Trial
from kiosk.sheets import qr, ruler, stack
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.column import Align
from kiosk.sheets.frame import check
from kiosk.sheets.head import RETURN_SIZE
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Voice
from kiosk.sheets.sheet import Sheet
from kiosk.sheets.stack import Cell, Row
from kiosk.sheets.window import Pane, Window
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

_TITLE, _TEXT, _CAPTION, _NUMBER = 17.0, 9.0, 8.5, 7.0
"""Points."""

_LEFT, _GUTTER = 25.0, 24.0
"""Millimetres: where words begin, and what they leave at the right, where the standing ruler is."""

_RULER_TOP, _TITLE_TOP, _ABOUT_TOP, _CODE_TOP = 9.0, 24.0, 33.0, 47.0
_SAMPLES_TOP, _SAMPLES_FOOT, _GREYS_FOOT, _SMALL_FOOT = 98.0, 54.0, 47.0, 27.0
_STANDING_TOP, _STANDING_EDGE = 110.0, 10.0
_NAMES, _FIELD = 35.0, 8.0
_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0)
_MODULE = 1.0
_MARK, _FRAME, _QUIET = 5.0, 0.5, 0.35


@dataclass(slots=True)
class _Page:
    """A page on the drawing board; lengths are millimetres from its upper left corner."""

    text: Trial
    paper: Paper
    setter: Setter
    canvas: SheetCanvas

    @property
    def right(self) -> float:
        """Where words end."""
        return self.paper.width_mm - _GUTTER

    def put(
        self,
        words: str,
        size: float,
        left: float,
        top: float,
        right: float,
        *,
        style: Style = Style.SMALL,
        align: Align = Align.START,
        grey: float = 0.0,
    ) -> float:
        """Words between two sides from `top` down; returns where they end."""
        passage = Voice(style, self.text.language).set(self.setter, words, size, (right - left) * PT_PER_MM, align)
        with self.canvas.tagged("P"):
            passage.draw(self.canvas, left * PT_PER_MM, self.paper.height - top * PT_PER_MM, grey=grey)
        return top + passage.height / PT_PER_MM

    def number(self, told: int, left: float, top: float) -> None:
        """A number centred at `left`."""
        passage = Voice(Style.SMALL, "en").set(self.setter, str(told), _NUMBER, 99.0)
        with self.canvas.artifact():
            x = left * PT_PER_MM - passage.width / 2
            passage.draw(self.canvas, x, self.paper.height - top * PT_PER_MM, grey=_QUIET)

    def sides(self, first: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """Two columns, the first so wide, from the side where reading begins."""
        if runs_back(self.text.language):
            return (self.right - first, self.right), (_LEFT, self.right - first)
        return (_LEFT, _LEFT + first), (_LEFT + first, self.right)


def trial_sheet(text: Trial, paper: Paper, library: FontLibrary, window: Window | None = None) -> Sheet:
    """The page as a document, for the event's `window` if it has one; raises `Unprintable` or `WrongPaper`."""
    check(_texts(text), library, "test page")
    canvas = SheetCanvas(paper, title=text.title, language=text.language)
    page = _Page(text, paper, Setter(library), canvas)
    pane = window.on(paper) if window else None
    with canvas.page(paper):
        _top(page)
        if pane:
            _window(page, pane)
        _code(page, pane)
        _samples(page)
        _standing(page)
        _greys(page)
    return Sheet(canvas.pdf(), 1, (), _TEXT)


def _top(page: _Page) -> None:
    text = page.text
    ruler.lying(page.canvas, page.paper, _LEFT, _RULER_TOP)
    for at in range(0, ruler.LENGTH + 1, 10):
        page.number(at, _LEFT + at, _RULER_TOP + 5.4)
    page.put(text.measure, _CAPTION, _LEFT + ruler.LENGTH + 6, _RULER_TOP - 0.6, page.paper.width_mm - 12)
    page.put(text.title, _TITLE, _LEFT, _TITLE_TOP, page.right, style=Style.STRONG)
    page.put(text.about, _CAPTION, _LEFT, _ABOUT_TOP, page.right, grey=_QUIET)


def _window(page: _Page, pane: Pane) -> None:
    seen, canvas, height = pane.seen, page.canvas, page.paper.height
    with canvas.artifact():
        box = (seen.left, height / PT_PER_MM - seen.bottom, seen.width, seen.height)
        drawn = " ".join(f"{edge * PT_PER_MM:.2f}" for edge in box)
        canvas.write(f"0 G {_FRAME} w {drawn} re S")
        for fold in pane.folds:
            canvas.rule(_MARK * PT_PER_MM, height - fold * PT_PER_MM, _MARK * PT_PER_MM, weight=_FRAME)
    left, top, right = seen.left + 4, seen.top + 4, min(seen.right - 3, page.right)
    below = page.put(page.text.hold, _TEXT, left, top, right)
    page.put(pane.window.name, _CAPTION, left, below + 1, right, grey=_QUIET)
    beside = Align.END if runs_back(page.text.language) else Align.START
    for fold in pane.folds:
        page.put(page.text.fold, _NUMBER, 2 * _MARK + 1, fold - 1.6, _LEFT - 1, align=beside, grey=_QUIET)


def _code(page: _Page, pane: Pane | None) -> None:
    """Beside the window, which never shows it."""
    modules = qr.matrix(page.text.code)
    side = len(modules) * _MODULE
    left, right = _LEFT, page.right
    if pane:
        left, right = (pane.seen.right + 8, right) if pane.at_left else (left, pane.seen.left - 8)
    x = right - side if runs_back(page.text.language) else left
    low = page.paper.height - (_CODE_TOP + side) * PT_PER_MM
    module = _MODULE * PT_PER_MM
    box = (x * PT_PER_MM, low, (x + side) * PT_PER_MM, low + side * PT_PER_MM)
    with page.canvas.tagged("Figure", alt=f"QR: {page.text.code}", box=box):
        drawn = qr.path(modules)
        page.canvas.write(f"q 0 g {module:.4f} 0 0 {module:.4f} {x * PT_PER_MM:.2f} {low:.2f} cm\n{drawn} Q")
    page.put(page.text.read, _CAPTION, left, _CODE_TOP + side + 3, right)


def _samples(page: _Page) -> None:
    """A row each script, spread over the room there is."""
    rows = [_row(page, sample) for sample in page.text.samples]
    room = page.paper.height_mm - _SAMPLES_FOOT - _SAMPLES_TOP
    gap = (room * PT_PER_MM - stack.height(rows)) / (len(rows) - 1)
    top = page.paper.height - _SAMPLES_TOP * PT_PER_MM
    for row in rows:
        row.draw(page.canvas, 0.0, top)
        top -= row.height + gap


def _row(page: _Page, sample: Sample) -> Row:
    back, names, lines = runs_back(page.text.language), *page.sides(_NAMES)
    name = Voice(Style.SMALL, page.text.language).set(page.setter, sample.script, _CAPTION, _NAMES * PT_PER_MM)
    voice, measure = Voice(Style.LETTER, sample.language, back), (lines[1] - lines[0]) * PT_PER_MM
    tried = (voice.set(page.setter, sample.text, size, measure) for size in _SIZES)
    line = next((one for one in tried if len(one.rows) == 1), voice.set(page.setter, sample.text, _SIZES[-1], measure))
    told = Cell(name, names[0] * PT_PER_MM, _QUIET, "P")
    return Row((told, Cell(line, lines[0] * PT_PER_MM, language=sample.language)))


def _standing(page: _Page) -> None:
    x = page.paper.width_mm - _STANDING_EDGE
    ruler.standing(page.canvas, page.paper, x, _STANDING_TOP)
    for at in range(0, ruler.LENGTH + 1, 10):
        page.number(at, x - 8, _STANDING_TOP + at - 1.3)


def _greys(page: _Page) -> None:
    width, foot = page.right - _LEFT, page.paper.height_mm
    below = page.put(page.text.greys, _CAPTION, _LEFT, foot - _GREYS_FOOT, page.right)
    ruler.greys(page.canvas, page.paper, _LEFT, below + 1, width, _FIELD)
    page.put(page.text.small, RETURN_SIZE, _LEFT, foot - _SMALL_FOOT, page.right)


def _texts(text: Trial) -> list[str]:
    words = [text.title, text.about, text.measure, text.hold, text.fold, text.read, text.greys, text.small]
    return [*words, *(part for sample in text.samples for part in (sample.script, sample.text))]
