"""Signatures given on the screen, for the section: what is asked of whom, and who signed, page after page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import ceil

from kiosk.errors import KioskError
from kiosk.letter.signatures import SignatureSheet
from kiosk.sheets import stack
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.column import LEADING, Align
from kiosk.sheets.frame import check, set_frame
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Passage, Voice
from kiosk.sheets.petition import SIDE_MM
from kiosk.sheets.plea import QUIET, SMALL, TEXT, full, short
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.stack import Cell, Row
from kiosk.sheets.table import set_table
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.itemise import missing
from kiosk.typeset.shape import Setter

_LEAST = 40 * PT_PER_MM
"""Room for signatures on any page, in points: the longest name and country there can be take 30 mm."""

_SHARES = (0.09, 0.53, 0.38)
_GAP, _PAD, _TAIL, _TAIL_GAP = (mm * PT_PER_MM for mm in (5.0, 2.6, 7.0, 3.0))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Line:
    """A signature, set; `height` in points."""

    cells: tuple[Passage, ...]

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + _PAD


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Leaf:
    """A page: its head, its signatures, and the row below them."""

    head: tuple[Row, ...]
    lines: tuple[_Line, ...]
    tail: Row


class SetSignatures:
    """The signatures of one case, set and cut into pages."""

    def __init__(self, text: SignatureSheet, paper: Paper, setter: Setter, library: FontLibrary) -> None:
        language = text.imprint.language
        self._text, self._setter, self._library = text, setter, library
        self.frame = set_frame(text.imprint, paper, setter)
        self._small = Voice(Style.SMALL, language)
        self._table = set_table(setter, language, paper, _SHARES, ("", *text.columns))
        self._full = tuple(full(text, text.told, setter, paper.measure))
        self._short = tuple(short(text, setter, paper.measure))
        if (least := min(self._room(self._full), self._room(self._short))) < _LEAST:
            raise TooLong(ceil((_LEAST - least) / (TEXT * LEADING)), "petition")
        self._leaves = tuple(self._cut())

    @property
    def pages(self) -> int:
        """As many as the signatures need."""
        return len(self._leaves)

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw its pages, each with what is asked."""
        for leaf in self._leaves:
            with self.frame.page(canvas):
                self._draw(leaf, canvas)

    def _room(self, head: tuple[Row, ...]) -> float:
        return self.frame.room - stack.height(head) - _GAP - self._table.head_height - _TAIL

    def _cut(self) -> Iterator[_Leaf]:
        pages = list(self._portions())
        for number, lines in enumerate(pages, start=1):
            tail = self._tail(len(lines), number, len(pages))
            yield _Leaf(self._short if number > 1 else self._full, lines, tail)

    def _portions(self) -> Iterator[tuple[_Line, ...]]:
        """As many signatures as each page takes."""
        room, page = self._room(self._full), list[_Line]()
        for line in self._lines():
            if line.height > room:
                yield tuple(page)
                room, page = self._room(self._short), []
            room -= line.height
            page.append(line)
        yield tuple(page)

    def _lines(self) -> Iterator[_Line]:
        for number, words in enumerate(self._text.signers, start=1):
            name, country = (self._printable(word) for word in words)
            yield _Line(self._table.set(self._setter, (str(number), name, country), self._small, TEXT))

    def _printable(self, word: str) -> str:
        # One name without a font must not keep a thousand others from the section.
        return self._text.unprintable if missing([word], self._library) else word

    def _tail(self, count: int, page: int, pages: int) -> Row:
        """Which page this is, and how many signatures it bears."""
        measure = self.frame.paper.measure
        told = f"{page} / {pages}" if pages > 1 else ""
        bears = f"{self._text.count} {count}"
        return Row(
            (
                Cell(self._small.set(self._setter, told, SMALL, measure), grey=QUIET),
                Cell(self._small.set(self._setter, bears, SMALL, measure, Align.END), grey=QUIET),
            )
        )

    def _draw(self, leaf: _Leaf, canvas: SheetCanvas) -> None:
        paper, table = self.frame.paper, self._table
        top = stack.draw(leaf.head, canvas, paper.left, self.frame.top) - _GAP
        with canvas.tagged("Table"):
            low = head = table.head(canvas, top)
            for line in leaf.lines:
                low = table.row(canvas, low, line.height, line.cells)
        table.part(canvas, head, low)
        leaf.tail.draw(canvas, paper.left, low - _TAIL_GAP)


class NoSignatures(KioskError):
    """Signatures were to be printed and there are none."""


def signatures_sheet(texts: Iterable[SignatureSheet], paper: Paper, library: FontLibrary, *, title: str) -> Sheet:
    """One document of several cases, each from a new page on; raises `NoSignatures`, `TooLong` or `Unprintable`."""
    texts = tuple(texts)
    if not texts:
        raise NoSignatures("There is no signature to print.")
    setter = Setter(library)
    canvas = SheetCanvas(paper, title=title, language=texts[0].imprint.language)
    pages = 0
    for text in texts:
        check(_texts(text), library, "petition")
        done = SetSignatures(text, replace(paper, side_mm=SIDE_MM), setter, library)
        done.draw(canvas)
        pages += done.pages
    return Sheet(canvas.pdf(), pages, (), TEXT)


def _texts(text: SignatureSheet) -> Iterator[str]:
    imprint = text.imprint
    yield from (imprint.mark, imprint.note, imprint.page_label, text.heading, text.to, *text.statement)
    yield from (text.lead, text.ask, text.told, *text.columns, text.count, text.unprintable)
