"""A cursor that goes where its key points: to the left and to the right as words are seen, not as they are read."""

from __future__ import annotations

from bisect import bisect_right

from rich.segment import Segment
from textual.document._document import Location
from textual.geometry import Offset
from textual.strip import Strip
from textual.widgets import TextArea

from kiosk.ui.mirror import glass_of, way_of, way_of_screen
from kiosk.ui.mirror.cells import cells
from kiosk.ui.mirror.order import seen
from kiosk.ui.mirror.part import AHEAD, BACK, Ways, has_words_back

LEFT, RIGHT = -1, 1


def places(text: str, base: int) -> list[int]:
    """Where in `text` each of its cells begins, in the order they are seen from the left."""
    line = cells(Strip([Segment(text)]))
    starts: dict[int, int] = {}
    past = 0
    for cell in line:
        starts[cell.column] = past
        past += len(cell.text)
    return [starts[cell.column] for cell in seen(line, base, still=True)]


class SeenCaret(TextArea):
    """An editor that is right before a mirror, too; elsewhere it is Textual's own."""

    def ways_at(self, y: int) -> Ways:
        """The way of the paragraph on this row; asked only where any word runs from right to left."""
        row, _ = self.wrapped_document.offset_to_location(Offset(0, y + self.scroll_offset.y))
        return ((0, self._way(row)),)

    def _way(self, row: int) -> int:
        line = self.document.get_line(row)
        # A line without letters goes on as the letter does.
        return way_of(line if any(map(str.isalpha, line)) else self.text, way_of_screen(self))

    @property
    def _turns(self) -> bool:
        glass = glass_of(self.screen)
        return glass is not None and glass.turns

    @property
    def _backwards(self) -> bool:
        return self._turns and self._way(self.cursor_location[0]) == BACK

    def action_cursor_left(self, select: bool = False) -> None:
        """One cell to the left, as it is seen."""
        if self._turns:
            self._step(LEFT, select)
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:
        """One cell to the right, as it is seen."""
        if self._turns:
            self._step(RIGHT, select)
        else:
            super().action_cursor_right(select)

    def action_cursor_word_left(self, select: bool = False) -> None:
        """One word on the way that most words run."""
        (super().action_cursor_word_right if self._backwards else super().action_cursor_word_left)(select)

    def action_cursor_word_right(self, select: bool = False) -> None:
        """One word back or on, whichever lies to the right."""
        (super().action_cursor_word_left if self._backwards else super().action_cursor_word_right)(select)

    def _step(self, way: int, select: bool) -> None:
        row, column = self.cursor_location
        base = self._way(row)
        on = (way == RIGHT) is (base == AHEAD)
        if not select and not self.selection.is_empty:
            self.move_cursor((max if on else min)(*self.selection))
            return
        start, end = self._section(row, column)
        line = self.document.get_line(row)
        if base == AHEAD and not has_words_back(line[start:end]):
            (super().action_cursor_right if on else super().action_cursor_left)(select)
            return
        # Past the last word stands one more cell, where the next word will be.
        order = places(line[start:end] + (" " if end == len(line) else ""), base)
        here = max((place for place in order if place <= column - start), default=0)
        there = order.index(here) + way
        inside = 0 <= there < len(order)
        self.move_cursor((row, start + order[there]) if inside else self._outside(on), select=select)

    def _outside(self, on: bool) -> Location:
        """The place before or after this row of the screen; at either end of all words the cursor stays."""
        row, column = self.cursor_location
        start, end = self._section(row, column)
        if on:
            line_ends = end == len(self.document.get_line(row))
            last = row == self.document.line_count - 1
            return ((row, column) if last else (row + 1, 0)) if line_ends else (row, end)
        if start:
            return (row, start - 1)
        return (row - 1, len(self.document.get_line(row - 1))) if row else (row, column)

    def _section(self, row: int, column: int) -> tuple[int, int]:
        """The part of a line of the document that stands on one row of the screen."""
        breaks = [0, *self.wrapped_document.get_offsets(row), len(self.document.get_line(row))]
        place = min(bisect_right(breaks, column), len(breaks) - 1)
        return breaks[place - 1], breaks[place]
