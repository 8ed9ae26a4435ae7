"""Envelopes with a window: where it lies over the folded letter, and where the letter is folded.

The millimetres of DIN windows and folds are those of DIN 5008 and DIN 680, of the #10 those of its makers'
common drawing (7/8 in from the left, 1/2 in from below); DL windows differ by maker by some millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.slot import Slot

CLEAR = 1.5
"""Millimetres of white that an address keeps from the window's edges, wherever the letter slides."""

WIDE_CLEAR = 3.2
"""The same where the letter slides further than the window is high: the 1/8 in that the #10's post asks for."""

MARGIN = 25.0
"""Where text begins on paper, in millimetres: an address that can stand there does."""

LOWEST = 20.5
"""Height in millimetres of six lines at 8 points, with accents; a slot that is always seen must have it."""

_BODY_GAP = 8.46
"""Two lines of DIN 5008 between its address field and the letter's text, in millimetres."""

_FOLD_GAP = 4.0


class WrongPaper(KioskError):
    """A window was asked for on paper that no envelope with such a window takes."""


@dataclass(frozen=True, slots=True)
class Window:
    """An envelope and its window, in millimetres; `left` and `low` are measured from its lower left corner.

    `panels` is into how many equal parts the letter is folded, `folds` where it is folded instead of that.
    `notes` is the height of the field above the address that takes the return line; 0 where none is shown.
    """

    name: str
    envelope: tuple[float, float]
    left: float
    low: float
    width: float
    height: float
    papers: tuple[Paper, ...] = (A4, LETTER)
    panels: int = 3
    folds: tuple[float, ...] = ()
    notes: float = 0.0
    hole: float | None = None

    @property
    def where(self) -> str:
        """What a sentence calls this window."""
        return f"the window {self.name}"

    def on(self, paper: Paper) -> Pane:
        """The window over a letter of this paper; raises `WrongPaper`."""
        if paper.name not in [one.name for one in self.papers]:
            names = " or ".join(one.name for one in self.papers)
            raise WrongPaper(f"The window {self.name} is for {names} paper, and this letter is on {paper.name}.")
        folds = self.folds or tuple(paper.height_mm * part / self.panels for part in range(1, self.panels))
        # The folded letter stands on the envelope's lower edge, its own upper left corner at the envelope's left.
        seen = Slot(self.left, folds[0] - self.low - self.height, self.width, self.height)
        return Pane(self, paper, seen, folds)


@dataclass(frozen=True, slots=True)
class Pane:
    """A window over a sheet: `seen` is what shows where the letter lies at the lower left, as it mostly does."""

    window: Window
    paper: Paper
    seen: Slot
    folds: tuple[float, ...]

    @property
    def slide(self) -> tuple[float, float]:
        """How far the letter can move in its envelope: to the right, and up."""
        width, height = self.window.envelope
        folded = max(after - before for before, after in zip((0.0, *self.folds), self.folds, strict=False))
        return width - self.paper.width_mm, height - folded

    @property
    def slot(self) -> Slot:
        """Where the address stands: seen wherever the letter slides, as far as the window is large enough."""
        if self.window.notes:
            # DIN 5008's own field: its text begins 5 mm inside and stands below the notes.
            top = self.seen.top + self.window.notes
            return Slot(MARGIN, top, self.seen.right - MARGIN, self.seen.bottom - top)
        right, up = self.slide
        clear = CLEAR if self.steady else WIDE_CLEAR
        left = max(self.seen.left + clear, MARGIN)
        top = self.seen.top + up * self.steady + clear
        end = min(self.seen.right - right - clear, self.paper.width_mm - self.paper.side_mm)
        return Slot(left, top, end - left, self.seen.bottom - clear - top)

    @property
    def steady(self) -> bool:
        """Whether six lines are seen wherever the letter slides; if not, they stand at the foot of the window."""
        return bool(self.window.notes) or self.window.height - self.slide[1] - 2 * CLEAR >= LOWEST

    @property
    def notes(self) -> Slot | None:
        """Where the return line stands, small and close above the address; None where the window shows none."""
        if not self.window.notes:
            return None
        return Slot(MARGIN, self.seen.top + CLEAR, self.slot.width, self.window.notes - 2 * CLEAR)

    @property
    def aside(self) -> Slot:
        """The room beside the window that it never shows, for sender and date, down to the letter's text."""
        right, _ = self.slide
        begin, end = self.paper.side_mm, self.paper.width_mm - self.paper.side_mm
        if self.at_left:
            begin = self.seen.right + 2 * CLEAR
        else:
            end = self.seen.left - right - 2 * CLEAR
        return Slot(begin, self.paper.top_mm, end - begin, self.body - self.paper.top_mm)

    @property
    def at_left(self) -> bool:
        """Whether the window lies in the left half of the sheet."""
        return self.seen.left + self.seen.width / 2 < self.paper.width_mm / 2

    @property
    def body(self) -> float:
        """Where the letter's own text begins: never in the window, and below a fold that is near."""
        _, up = self.slide
        below = self.seen.bottom + (_BODY_GAP if self.window.notes else up + 2 * CLEAR)
        return max(below, self.folds[0] + _FOLD_GAP) if len(self.folds) > 1 and not self.window.notes else below


_DL = (220.0, 110.0)
_NOTES = 17.7

WINDOWS = {
    window.name: window
    for window in (
        Window("din5008-a", _DL, 20, 15, 85, 45, papers=(A4,), folds=(87, 192), notes=_NOTES, hole=148.5),
        Window("din5008-b", _DL, 20, 15, 85, 45, papers=(A4,), folds=(105, 210), notes=_NOTES, hole=148.5),
        Window("dl-left", _DL, 20, 20, 90, 35),
        Window("dl-right", _DL, 100, 20, 100, 35),
        Window("c5", (229.0, 162.0), 20, 60, 90, 45, panels=2),
        Window("us-10", (241.3, 104.775), 22.225, 12.7, 114.3, 28.575, papers=(LETTER, A4)),
    )
}
"""The windows there are, by their names in kiosk.toml."""


def window(name: str) -> Window:
    """The window of this name; a `KioskError` names those there are."""
    found = WINDOWS.get(name.casefold())
    if found is None:
        raise KioskError(f"There is no window called {name!r}: choose {', '.join(WINDOWS)}.")
    return found
