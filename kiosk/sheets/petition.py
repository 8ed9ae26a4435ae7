"""A petition to sign on paper: whom it asks for what, and numbered lines, page after page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor

from kiosk.errors import KioskError
from kiosk.letter.imprint import Imprint
from kiosk.letter.petition import Petition
from kiosk.sheets import stack
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.column import LEADING, Align
from kiosk.sheets.drawable import alone
from kiosk.sheets.frame import check
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Passage, Voice
from kiosk.sheets.plea import QUIET, SMALL, TEXT, full, short
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.stack import Cell, Row, row
from kiosk.sheets.table import set_table
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

ROW = 9.5 * PT_PER_MM
"""Height of a line to sign, in points: below 9 mm grown-ups' signatures touch each other."""

LINES_MOST = 999
"""Lines in one document: fifty pages, and the last number that its column holds."""

SIDE_MM = 18.0
"""Margin in millimetres: 7 less than a letter's, which all goes to the signatures."""

_LEAST = 3
_SHARES = (0.06, 0.36, 0.28, 0.30)
_GAP, _TAIL, _TAIL_GAP, _BLANK = (mm * PT_PER_MM for mm in (5.0, 7.0, 3.0, 25.0))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Leaf:
    """What is on one page of a petition: its head, the numbers of its lines, and the row below them."""

    head: tuple[Row, ...]
    lines: range
    tail: Row


class SetPetition:
    """A petition, set: every page but for the numbers of its lines, of which there are `lines`, or one page full."""

    size_pt = TEXT

    def __init__(self, text: Petition, paper: Paper, shared: Shared, lines: int | None) -> None:
        self.imprint: Imprint = text.imprint
        language, setter = self.imprint.language, shared.setter
        self._setter, self._count = setter, text.count
        self.frame = shared.frame(self.imprint, paper)
        self.small = Voice(Style.SMALL, language)
        self.table = set_table(setter, language, paper, _SHARES, ("", *text.columns))
        self.full = tuple(full(text, text.rule, setter, paper.measure))
        self.short = tuple(_short(text, setter, paper.measure))
        if (least := min(self._room(self.full), self._room(self.short))) < _LEAST:
            raise TooLong(ceil((_LEAST - least) * ROW / (TEXT * LEADING)), "petition")
        self._leaves = tuple(self._cut(lines))

    @property
    def paper(self) -> Paper:
        """What it is printed on."""
        return self.frame.paper

    @property
    def pages(self) -> int:
        """As many as the lines need."""
        return len(self._leaves)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is asked of whom."""
        return tuple(line for one in self.full for line in one.text)

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw its pages, each with what is asked."""
        for leaf in self._leaves:
            with self.frame.page(canvas):
                _draw(self, leaf, canvas)

    def _room(self, head: tuple[Row, ...]) -> int:
        """How many lines to sign stand below a head."""
        return floor((self.frame.room - stack.height(head) - _GAP - self.table.head_height - _TAIL) / ROW)

    def _cut(self, lines: int | None) -> Iterator[_Leaf]:
        """The pages that `lines` lines need; None fills one."""
        most = [self._room(self.full)]
        lines = most[0] if lines is None else lines
        while sum(most) < lines:
            most.append(self._room(self.short))
        past = 0
        for index, room in enumerate(most):
            numbers = range(past + 1, min(lines, past + room) + 1)
            yield _Leaf(self.short if index else self.full, numbers, self._tail(index + 1, len(most)))
            past += room

    def _tail(self, page: int, pages: int) -> Row:
        """Which page this is, and whose number whoever collects it fills in."""
        measure = self.frame.paper.measure
        told = f"{page} / {pages}" if pages > 1 else ""
        count = self.small.set(self._setter, self._count, SMALL, measure - _BLANK, Align.END)
        return Row(
            (
                Cell(self.small.set(self._setter, told, SMALL, measure), grey=QUIET),
                Cell(count, _BLANK if self.frame.back else 0.0, QUIET),
            )
        )

    def number(self, number: int) -> tuple[Passage, ...]:
        """A line to sign: its number, and nothing in the other columns."""
        return self.table.set(self._setter, [str(number)], self.small, SMALL)


def set_petition(text: Petition, paper: Paper, shared: Shared, *, lines: int | None = None) -> SetPetition:
    """The petition with so many lines to sign, as many as one page takes by default; each page says what is asked.

    Raises `TooLong` where the words leave no room to sign, or `Unprintable`.
    """
    if lines is not None and not 1 <= lines <= LINES_MOST:
        raise KioskError(f"A petition has 1 to {LINES_MOST} lines to sign, and not {lines}.")
    check(_texts(text), shared.library, "petition")
    return SetPetition(text, replace(paper, side_mm=SIDE_MM), shared, lines)


def petition_sheet(text: Petition, paper: Paper, library: FontLibrary, *, lines: int | None = None) -> Sheet:
    """The petition as a document; for the arguments see `set_petition`."""
    return alone(set_petition(text, paper, Shared(library), lines=lines))


def _draw(done: SetPetition, page: _Leaf, canvas: SheetCanvas) -> None:
    paper, table = done.frame.paper, done.table
    top = stack.draw(page.head, canvas, paper.left, done.frame.top) - _GAP
    with canvas.tagged("Table"):
        low = head = table.head(canvas, top)
        for number in page.lines:
            low = table.row(canvas, low, ROW, done.number(number), QUIET)
    table.part(canvas, head, low)
    page.tail.draw(canvas, paper.left, low - _TAIL_GAP)
    left = paper.left + (0.0 if done.frame.back else paper.measure - _BLANK + _TAIL_GAP)
    canvas.rule(left, low - _TAIL_GAP - page.tail.rise - 1, _BLANK - _TAIL_GAP, grey=QUIET)


def _short(text: Petition, setter: Setter, measure: float) -> Iterator[Row]:
    """What a signer on a later page must still see, the rule of what nobody is asked for included."""
    yield from short(text, setter, measure)
    small = Voice(Style.SMALL, text.imprint.language)
    yield row(small.set(setter, text.rule, SMALL, measure, Align.RAGGED), 5.0, grey=QUIET)


def _texts(text: Petition) -> Iterator[str]:
    imprint = text.imprint
    yield from (imprint.mark, imprint.note, imprint.page_label, text.heading, text.to, *text.statement)
    yield from (text.lead, text.ask, *text.columns, text.rule, text.count)
