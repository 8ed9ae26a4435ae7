"""One text in two languages side by side, in pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from kiosk.ui.safe import plain, wrapped
from kiosk.ui.widgets.pages import Pages

GUTTER = 3
"""Cells between the columns; the second begins at the middle, where a label above it begins too."""


class Column(Pages):
    """The half of a `PairPages`: a widget of its own, so that each language runs its own way."""

    def stand(self, lines: Sequence[Content]) -> None:
        """Shows these lines."""
        self._pages = [[*lines]]
        self.refresh()

    def _on_resize(self, event: events.Resize) -> None:
        """Leaves it to the pair."""


class PairPages(Horizontal):
    """Pairs of paragraphs whose first lines stand level.

    What prints comes second: a terminal that draws a script wider than it counts harms nothing there but the line's
    own end.
    """

    @dataclass
    class Turned(Message):
        """Another page is shown, or their number changed."""

        pairs: PairPages

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._pairs = pairs
        self._rows: list[tuple[Content, Content]] = []
        self.page = 0

    def compose(self) -> ComposeResult:
        """The two columns."""
        yield Column()
        yield Column()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self._rows) // max(1, self.size.height)))

    def turn(self, by: int) -> None:
        """Turns both `by` pages, as far as there are some."""
        self.page = min(max(0, self.page + by), self.count - 1)
        self._stand()

    def on_resize(self, event: events.Resize) -> None:
        """Breaks the lines anew."""
        middle = event.size.width // 2
        self._rows = [*_level(self._pairs, middle - GUTTER, event.size.width - middle)]
        self.turn(0)

    def _stand(self) -> None:
        height = self.size.height
        shown = self._rows[self.page * height : (self.page + 1) * height]
        for column, lines in zip(self.query(Column), zip(*shown, strict=True), strict=False):
            column.stand(lines)
        self.post_message(self.Turned(self))


def _level(pairs: Sequence[tuple[str, str]], first: int, second: int) -> Iterator[tuple[Content, Content]]:
    blank = Content("")
    for ours, theirs in pairs:
        columns = (
            wrapped(plain(ours, "$quiet"), _counted(ours, first)),
            wrapped(plain(theirs, "$ink"), _counted(theirs, second)),
        )
        yield from zip_longest(*columns, fillvalue=blank)
        yield blank, blank


def _counted(text: str, width: int) -> int:
    """Cells, as Textual counts them, that are drawn in `width`.

    It counts none for a vowel that stands beside its letter, where many terminals draw one: of a Burmese line of 40
    cells they make 56.
    """
    spacing = sum(unicodedata.category(char) == "Mc" for char in text)
    cells = plain(text).cell_length
    return width * cells // (cells + spacing) if spacing else width
