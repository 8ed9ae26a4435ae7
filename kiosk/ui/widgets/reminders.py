"""What an experienced writer keeps in view, beside what is being written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from kiosk.ui.safe import below, wrapped

Reminder = Sequence[Content]
"""A label and what stands below it."""


class Reminders(Widget):
    """Reminders, the most important first; those for which there is no room are left out, and none is cut."""

    def __init__(self, reminders: Sequence[Reminder]) -> None:
        super().__init__(classes="-reminders")
        self._reminders = reminders

    def show(self, reminders: Sequence[Reminder]) -> None:
        """Keeps these in view from now on."""
        self._reminders = reminders
        self.refresh()

    def render(self) -> Content:
        """All of them with air between, else as many whole ones as there are rows for."""
        width, height = self.content_size
        airy = _joined(list(_set(reminder, width, air=True)) for reminder in self._reminders)
        if len(airy) <= height:
            return below(airy)
        close = [list(_set(reminder, width, air=False)) for reminder in self._reminders]
        fitting = (_joined(close[:count]) for count in range(len(close), 0, -1))
        return below(next((lines for lines in fitting if len(lines) <= height), []))


def _set(reminder: Reminder, width: int, *, air: bool) -> Iterator[Content]:
    """The lines of one reminder; with `air`, what stands below its label is parted."""
    for place, words in enumerate(reminder):
        if air and place > 1:
            yield Content("")
        yield from wrapped(words, width)


def _joined(blocks: Iterable[list[Content]]) -> list[Content]:
    """Blocks of lines with a blank one between two."""
    lines: list[Content] = []
    for block in blocks:
        lines += [Content(""), *block] if lines else block
    return lines
