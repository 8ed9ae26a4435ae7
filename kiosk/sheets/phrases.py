"""Phrases in large print, for hands that copy a script they have never written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from kiosk.letter.imprint import Imprint
from kiosk.letter.phrases import Line, PhrasePage
from kiosk.sheets import stack
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.column import LEADING
from kiosk.sheets.drawable import alone
from kiosk.sheets.frame import Frame, check
from kiosk.sheets.paper import Paper
from kiosk.sheets.passage import Voice
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.stack import Cell, Row, row
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

SIZES = (48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
"""Points of the script, the largest at which every phrase stands in one line; at 48 a stroke of Khmer is a millimetre
wide and can be told from its neighbour at arm's length."""

LONGEST = 30.0
"""Points below which a phrase would rather take two lines."""

SIDE_MM = 20.0
"""Margin in millimetres: 5 less than a letter's, since the script is what the page is for."""

_HEADING, _LEAD, _SOUND, _MEANING, _NOTE = 17.0, 11.0, 15.0, 12.0, 9.0
_QUIET = 0.3
_APART, _CLOSE, _DEEP = 26.0, 6.0, 0.6
"""Points between phrases and below each, with this share of what a tall script adds: Khmer reaches half an em down."""

_WIDEST = 40.0
"""Points by which phrases stand further apart where the page has room."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Page:
    """The phrases of one language, set."""

    frame: Frame
    rows: tuple[Row, ...]
    size: float


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetPhrases:
    """Pages of phrases, set: one a language."""

    imprint: Imprint
    leaves: tuple[_Page, ...]

    @property
    def paper(self) -> Paper:
        """What it is printed on."""
        return self.leaves[0].frame.paper

    @property
    def pages(self) -> int:
        """One a language."""
        return len(self.leaves)

    @property
    def size_pt(self) -> float:
        """The size of the script, in points."""
        return min(leaf.size for leaf in self.leaves)

    @property
    def lines(self) -> tuple[str, ...]:
        """What there is to read."""
        return tuple(line for leaf in self.leaves for one in leaf.rows for line in one.text)

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw its pages."""
        for leaf in self.leaves:
            with leaf.frame.page(canvas):
                stack.draw(leaf.rows, canvas, leaf.frame.paper.left, leaf.frame.top)


def set_phrases(texts: Sequence[PhrasePage], paper: Paper, shared: Shared) -> SetPhrases:
    """A page for each of `texts`; raises `TooLong` or `Unprintable`."""
    for text in texts:
        check(_texts(text), shared.library, "phrases")
    paper = replace(paper, side_mm=SIDE_MM)
    leaves = tuple(_set(text, shared.frame(text.imprint, paper), shared.setter) for text in texts)
    return SetPhrases(texts[0].imprint, leaves)


def phrase_sheet(texts: Sequence[PhrasePage], paper: Paper, library: FontLibrary) -> Sheet:
    """The phrases as a document; raises what `set_phrases` raises."""
    return alone(set_phrases(texts, paper, Shared(library)))


def _set(text: PhrasePage, frame: Frame, setter: Setter) -> _Page:
    over = 0.0
    for size in SIZES:
        leaf = _Leaf(text, frame, setter, size)
        if size > LONGEST and leaf.broken:
            continue
        rows = tuple(leaf.rows(0.0))
        over = stack.height(rows) - frame.room
        if over <= 0:
            spread = min(_WIDEST, -over / (len(text.lines) + 1))
            return _Page(frame, tuple(leaf.rows(spread)), size)
    raise TooLong(ceil(over / SIZES[-1]), "phrase sheet")


class _Leaf:
    """The rows of one page at one size of its script."""

    def __init__(self, text: PhrasePage, frame: Frame, setter: Setter, size: float) -> None:
        self._text, self._setter, self._size = text, setter, size
        self._measure = frame.paper.measure
        language = text.imprint.language
        # Phrases begin where the page's reader begins, whichever way they run themselves.
        self._script = Voice(Style.LETTER, text.language, back=runs_back(language))
        self._strong, self._small = Voice(Style.STRONG, language), Voice(Style.SMALL, language)
        self._passages = [self._script.set(setter, line.text, size, self._measure) for line in text.lines]

    @property
    def broken(self) -> bool:
        """True where some phrase does not stand in one line."""
        return any(len(passage.rows) > 1 for passage in self._passages)

    def rows(self, spread: float) -> Iterator[Row]:
        """Heading, what must be said first, and the phrases, `spread` points further apart than they must be."""
        text, set_, measure = self._text, self._small.set, self._measure
        yield row(self._strong.set(self._setter, text.heading, _HEADING, measure), role="H1")
        yield row(set_(self._setter, text.lead, _LEAD, measure), 5.0, grey=_QUIET)
        if text.doubt:
            yield row(self._strong.set(self._setter, text.doubt, _LEAD, measure), 4.0)
        for line, passage in zip(text.lines, self._passages, strict=True):
            yield Row((Cell(passage, language=text.language),), _APART + spread)
            yield from self._told(line, _CLOSE + _DEEP * (passage.leading - self._size * LEADING))

    def _told(self, line: Line, below: float) -> Iterator[Row]:
        set_, measure = self._small.set, self._measure
        yield row(set_(self._setter, line.transliteration, _SOUND, measure), below)
        yield row(set_(self._setter, line.meaning, _MEANING, measure), 3.0, grey=_QUIET)
        if line.note:
            yield row(set_(self._setter, line.note, _NOTE, measure), 3.0, grey=_QUIET)


def _texts(text: PhrasePage) -> Iterator[str]:
    yield from (text.imprint.mark, text.imprint.note, text.heading, text.lead, text.doubt)
    for line in text.lines:
        yield from (line.text, line.transliteration, line.meaning, line.note)
