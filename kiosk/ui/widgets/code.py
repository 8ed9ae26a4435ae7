"""A code to point a telephone at: black on white in every look, two modules to a cell, with its quiet zone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from kiosk.ui.mirror.part import FIXED, Ways

HALF = "▄"
"""The lower half of a cell. With the upper one xterm leaves a row of pixels above it in the lower colour, a black line
along every white edge; this one hangs from its middle, and what a font leaves open above has the right colour."""

DARK, LIGHT = "#000000", "#ffffff"
"""Never a look's own ink and paper: light on dark is read by some telephones only. Sixteen colours have both."""


class Shown(Protocol):
    """What `kiosk.sheets.code.screen_code` gives."""

    @property
    def modules(self) -> Sequence[str]:
        """Rows from the top, ``1`` for a dark module, without the quiet zone."""

    @property
    def scale(self) -> int:
        """Pixels along the side of a module; a row of cells has two pixels, a column one."""


Encode = Callable[[int], Shown | None]
"""The code for a square of so many pixels along a side; None where it does not fit."""


class CodeView(Widget):
    """The code in the middle of its room, all of which is white, or the room empty where the code does not fit it."""

    @dataclass
    class Drawn(Message):
        """The room has changed; `shows` tells whether there is a code to see."""

        shows: bool

    def __init__(self, encode: Encode) -> None:
        super().__init__()
        self._encode = encode
        self._strips: list[Strip] = []

    def _on_resize(self, event: events.Resize) -> None:
        width, height = event.size
        code = self._encode(min(width, 2 * height))
        self._strips = strips(code, width, height) if code else []
        self.post_message(self.Drawn(bool(code)))
        self.refresh()

    def ways_at(self, y: int) -> Ways:
        """From left to right: decoders want a code as it is, on a mirrored screen too."""
        return FIXED

    def render_line(self, y: int) -> Strip:
        """A row of the code."""
        return self._strips[y] if y < len(self._strips) else Strip.blank(self.size.width, self.rich_style)


def strips(code: Shown, width: int, height: int) -> list[Strip]:
    """A code in the middle of `width` by `height` white cells."""
    rows = _pixels(code, width, 2 * height)
    return [_strip(upper, lower) for upper, lower in zip(rows[::2], rows[1::2], strict=True)]


def _pixels(code: Shown, width: int, height: int) -> list[str]:
    """Rows of pixels, ``1`` for a dark one."""
    side = len(code.modules) * code.scale
    large = ["".join(module * code.scale for module in row) for row in code.modules for _ in range(code.scale)]
    left, top = (width - side) // 2, (height - side) // 2
    blank = "0" * width
    rows = ["0" * left + row + "0" * (width - side - left) for row in large]
    return [blank] * top + rows + [blank] * (height - side - top)


def _strip(upper: str, lower: str) -> Strip:
    cells = [
        Segment(HALF if above != below else " ", _style(above, below))
        for above, below in zip(upper, lower, strict=True)
    ]
    return Strip(cells, len(upper)).simplify()


# A cell of one colour is a space: whatever a font does with its half blocks, there is no seam in it. Both colours are
# given all the same: of the lower pixel, on the upper one's.
_STYLES = {
    pair: Style.parse(f"{LIGHT if pair[1] == '0' else DARK} on {LIGHT if pair[0] == '0' else DARK}")
    for pair in ("00", "01", "10", "11")
}


def _style(above: str, below: str) -> Style:
    return _STYLES[above + below]
