"""A letter in two languages on one page: side by side, or the writer's below each paragraph as a smaller gloss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from kiosk.letter.bilingual import Bilingual
from kiosk.letter.imprint import Imprint, imprint_of
from kiosk.sheets import stack
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.column import LEADING, Align
from kiosk.sheets.drawable import alone
from kiosk.sheets.frame import Frame, check
from kiosk.sheets.letter import SIGNATURE, SIZES
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Passage, Voice
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.stack import Cell, Row, row
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

SIDE_MM = 20.0
"""Margin in millimetres: 5 less than a letter's, so that two columns have some 45 characters a line each."""

GUTTER = 9 * PT_PER_MM
"""Between two columns, with a hairline in its middle, in points."""

GLOSS = 0.8
"""Size of a gloss in sizes of the letter: 7.2 pt at the least."""

_OPENING = 2
_HEAD_SIZE = 8.5
_GREY, _RULE_GREY = 0.3, 0.7


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetBilingual:
    """A letter in two languages, set: its rows from the date to the name."""

    imprint: Imprint
    frame: Frame
    rows: tuple[Row, ...]
    size_pt: float
    gloss: bool

    @property
    def paper(self) -> Paper:
        """What it is printed on."""
        return self.frame.paper

    @property
    def pages(self) -> int:
        """One, as every letter."""
        return 1

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines, row by row."""
        return tuple(line for one in self.rows for line in one.text)

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw its page."""
        with self.frame.page(canvas):
            _draw(self.rows, self.frame, canvas, gloss=self.gloss)


def set_bilingual(text: Bilingual, paper: Paper, shared: Shared, *, gloss: bool = False) -> SetBilingual:
    """The letter on one page, with a `gloss` in place of two columns; raises `TooLong` or `Unprintable`.

    The column that the writer reads stands where their reading begins: at the right for Arabic and its like.
    """
    check(_texts(text), shared.library, "letter")
    imprint = imprint_of(text.letter)
    frame = shared.frame(imprint, replace(paper, side_mm=SIDE_MM))
    for size in SIZES:
        page = _Page(text, frame, shared.setter, size)
        rows = tuple(page.gloss() if gloss else page.columns())
        over = stack.height(rows) - frame.room
        if over <= 0:
            return SetBilingual(imprint, frame, rows, size, gloss)
    raise TooLong(ceil(over / (size * LEADING)))


def bilingual_sheet(text: Bilingual, paper: Paper, library: FontLibrary, *, gloss: bool = False) -> Sheet:
    """The letter as a document; for the arguments see `set_bilingual`."""
    return alone(set_bilingual(text, paper, Shared(library), gloss=gloss))


class _Page:
    """The rows of one page at one size."""

    def __init__(self, text: Bilingual, frame: Frame, setter: Setter, size: float) -> None:
        self._text, self._setter, self._size = text, setter, size
        self._measure = frame.paper.measure
        self._printed = Voice(Style.LETTER, text.letter.language)
        self._read = Voice(Style.LETTER, text.reading)
        self._unit = size * LEADING

    def columns(self) -> Iterator[Row]:
        """Date and address, then pairs level at their first lines, then the signature under what is posted."""
        text, letter, unit = self._text, self._text.letter, self._unit
        width = (self._measure - GUTTER) / 2
        first, second = 0.0, width + GUTTER
        read, printed = (second, first) if runs_back(text.reading) else (first, second)

        def pair(ours: str, theirs: str, before: float) -> Row:
            cells = (
                Cell(self._set(self._read, ours, width), read, _GREY, language=text.reading),
                Cell(self._set(self._printed, theirs, width), printed, language=letter.language),
            )
            return Row(cells, before * unit)

        yield from self._opening()
        yield self._heads(width, read, printed)
        yield pair(text.salutation, letter.salutation, 0.7)
        for ours, theirs in zip(text.paragraphs, letter.paragraphs, strict=True):
            yield pair(ours, theirs.text, 0.65)
        yield pair(text.close, letter.close, 0.8)
        yield row(self._sign(width), SIGNATURE, x=printed)

    def gloss(self) -> Iterator[Row]:
        """The letter, with each of its paragraphs told below it where the two differ."""
        text, letter, unit = self._text, self._text.letter, self._unit
        pairs = (
            (letter.salutation, text.salutation, 1.4),
            *((theirs.text, ours, 0.7) for theirs, ours in zip(letter.paragraphs, text.paragraphs, strict=True)),
            (letter.close, text.close, 0.8),
        )
        yield from self._opening()
        small = Voice(Style.SMALL, text.reading)
        for theirs, ours, before in pairs:
            yield row(self._set(self._printed, theirs, self._measure), before * unit)
            if ours != theirs:
                told = small.set(self._setter, ours, self._size * GLOSS, self._measure, Align.RAGGED)
                yield Row((Cell(told, 0.0, _GREY, language=text.reading),), 0.25 * unit)
        yield row(self._sign(self._measure), SIGNATURE)

    def _opening(self) -> Iterator[Row]:
        letter = self._text.letter
        date = self._printed.set(self._setter, letter.place_and_date, self._size, self._measure, Align.END)
        yield row(date)
        address = "\n".join((*letter.sender, *letter.address))
        yield row(self._printed.set(self._setter, address, self._size, self._measure), 1.2 * self._unit)

    def _heads(self, width: float, read: float, printed: float) -> Row:
        languages = (self._text.reading, self._text.letter.language)
        cells = (
            Cell(Voice(Style.STRONG, language).set(self._setter, head, _HEAD_SIZE, width), x, _GREY, language=language)
            for language, head, x in zip(languages, self._text.heads, (read, printed), strict=True)
        )
        return Row((*cells,), 1.8 * self._unit)

    def _sign(self, width: float) -> Passage:
        return self._printed.set(self._setter, self._text.letter.name, self._size, width)

    def _set(self, voice: Voice, text: str, width: float) -> Passage:
        return voice.set(self._setter, text, self._size, width, Align.RAGGED)


def _draw(rows: Sequence[Row], frame: Frame, canvas: SheetCanvas, *, gloss: bool) -> None:
    paper, top = frame.paper, frame.top - frame.lowered(stack.height(rows))
    if gloss:
        stack.draw(rows, canvas, paper.left, top)
        return
    top = stack.draw(rows[:_OPENING], canvas, paper.left, top)
    bottom = stack.draw(rows[_OPENING:-1], canvas, paper.left, top)
    canvas.fall(paper.left + paper.measure / 2, top - rows[_OPENING].before, bottom, grey=_RULE_GREY)
    stack.draw(rows[-1:], canvas, paper.left, bottom)


def _texts(text: Bilingual) -> Iterator[str]:
    letter = text.letter
    yield from (letter.mark, *letter.sender, letter.place_and_date, *letter.address, letter.salutation)
    yield from (paragraph.text for paragraph in letter.paragraphs)
    yield from (letter.close, letter.name, letter.page_label, letter.note, *text.heads)
    yield from (text.salutation, *text.paragraphs, text.close)
