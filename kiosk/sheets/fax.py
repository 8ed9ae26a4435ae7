"""A fax on one page: cover lines, and the letter below them, in nothing but black and no finer than a fax can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from kiosk.letter.fax import CoverLine, Fax
from kiosk.letter.imprint import Imprint
from kiosk.sheets import stack
from kiosk.sheets.badge import Badge, set_badge
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.column import Column, flow
from kiosk.sheets.drawable import alone
from kiosk.sheets.frame import check
from kiosk.sheets.letter import own_blocks, texts
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Passage, Voice
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.stack import Cell, Row, listed
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

SIZES = (12.5, 12.0, 11.5, 11.0)
"""Points of the letter, largest first: at 98 lines an inch 11 points are 15 lines, and an e keeps its eye open."""

SIDE_MM = 20.0
"""Margin in millimetres: 5 less than a letter's, since type is larger here; machines cut off up to 5."""

SMALL = 11.0
"""Points of labels, the practice mark and the line at the foot: the least that may stand on a fax."""

FINE, HEAVY = 0.7, 1.2
"""Points of the rules: 98 lines an inch are 0.73 points apart, and a rule that is finer comes and goes."""

_HEADING, _VALUE = 24.0, 12.0
_ROW_GAP, _RULE_GAP = 5.5, 10.0
_LABEL_GAP = 6 * PT_PER_MM
_BODY_GAP, _FOOT_GAP = 7 * PT_PER_MM, 5 * PT_PER_MM
_BLANK = 70 * PT_PER_MM
_BELOW = 2.0
_ASCENT = 0.78


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetFax:
    """A fax fitted to its page.

    `cover` are the rows between the two rules and `blank`, where the writer's name is written by hand, the number of
    its row and how far from the left it begins.
    """

    imprint: Imprint
    paper: Paper
    heading: Passage
    badge: Badge | None
    cover: tuple[Row, ...]
    blank: tuple[int, float] | None
    column: Column
    foot: Passage
    back: bool

    @property
    def pages(self) -> int:
        """One."""
        return 1

    @property
    def size_pt(self) -> float:
        """The size of the letter's type, in points."""
        return self.column.size

    @property
    def lines(self) -> tuple[str, ...]:
        """The letter's true lines, an empty one between two paragraphs."""
        return self.column.body

    @property
    def room(self) -> float:
        """The height between the rule below the cover lines and the line at the foot, in points."""
        return self._under_cover - _BODY_GAP - self._foot_top - _FOOT_GAP

    @property
    def _top(self) -> float:
        return self.paper.height - self.paper.top_mm * PT_PER_MM

    @property
    def _foot_top(self) -> float:
        return self.paper.foot_mm * PT_PER_MM + self.foot.height

    @property
    def _rule(self) -> float:
        return self._top - self.heading.height - _RULE_GAP

    @property
    def _under_cover(self) -> float:
        return self._rule - _RULE_GAP - stack.height(self.cover) - _RULE_GAP

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw its page."""
        with canvas.page(self.paper):
            self._draw_cover(canvas)
            first = self._under_cover - _BODY_GAP - self.column.size * _ASCENT
            placed = (PlacedLine(line, x, first + y, added) for line, x, y, added in self.column.placed)
            canvas.lines(placed, self.column.size)
            self.foot.draw(canvas, self.paper.left, self._foot_top)

    def _draw_cover(self, canvas: SheetCanvas) -> None:
        paper = self.paper
        with canvas.tagged("H1"):
            self.heading.draw(canvas, paper.left, self._top)
        if self.badge:
            self.badge.draw(canvas, paper, self._top, back=self.back)
        canvas.rule(paper.left, self._rule, paper.measure, weight=HEAVY)
        stack.draw(self.cover, canvas, paper.left, self._rule - _RULE_GAP)
        if self.blank:
            number, x = self.blank
            above, this = self.cover[:number], self.cover[number]
            low = self._rule - _RULE_GAP - stack.height(above) - this.before - this.rise - _BELOW
            canvas.rule(paper.left + x, low, _BLANK, weight=FINE)
        canvas.rule(paper.left, self._under_cover, paper.measure, weight=HEAVY)


def set_fax(text: Fax, paper: Paper, shared: Shared) -> SetFax:
    """The fax at the largest size at which it fits one page; raises `TooLong` where none does, or `Unprintable`."""
    check((*texts(text.letter), *_texts(text)), shared.library, "fax")
    setter, language = shared.setter, text.imprint.language
    paper, back = replace(paper, side_mm=SIDE_MM), runs_back(language)
    small, strong = Voice(Style.SMALL, language), Voice(Style.STRONG, language)
    cover, blank = _cover(text.cover, setter, paper, language)
    heading = strong.set(setter, text.heading, _HEADING, paper.measure)
    badge = set_badge(setter, text.imprint.mark, language, SMALL, bold=True)
    foot = small.set(setter, text.imprint.note, SMALL, paper.measure)
    words = own_blocks(text.letter, setter, Style.SMALL)
    for size in SIZES:
        column = flow(words, paper, size, back=back)
        done = SetFax(text.imprint, paper, heading, badge, cover, blank, column, foot, back)
        over = size * _ASCENT + column.depth - done.room
        if over <= 0:
            return done
    raise TooLong(ceil(over / column.leading), "fax")


def fax_sheet(text: Fax, paper: Paper, library: FontLibrary) -> Sheet:
    """The fax as a document; raises what `set_fax` raises."""
    return alone(set_fax(text, paper, Shared(library)))


def _cover(
    rows: tuple[CoverLine, ...], setter: Setter, paper: Paper, language: str
) -> tuple[tuple[Row, ...], tuple[int, float] | None]:
    """The cover lines with their labels in a column of their own, and where the name is written by hand."""
    strong, small, back = Voice(Style.STRONG, language), Voice(Style.SMALL, language), runs_back(language)
    column = max(strong.set(setter, one.label, SMALL, paper.measure / 3).width for one in rows) + _LABEL_GAP
    room = paper.measure - column
    found: list[Row] = []
    blank = None
    for number, one in enumerate(rows):
        if not one.lines[0]:
            blank = (number, paper.measure - column - _BLANK if back else column)
        # A line that is written by hand takes as much as one that is printed.
        label = strong.set(setter, one.label + "\n" * (one.lines == ("",)), SMALL, column - _LABEL_GAP)
        said = small.set(setter, "\n".join(one.lines), _VALUE, room)
        cells = Cell(label, room + _LABEL_GAP if back else 0.0), Cell(said, 0.0 if back else column)
        found.append(listed(*cells, _ROW_GAP if number else 0.0))
    return tuple(found), blank


def _texts(text: Fax) -> Iterator[str]:
    yield from (text.imprint.mark, text.imprint.note, text.heading)
    for one in text.cover:
        yield from (one.label, *one.lines)
