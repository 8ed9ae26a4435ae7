"""The line at the foot: what the keys do here."""

from __future__ import annotations

from typing import TypeAlias

from textual.content import Content
from textual.widget import Widget

from kiosk.ui.safe import beside, plain

Keys: TypeAlias = tuple[str, str]
"""A key as it is printed on a keyboard, and what it does here."""


class Foot(Widget):
    """Keys and what they do, the most useful first; those for which the line has no room are left out."""

    def __init__(self, *keys: Keys) -> None:
        super().__init__()
        self.keys = keys

    def show(self, *keys: Keys) -> None:
        """Tells other keys from now on."""
        self.keys = keys
        self.refresh()

    def render(self) -> Content:
        """As many as the width takes."""
        line = Content("")
        for key, meaning in self.keys:
            gap = Content("   " if line.plain else "")
            longer = beside(line, gap, plain(key, "bold $ink"), plain(f" {meaning}", "$quiet"))
            if longer.cell_length > self.content_size.width:
                break
            line = longer
        return line
