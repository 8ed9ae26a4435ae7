"""One text in two languages side by side, in pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property
from itertools import zip_longest

from textual.content import Content

from kiosk.ui.mirror import way_of, way_of_screen
from kiosk.ui.mirror.part import Ways
from kiosk.ui.safe import beside, plain, wrapped
from kiosk.ui.widgets.pages import Pages

GUTTER = 3
"""Cells between the columns; the second begins at the middle, where a label above it begins too."""


class PairPages(Pages):
    """Pairs of paragraphs whose first lines stand level.

    What prints is at the right: a terminal that draws a script wider than it counts harms nothing there but the line's
    own end.
    """

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._pairs = pairs

    def ways_at(self, y: int) -> Ways:
        """The ways of the two languages, each in its own column."""
        ours, theirs = self._ways
        return ((0, ours), (self.content_size.width // 2, theirs))

    @cached_property
    def _ways(self) -> tuple[int, int]:
        ours, theirs = (" ".join(side) for side in zip(*self._pairs, strict=True))
        return way_of(ours, way_of_screen(self)), way_of(theirs, way_of_screen(self))

    def _set_paragraphs(self, width: int) -> list[list[Content]]:
        middle = width // 2
        return [[*_level(ours, theirs, middle, width - middle), Content("")] for ours, theirs in self._pairs]


def _counted(text: str, width: int) -> int:
    """Cells, as Textual counts them, that are drawn in `width`.

    It counts none for a vowel that stands beside its letter, where many terminals draw one: of a Burmese line of 40
    cells they make 56.
    """
    spacing = sum(unicodedata.category(char) == "Mc" for char in text)
    cells = plain(text).cell_length
    return width * cells // (cells + spacing) if spacing else width


def _level(ours: str, theirs: str, middle: int, right: int) -> list[Content]:
    columns = (
        wrapped(plain(ours, "$quiet"), _counted(ours, middle - GUTTER)),
        wrapped(plain(theirs, "$ink"), _counted(theirs, right)),
    )
    rows = zip_longest(*columns, fillvalue=Content(""))
    return [beside(one, Content(" " * max(0, middle - one.cell_length)), other) for one, other in rows]
