"""The head of a letter for an envelope with a window: the address where it shows, and nothing else there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.letter.address import AddressTooLong, tidied
from kiosk.letter.letter import Letter
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.paper import PT_PER_MM
from kiosk.sheets.slot import SIZES, Block, Fitted, Rows, Slot, fitted, rows, set_rows
from kiosk.sheets.window import Pane
from kiosk.typeset.face import EM
from kiosk.typeset.fonts import Style
from kiosk.typeset.layout import lines
from kiosk.typeset.shape import Setter

RETURN_SIZE = 7.0
"""Points of the return line: small beside the address, so that no camera takes it for one."""

_MARK_LEFT, _FOLD_MARK, _HOLE_MARK = 5.0, 5.0, 8.0
"""Millimetres: most printers leave 4 to 6 at the edge white, so a mark must reach further in to be seen."""

_MARK_GREY, _MARK_WEIGHT = 0.45, 0.3
_ASIDE_GAP = 3.0
_ISOLATE, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Aside:
    """Sender and date beside the window, at `size` points, each at its own place."""

    size: float
    parts: tuple[tuple[Rows, Slot], ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Head:
    """All that stands above a windowed letter's own text, set, and the marks where it is folded."""

    pane: Pane
    address: Fitted
    place: Slot
    notes: tuple[Rows, Slot] | None
    aside: Aside

    @property
    def top_mm(self) -> float:
        """Where the letter's own text begins, in millimetres from the top."""
        return self.pane.body

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw it on the page that is open."""
        height = self.pane.paper.height
        canvas.lines(self.address.rows.at(self.place, self.address.size, height), self.address.size)
        if self.notes is not None:
            canvas.lines(self.notes[0].at(self.notes[1], RETURN_SIZE, height), RETURN_SIZE)
        canvas.lines(self._beside(height), self.aside.size)
        for at, length in self._marks():
            low = height - at * PT_PER_MM
            width = length * PT_PER_MM
            canvas.rule(_MARK_LEFT * PT_PER_MM, low, width, weight=_MARK_WEIGHT, grey=_MARK_GREY)

    def _beside(self, height: float) -> Iterator[PlacedLine]:
        for part, slot in self.aside.parts:
            yield from part.at(slot, self.aside.size, height, back=self.pane.at_left)

    def _marks(self) -> Iterator[tuple[float, float]]:
        yield from ((fold, _FOLD_MARK) for fold in self.pane.folds)
        if self.pane.window.hole is not None:
            yield self.pane.window.hole, _HOLE_MARK


def set_head(letter: Letter, pane: Pane, setter: Setter) -> Head:
    """The head of a letter behind this window; raises `AddressTooLong` where something has no room."""
    found = set_rows([Block(letter.address, letter.language)], setter, Style.LETTER)
    address = fitted(found, pane.slot, pane.window.where)
    slot = pane.slot
    place = slot if pane.steady else slot._replace(top=slot.bottom - address.height, height=address.height)
    baseline = place.top + address.rows.depths()[0] * address.size / PT_PER_MM
    aside = _aside(letter, pane, setter, address, baseline)
    return Head(pane, address, place, _notes(letter, pane, setter), aside)


def _notes(letter: Letter, pane: Pane, setter: Setter) -> tuple[Rows, Slot] | None:
    """The sender in small type right above the address, as far down as its field goes."""
    slot = pane.notes
    if slot is None or not letter.sender:
        return None
    # Parted by isolates, so that a name that runs right to left cannot turn the street behind it around.
    text = " · ".join(f"{_ISOLATE}{line}{_END}" for line in tidied(letter.sender))
    words = setter.words(text, Style.SMALL, letter.language)
    found = rows(lines(words, slot.width * PT_PER_MM * EM / RETURN_SIZE))
    height = found.height(RETURN_SIZE)
    if height > slot.height:
        raise AddressTooLong("Your address is too long for the return line above the window. Shorten it.")
    return found, slot._replace(top=slot.bottom - height, height=height)


def _aside(letter: Letter, pane: Pane, setter: Setter, address: Fitted, baseline: float) -> Aside:
    """Sender and date at the largest size at which they end above the letter's text, the date in one line if it can."""
    sender = "" if pane.window.notes else "\n".join(tidied(letter.sender))
    fitting: list[Aside] = []
    for size in SIZES:
        measure = pane.aside.width * PT_PER_MM * EM / size
        above, below = (
            rows(lines(setter.words(text, Style.LETTER, letter.language), measure))
            for text in (sender, letter.place_and_date)
        )
        parts = _stacked(above, below, pane.aside, size, baseline)
        if size <= address.size and all(slot.bottom <= pane.aside.bottom for _, slot in parts):
            fitting.append(Aside(size, parts))
            if len(below.lines) < 2:
                return fitting[-1]
    if not fitting:
        raise AddressTooLong("Your address and the place are too long to stand beside the window. Shorten them.")
    return fitting[0]


def _stacked(above: Rows, below: Rows, room: Slot, size: float, baseline: float) -> tuple[tuple[Rows, Slot], ...]:
    """The sender at the top and the date level with the address, or lower where the sender is long."""
    parts: list[tuple[Rows, Slot]] = []
    top = room.top
    if above.lines:
        parts.append((above, room._replace(height=above.height(size))))
        top = parts[0][1].bottom + _ASIDE_GAP
    if below.lines:
        level = baseline - below.depths()[0] * size / PT_PER_MM
        parts.append((below, room._replace(top=max(top, level), height=below.height(size))))
    return tuple(parts)
