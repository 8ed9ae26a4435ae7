"""The sheet on top of a bundle: what lies in it by case, and room for whoever packed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from kiosk.letter.cover import Cover
from kiosk.letter.imprint import Imprint
from kiosk.sheets import stack
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.column import LEADING, Align
from kiosk.sheets.drawable import alone
from kiosk.sheets.frame import check
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Passage, Voice
from kiosk.sheets.petition import SIDE_MM
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.stack import Cell, Row, listed, row
from kiosk.sheets.table import set_table
from kiosk.typeset.fonts import FontLibrary, Style

_SHARES = (0.29, 0.15, 0.42, 0.14)
_HEADING, _SIZE, _SMALL, _SUM = 17.0, 10.5, 8.5, 13.0
_QUIET = 0.3
_PAD, _GAP, _LABEL, _TAIL = (mm * PT_PER_MM for mm in (3.2, 7.0, 26.0, 6.0))
_LINE = 14 * PT_PER_MM


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Line:
    """A row of the table, set; `height` in points."""

    cells: tuple[Passage, ...]

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + _PAD


class SetCover:
    """A cover, set, and cut into pages."""

    size_pt = _SIZE

    def __init__(self, text: Cover, paper: Paper, shared: Shared) -> None:
        self.imprint: Imprint = text.imprint
        language, setter = self.imprint.language, shared.setter
        self._text, self._setter = text, setter
        self.frame = shared.frame(self.imprint, paper)
        self.strong, self.small = Voice(Style.STRONG, language), Voice(Style.SMALL, language)
        self.table = set_table(setter, language, paper, _SHARES, text.columns, sums=True)
        self.head = tuple(self._head())
        self.total = self._line(("", "", text.total[0], text.total[1]), self.strong, _SUM)
        self.tail = self.total.height + _GAP + _LINE * len(text.signing)
        self._leaves = tuple(self._cut())

    @property
    def paper(self) -> Paper:
        """What it is printed on."""
        return self.frame.paper

    @property
    def pages(self) -> int:
        """As many as the rows need."""
        return len(self._leaves)

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands above the table."""
        return tuple(line for one in self.head for line in one.text)

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw its pages, the last with the sum and room for the packer."""
        for number, rows in enumerate(self._leaves, start=1):
            with self.frame.page(canvas):
                _draw(self, rows, canvas, last=number == self.pages)
                if self.pages > 1:
                    label, frame = self.number(number), self.frame
                    label.draw(canvas, frame.paper.left, frame.bottom + label.height, grey=_QUIET)

    def _head(self) -> Iterator[Row]:
        measure = self.frame.paper.measure
        yield row(self.strong.set(self._setter, self._text.heading, _HEADING, measure), role="H1")
        for number, (label, fact) in enumerate(self._text.facts):
            yield listed(*self._labelled(label, fact), 2.0 if number else 9.0)

    def _labelled(self, label: str, fact: str) -> tuple[Cell, Cell]:
        measure = self.frame.paper.measure - _LABEL
        back = self.frame.back
        return (
            Cell(self.small.set(self._setter, label, _SIZE, _LABEL), measure if back else 0.0, _QUIET),
            Cell(self.small.set(self._setter, fact, _SIZE, measure), 0.0 if back else _LABEL),
        )

    def _line(self, texts: Sequence[str], voice: Voice, size: float) -> _Line:
        return _Line(self.table.set(self._setter, texts, voice, size))

    def _cut(self) -> Iterator[tuple[_Line, ...]]:
        """The rows of each page; the last leaves room for the sum and the packer, who must not stand alone."""
        room = self.frame.room - stack.height(self.head) - _GAP - self.table.head_height - _TAIL
        page: list[_Line] = []
        lines = [self._line(texts, self.small, _SIZE) for texts in self._text.rows]
        for number, line in enumerate(lines, start=1):
            if line.height + self.tail > room:
                over = line.height + self.tail - room
                raise TooLong(ceil(over / (_SIZE * LEADING)), "row of the bundle")
            needs = line.height + (self.tail if number == len(lines) else 0.0)
            if page and sum(one.height for one in page) + needs > room:
                yield tuple(page)
                page = []
            page.append(line)
        yield tuple(page)

    def signing(self) -> tuple[Passage, ...]:
        """The labels before the lines for whoever packed the bundle."""
        return tuple(self.small.set(self._setter, label, _SIZE, _LABEL) for label in self._text.signing)

    def number(self, page: int) -> Passage:
        """Which page this is."""
        return self.small.set(self._setter, f"{page} / {self.pages}", _SMALL, self.frame.paper.measure, Align.END)


def set_cover(text: Cover, paper: Paper, shared: Shared) -> SetCover:
    """The cover on one page or more, with the sum on the last; raises `TooLong` or `Unprintable`."""
    for texts in _texts(text):
        check(texts, shared.library, "cover")
    return SetCover(text, replace(paper, side_mm=SIDE_MM), shared)


def cover_sheet(text: Cover, paper: Paper, library: FontLibrary) -> Sheet:
    """The cover as a document; raises what `set_cover` raises."""
    return alone(set_cover(text, paper, Shared(library)))


def _draw(done: SetCover, lines: Sequence[_Line], canvas: SheetCanvas, *, last: bool) -> None:
    top = stack.draw(done.head, canvas, done.frame.paper.left, done.frame.top) - _GAP
    with canvas.tagged("Table"):
        low = done.table.head(canvas, top)
        for line in (*lines, done.total) if last else lines:
            low = done.table.row(canvas, low, line.height, line.cells)
    if last:
        _draw_end(done, canvas, low - _GAP)


def _draw_end(done: SetCover, canvas: SheetCanvas, low: float) -> None:
    """A line each for the packer's name, signature and the day of posting."""
    paper, back = done.frame.paper, done.frame.back
    length = (paper.measure - _LABEL) * 0.6
    start = paper.left + (paper.measure - _LABEL - length if back else _LABEL)
    for label in done.signing():
        low -= _LINE
        label.draw(canvas, paper.left + (paper.measure - _LABEL if back else 0.0), low + label.rise + 1, grey=_QUIET)
        canvas.rule(start, low, length, grey=_QUIET)


def _texts(text: Cover) -> Iterator[tuple[str, ...]]:
    """What is printed, in portions each of which may be as long as a sheet."""
    yield (text.imprint.mark, text.heading, *(part for fact in text.facts for part in fact), *text.columns)
    yield (*text.total, *text.signing)
    yield from text.rows
