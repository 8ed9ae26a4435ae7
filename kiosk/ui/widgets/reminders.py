"""What an experienced writer keeps in view, beside what is being written."""

from __future__ import annotations

from collections.abc import Sequence

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
        """As many whole reminders as there are rows for."""
        width, height = self.content_size
        lines: list[Content] = []
        for reminder in self._reminders:
            own = [line for words in reminder for line in wrapped(words, width)]
            longer = [*lines, Content(""), *own] if lines else own
            if len(longer) > height:
                break
            lines = longer
        return below(lines)
