"""What stands there while the terminal is too small; the visit waits behind it."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.ui.safe import below, plain

COLUMNS, ROWS = 80, 24
"""The smallest terminal: what a console, a DOS box and every terminal program open with."""


class TooSmall(Widget):
    """Says what size is needed and what there is; it goes by itself."""

    def __init__(self, say: Say) -> None:
        super().__init__()
        self._say = say

    def render(self) -> Content:
        """Three sentences, readable at twenty columns."""
        say, size = self._say, self.app.size
        return below(
            [
                plain(say("This window is too small."), "bold"),
                plain(say("It has {columns} by {rows}; it needs 80 by 24.", columns=size.width, rows=size.height)),
                plain(say("What you wrote is kept."), "$quiet"),
            ]
        )
