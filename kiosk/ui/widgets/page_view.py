"""The finished page, drawn from its PDF as large as the room allows."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from kiosk.ui.mirror.part import FIXED, Ways
from kiosk.ui.picture import Image, page_width, strips

Draw = Callable[[int], Image]
"""Draws the page so many pixels wide."""


class PageView(Widget):
    """A page as half blocks, redrawn when its room changes; `ratio` is its height by its width."""

    def __init__(self, draw: Draw, ratio: float) -> None:
        super().__init__()
        self._draw, self._ratio = draw, ratio
        self._strips: list[Strip] = []

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Cells the page takes at the height there is."""
        return page_width(container.height - 1, container.width, self._ratio)

    def _on_resize(self, event: events.Resize) -> None:
        width = page_width(event.size.height, event.size.width, self._ratio)
        self._strips = strips(self._draw(width))[: event.size.height]
        self.refresh()

    def ways_at(self, y: int) -> Ways:
        """From left to right: a page is seen as it prints, on a mirrored screen too."""
        return FIXED

    def render_line(self, y: int) -> Strip:
        """Two rows of pixels, at the left of the widget."""
        width = self.size.width
        blank = self.rich_style
        strip = self._strips[y] if y < len(self._strips) else Strip.blank(width, blank)
        return strip.adjust_cell_length(width, blank)
