"""What stands around the words of a sheet: the foot with its code, the practice mark, the room between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil

from kiosk.letter.imprint import Imprint
from kiosk.sheets.badge import Badge, set_badge
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.foot import Foot, set_foot
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.typeset import itemise
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter

SETTABLE = 12_000
"""Code points on one sheet beyond which nothing is set at all: twice what the text's own door lets in."""

ROWS = 400
"""Line feeds on one sheet beyond which nothing is set: no page has room for 100 lines."""

_PER_LINE = 80
_FOOT_GAP = 5 * PT_PER_MM
_LOWER = 12 * PT_PER_MM
_BADGE_TOP = 9 * PT_PER_MM


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Frame:
    """The furniture of a page; words stand between `top` and `bottom`, heights above its lower edge in points."""

    paper: Paper
    foot: Foot
    badge: Badge | None
    back: bool

    @property
    def top(self) -> float:
        """Where words begin."""
        return self.paper.height - self.paper.top_mm * PT_PER_MM

    @property
    def bottom(self) -> float:
        """Where words must end."""
        return self.foot.top + _FOOT_GAP

    @property
    def room(self) -> float:
        """The height between the two."""
        return self.top - self.bottom

    def lowered(self, height: float) -> float:
        """How much lower words of this height begin, so that a short text does not hang from the top of its page."""
        return min(_LOWER, max(0.0, self.room - height) / 4)

    @contextmanager
    def page(self, canvas: SheetCanvas) -> Iterator[None]:
        """What is drawn inside is the words of one page; the frame is read before and after them."""
        with canvas.page(self.paper):
            canvas.form(("above", self), self._above)
            yield
            canvas.form(("below", self), self.foot.draw)

    def _above(self, canvas: SheetCanvas) -> None:
        if self.badge:
            self.badge.draw(canvas, self.paper, self.paper.height - _BADGE_TOP, back=self.back)


def set_frame(imprint: Imprint, paper: Paper, setter: Setter) -> Frame:
    """The furniture of a sheet, set."""
    language = imprint.language
    badge = set_badge(setter, imprint.mark, language)
    foot = set_foot(
        setter, paper, language, page=imprint.page, label=imprint.page_label, note=imprint.note, badge=badge
    )
    return Frame(paper, foot, badge, runs_back(language))


def check(texts: Iterable[str], library: FontLibrary, what: str, room: str = "one page") -> None:
    """Raises `TooLong` for words too many to be worth setting, else `Unprintable` for those that no font has."""
    texts = tuple(texts)
    length, rows = sum(map(len, texts)), sum(text.count("\n") for text in texts)
    if length > SETTABLE or rows > ROWS:
        raise TooLong(max(rows - ROWS, ceil((length - SETTABLE) / _PER_LINE)), what, room)
    check_fonts(texts, library, what)


def check_fonts(texts: Iterable[str], library: FontLibrary, what: str) -> None:
    """Raises `Unprintable` for words of a sheet, which is called `what`, that no font has."""
    if gaps := itemise.missing(texts, library):
        raise Unprintable(gaps, itemise.script_names(gaps, library), what)
