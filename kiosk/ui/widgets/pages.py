"""Long text in pages, so that nobody has to find a scroll bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from kiosk.ui.mirror import way_of, way_of_screen
from kiosk.ui.mirror.part import Ways
from kiosk.ui.safe import below, wrapped


class Pages(Widget):
    """Paragraphs set at the widget's own width and cut into pages of its own height.

    `sheet` holds the lines of a finished page, blank ones included; where every one of them fits the screen they stand
    as they will print. A narrower screen sets the same words anew: lines of two lengths in turn would be hard to read.
    """

    @dataclass
    class Turned(Message):
        """Another page is shown, or their number changed."""

        pages: Pages

    def __init__(
        self, paragraphs: Sequence[Content] = (), *, sheet: Sequence[Content] = (), id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._paragraphs = tuple(paragraphs)
        self._sheet = tuple(sheet)
        self._pages: list[list[Content]] = [[]]
        self.page = 0

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def ways_at(self, y: int) -> Ways:
        """The way of the paragraph on this row; asked only where any word runs from right to left."""
        lines = [line.plain.strip() for line in self._pages[self.page]]
        before = "".join(reversed([*takewhile(bool, reversed(lines[:y]))]))
        page = way_of("".join(lines), way_of_screen(self))
        return ((0, way_of(before + "".join(takewhile(bool, lines[y:])), page)),)

    @property
    def last(self) -> bool:
        """True where the last page stands."""
        return self.page >= self.count - 1

    def show(self, paragraphs: Sequence[Content]) -> None:
        """Takes other paragraphs, on the same page where there still is one."""
        self._paragraphs = tuple(paragraphs)
        self._set()

    def turn(self, by: int) -> bool:
        """Turns `by` pages; False at either end."""
        page = min(max(0, self.page + by), self.count - 1)
        turned, self.page = page != self.page, page
        if turned:
            self.refresh()
            self.post_message(self.Turned(self))
        return turned

    def render(self) -> Content:
        """The page that stands."""
        return below(self._pages[self.page])

    def _on_resize(self, event: events.Resize) -> None:
        self._set()

    def _set(self) -> None:
        width, height = self.content_size
        if not width or not height:
            return
        lines = [line for lines in self._set_paragraphs(width) for line in lines]
        self._pages = _cut(lines, height)
        self.page = min(self.page, self.count - 1)
        self.refresh()
        self.post_message(self.Turned(self))

    def _set_paragraphs(self, width: int) -> list[list[Content]]:
        if self._sheet and all(line.cell_length <= width for line in self._sheet):
            return [[line] for line in self._sheet]
        parted = [[*wrapped(paragraph, width), Content("")] for paragraph in self._paragraphs]
        return [*parted[:-1], parted[-1][:-1]] if parted else []


def _cut(lines: list[Content], height: int) -> list[list[Content]]:
    """Pages of `height` lines; a page starts with ink, never with the blank line between two paragraphs."""
    pages: list[list[Content]] = []
    while lines:
        pages.append(lines[:height])
        lines = lines[height:]
        while lines and not lines[0].plain.strip():
            lines = lines[1:]
    return pages or [[]]
