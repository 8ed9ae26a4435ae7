"""A guide for those who rather write by hand, and a ruled page to write on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import NamedTuple

from kiosk.letter.handwriting import Handwriting, Section
from kiosk.letter.imprint import Imprint
from kiosk.sheets import stack
from kiosk.sheets.bars import HEIGHT, Strip, set_strip
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.column import LEADING
from kiosk.sheets.drawable import alone
from kiosk.sheets.frame import Frame, check
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Passage, Voice
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.stack import Cell, Row, listed, row
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
"""Points of what is read, largest first; before it shrinks, there are fewer openers to choose from."""

PHRASES = 14.0
"""Points of what is copied: a hand that copies looks back and forth, and must find its place again."""

RULE = 8.5 * PT_PER_MM
"""From one ruled line to the next, in points: school paper has 8 to 9 mm for grown-ups."""

SIDE_MM = 20.0
"""Margin in millimetres: 5 less than a letter's, for hands write larger than type."""

_HEADING, _LABEL = 17.0, 8.5
_QUIET, _RULE_GREY = 0.3, 0.65
_STRIP_GAP, _STRIP_DROP = 1 * PT_PER_MM, 2 * PT_PER_MM
_GUTTER, _BULLET = 8 * PT_PER_MM, 3.5 * PT_PER_MM


class _Band(NamedTuple):
    """Rows beside other rows: each list with how far from the left it stands, `before` points below the last band."""

    lists: tuple[tuple[float, tuple[Row, ...]], ...]
    before: float

    @property
    def height(self) -> float:
        return max(stack.height(rows) for _, rows in self.lists)


class _Guide:
    """The guide at one size of its small print, with so many of its openers."""

    def __init__(self, text: Handwriting, frame: Frame, setter: Setter, size: float, openers: int) -> None:
        self._text, self._frame, self._setter, self._size = text, frame, setter, size
        self._openers = text.openers.rows[:openers]
        self._measure = frame.paper.measure

    def bands(self) -> Iterator[_Band]:
        """The guide from its heading to the writer's own details."""
        text, listed, whole, unit = self._text, self._listed, self._measure, self._size * LEADING
        half = (whole - _GUTTER) / 2
        yield self._whole(self._opening(), 0.0)
        yield self._beside(self._address(half), listed(text.points, half), 1.4 * unit)
        yield self._whole(self._phrases(), 1.5 * unit)
        yield self._beside(listed(text.do, half), listed(text.dont, half), 1.8 * unit)
        yield self._whole(listed(text.rules, whole), 1.2 * unit)

    def _opening(self) -> Iterator[Row]:
        yield row(self._set(Style.STRONG, self._text.heading, _HEADING, self._measure), role="H1")
        yield row(self._set(Style.SMALL, self._text.lead, self._size, self._measure), 5.0, grey=_QUIET)

    def _phrases(self) -> Iterator[Row]:
        yield self._label(self._text.copying, self._measure)
        yield self._phrase(self._text.salutation, 4.0)
        if len(self._openers) > 1:
            yield row(self._set(Style.SMALL, self._text.openers.heading, self._size, self._measure), 8.0, grey=_QUIET)
            for opener in self._openers:
                yield self._pointed(opener, Style.LETTER, PHRASES, self._measure, 5.0)
        else:
            yield from (self._phrase(opener, 8.0) for opener in self._openers)
        yield from (self._phrase(phrase, 8.0) for phrase in self._text.phrases)

    def _phrase(self, text: str, before: float) -> Row:
        return row(self._set(Style.LETTER, text, PHRASES, self._measure), before)

    def _listed(self, section: Section, width: float) -> Iterator[Row]:
        """A section: its heading, and its rows with a bullet each where they begin."""
        yield self._label(section.heading, width)
        yield from (self._pointed(text, Style.SMALL, self._size, width, 3.5) for text in section.rows)

    def _address(self, width: float) -> Iterator[Row]:
        yield self._label(self._text.address.heading, width)
        yield row(self._set(Style.SMALL, "\n".join(self._text.address.rows), self._size, width), 3.5)

    def _pointed(self, text: str, style: Style, size: float, width: float, before: float) -> Row:
        back = self._frame.back
        bullet = Cell(self._set(Style.SMALL, "•", size, _BULLET), width - _BULLET if back else 0.0, _QUIET)
        return listed(bullet, Cell(self._set(style, text, size, width - _BULLET), 0.0 if back else _BULLET), before)

    def _label(self, heading: str, width: float) -> Row:
        return row(self._set(Style.STRONG, heading, _LABEL, width), grey=_QUIET, role="H2")

    def _set(self, style: Style, text: str, size: float, width: float) -> Passage:
        return Voice(style, self._text.imprint.language).set(self._setter, text, size, width)

    def _whole(self, rows: Iterable[Row], before: float) -> _Band:
        return _Band(((0.0, tuple(rows)),), before)

    def _beside(self, first: Iterable[Row], second: Iterable[Row], before: float) -> _Band:
        far = (self._measure + _GUTTER) / 2
        places = (far, 0.0) if self._frame.back else (0.0, far)
        return _Band(((places[0], tuple(first)), (places[1], tuple(second))), before)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetHandwriting:
    """A guide, set, and the frame of the page to write on, with the code at its foot."""

    imprint: Imprint
    frame: Frame
    bands: tuple[_Band, ...]
    size_pt: float
    strip: Strip | None = None

    @property
    def paper(self) -> Paper:
        """What it is printed on."""
        return self.frame.paper

    @property
    def pages(self) -> int:
        """Two: one to read and one to write."""
        return 2

    @property
    def lines(self) -> tuple[str, ...]:
        """What there is to read."""
        return tuple(line for band in self.bands for _, rows in band.lists for one in rows for line in one.text)

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw both pages."""
        with self.frame.page(canvas):
            _draw_guide(self.bands, self.frame, canvas)
        with self.frame.page(canvas):
            _draw_rules(self.frame, canvas, self.strip)


def set_handwriting(text: Handwriting, paper: Paper, shared: Shared) -> SetHandwriting:
    """The guide on a page and ruled lines on another, which is what is posted; raises `TooLong` or `Unprintable`."""
    check(_texts(text), shared.library, "guide")
    frame = shared.frame(text.imprint, replace(paper, side_mm=SIDE_MM))
    for size, openers in _tries(text):
        bands = tuple(_Guide(text, frame, shared.setter, size, openers).bands())
        over = sum(band.before + band.height for band in bands) - frame.room
        if over <= 0:
            return SetHandwriting(text.imprint, frame, bands, size, set_strip(text.code, shared.setter))
    raise TooLong(ceil(over / (PHRASES * LEADING)), "guide")


def handwriting_sheet(text: Handwriting, paper: Paper, library: FontLibrary) -> Sheet:
    """The guide as a document; raises what `set_handwriting` raises."""
    return alone(set_handwriting(text, paper, Shared(library)))


def _tries(text: Handwriting) -> Iterator[tuple[float, int]]:
    """Sizes and numbers of openers, the most generous first."""
    for openers in range(len(text.openers.rows), 1, -1):
        yield SIZES[0], openers
    yield from ((size, 1) for size in SIZES)


def _draw_guide(bands: Sequence[_Band], frame: Frame, canvas: SheetCanvas) -> None:
    top = frame.top
    for band in bands:
        top -= band.before
        for x, rows in band.lists:
            stack.draw(rows, canvas, frame.paper.left + x, top)
        top -= band.height


def _draw_rules(frame: Frame, canvas: SheetCanvas, strip: Strip | None) -> None:
    room = frame.room - (HEIGHT + _STRIP_GAP if strip else 0.0)
    for number in range(1, floor(room / RULE) + 1):
        canvas.rule(frame.paper.left, frame.top - number * RULE, frame.paper.measure, grey=_RULE_GREY)
    if strip:
        strip.draw(canvas, frame.paper, frame.bottom - _STRIP_DROP, back=frame.back)


def _texts(text: Handwriting) -> Iterator[str]:
    imprint = text.imprint
    yield from (imprint.mark, imprint.note, imprint.page_label, text.heading, text.lead)
    yield from (text.copying, text.salutation, *text.phrases)
    for section in (text.address, text.points, text.openers, text.do, text.dont, text.rules):
        yield from (section.heading, *section.rows)
