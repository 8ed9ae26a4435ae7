"""An appeal letter on one page: fitted to the paper, shown before it is printed, then written as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

from kiosk.letter.imprint import Imprint, imprint_of
from kiosk.letter.letter import Letter
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.column import Align, Block, Column, flow
from kiosk.sheets.drawable import alone
from kiosk.sheets.foot import Foot
from kiosk.sheets.frame import Frame, check_fonts, set_frame
from kiosk.sheets.head import Head, set_head
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet, TooLong, Unprintable
from kiosk.sheets.window import Window
from kiosk.typeset import itemise
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.glyphs import Word
from kiosk.typeset.shape import Setter

__all__ = [
    "SetLetter",
    "Sheet",
    "TooLong",
    "Unprintable",
    "letter_sheet",
    "lines_left",
    "missing",
    "own_blocks",
    "set_letter",
]

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
"""Points, largest first: 11 is what letters are set in, 9 what a newspaper asks of its readers."""

SIGNATURE = 22 * PT_PER_MM
"""Room for a hand to sign, in points."""

SETTABLE = 12_000
"""Code points beyond which a letter is not set at all: twice what the text's own door lets in."""

_PER_LINE = 80
_ASCENT = 0.78
_FOOT_GAP = 7 * PT_PER_MM
_LOWER = 12 * PT_PER_MM
_HALF = 0.47


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetLetter:
    """A letter fitted to its paper, every character of it with a font.

    `head` holds address, sender and date of a letter for a window, else None: then they stand in the column.
    """

    letter: Letter
    paper: Paper
    blocks: tuple[Block, ...]
    column: Column
    frame: Frame
    head: Head | None = None

    @property
    def imprint(self) -> Imprint:
        """Its language and title."""
        return imprint_of(self.letter)

    @property
    def pages(self) -> int:
        """One: a letter never goes on overleaf."""
        return 1

    @property
    def size_pt(self) -> float:
        """The size of the letter's type, in points."""
        return self.column.size

    @property
    def lines(self) -> tuple[str, ...]:
        """The body's true lines, an empty one between two paragraphs."""
        return self.column.body

    @property
    def spare_lines(self) -> int:
        """How many more lines the body could take at the smallest size."""
        smallest = flow(self.blocks, self.paper, SIZES[-1], back=self.frame.back)
        return _left(smallest, _room(self.paper, self.frame.foot, self.head))

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw its page."""
        with self.frame.page(canvas):
            if self.head:
                self.head.draw(canvas)
            column = self.column
            first = self.paper.height - _top(self.paper, self.head) - column.size * _ASCENT - _lowered(self)
            canvas.lines((PlacedLine(row, x, first + y, added) for row, x, y, added in column.placed), column.size)


def texts(letter: Letter) -> Iterator[str]:
    """Every string of a letter that is printed, from the top of the page to its foot."""
    yield from (letter.mark, *letter.sender, letter.place_and_date, *letter.address, *letter.local, letter.salutation)
    yield from (paragraph.text for paragraph in letter.paragraphs)
    yield from (letter.close, letter.name, letter.page_label, letter.note)


def missing(letter: Letter, library: FontLibrary) -> tuple[str, ...]:
    """The characters of a letter that cannot be printed, in order and each once."""
    return itemise.missing(texts(letter), library)


def lines_left(
    letter: Letter, paper: Paper, library: FontLibrary, setter: Setter | None = None, window: Window | None = None
) -> int:
    """How many more lines the body could take at the smallest size; below zero, how many are too many.

    With the visit's own `setter` it is quick enough to ask after every key.
    """
    if too_many := _beyond_setting(letter):
        return -too_many
    setter = setter or Setter(library)
    frame = set_frame(imprint_of(letter), paper, setter)
    head = set_head(letter, window.on(paper), setter) if window else None
    smallest = flow(_blocks(letter, setter, head), paper, SIZES[-1], back=frame.back)
    return _left(smallest, _room(paper, frame.foot, head))


def set_letter(letter: Letter, paper: Paper, shared: Shared, window: Window | None = None) -> SetLetter:
    """The letter at the largest size at which it fits one page; raises `TooLong` where none does, or `Unprintable`.

    With a `window` the address stands where it shows; raises `WrongPaper` or `AddressTooLong` where it can't.
    """
    if too_many := _beyond_setting(letter):
        raise TooLong(too_many)
    frame = shared.frame(imprint_of(letter), paper)
    head = set_head(letter, window.on(paper), shared.setter) if window else None
    blocks, room = _blocks(letter, shared.setter, head), _room(paper, frame.foot, head)
    for size in SIZES:
        column = flow(blocks, paper, size, back=frame.back)
        if _fits(column, room):
            break
    else:
        raise TooLong(-_left(column, room))
    check_fonts(texts(letter), shared.library, "letter")
    return SetLetter(letter, paper, blocks, column, frame, head)


def letter_sheet(letter: Letter, paper: Paper, library: FontLibrary, window: Window | None = None) -> Sheet:
    """A letter as a document, the same bytes for the same letter; raises what `set_letter` raises."""
    return alone(set_letter(letter, paper, Shared(library), window))


def _blocks(letter: Letter, setter: Setter, head: Head | None) -> tuple[Block, ...]:
    """The letter from the sender at the top of the page, or from below its head, to the name under the signature."""

    def words(*rows: str, language: str = letter.language) -> tuple[Word, ...]:
        return tuple(setter.words("\n".join(rows), Style.LETTER, language))

    date = Block(words(letter.place_and_date), align=Align.END, share=_HALF if letter.sender else 1.0, beside=True)
    above = (
        Block(words(*letter.sender), share=_HALF),
        date,
        Block(words(*letter.address), before=2.0, share=0.7),
        Block(words(*letter.local, language=letter.local_language or letter.language), before=0.6, share=0.7),
    )
    return (*(() if head else above), *own_blocks(letter, setter))


def own_blocks(letter: Letter, setter: Setter, style: Style = Style.LETTER) -> tuple[Block, ...]:
    """The letter's own words, from the salutation to the name under the signature."""

    def words(text: str) -> tuple[Word, ...]:
        return tuple(setter.words(text, style, letter.language))

    return (
        Block(words(letter.salutation), before=1.8),
        *(
            Block(words(paragraph.text), before=0.55 if index else 0.8, align=Align.JUSTIFIED, body=True)
            for index, paragraph in enumerate(letter.paragraphs)
        ),
        Block(words(letter.close), before=0.8),
        Block(words(letter.name), room=SIGNATURE),
    )


def _top(paper: Paper, head: Head | None) -> float:
    """How far below the sheet's upper edge the column begins, in points."""
    return (head.top_mm if head else paper.top_mm) * PT_PER_MM


def _room(paper: Paper, foot: Foot, head: Head | None) -> float:
    """The height between the top margin, or the head, and the foot's own air, in points."""
    return paper.height - _top(paper, head) - foot.top - _FOOT_GAP


def _lowered(set_letter: SetLetter) -> float:
    """How much lower a short letter begins, in points, so that it does not hang from the top of its page."""
    free = _room(set_letter.paper, set_letter.frame.foot, set_letter.head) - _height(set_letter.column)
    return min(_LOWER, free / 4)


def _height(column: Column) -> float:
    return column.size * _ASCENT + column.depth


def _fits(column: Column, room: float) -> bool:
    return _height(column) <= room


def _left(column: Column, room: float) -> int:
    return floor((room - _height(column)) / column.leading)


def _beyond_setting(letter: Letter) -> int:
    """A guess at the lines too many where a letter is too long to be worth setting, else 0."""
    length = sum(map(len, texts(letter)))
    return ceil((length - SETTABLE) / _PER_LINE) if length > SETTABLE else 0
