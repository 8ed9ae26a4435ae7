"""The line at the top: five dots for the five questions, whose letter this is, and one fact at the end."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.ui.safe import apart, beside, plain

QUESTIONS = 5
"""Whom to write for, what to do, the words, the name, and whether it may print."""


class StepHeader(Widget):
    """Where am I: `step` of five (0 shows no dots), a title, and a short `fact` at the right edge."""

    title = reactive("")
    fact = reactive("")

    def __init__(self, step: int, title: str, fact: str = "") -> None:
        super().__init__()
        self._step = step
        self.set_reactive(StepHeader.title, title)
        self.set_reactive(StepHeader.fact, fact)

    def render(self) -> Content:
        """The line, its title cut where the fact needs the room."""
        dots = " ".join("●" if place <= self._step else "○" for place in range(1, QUESTIONS + 1))
        start = plain(f"{dots}  ", "$accent") if self._step else Content("")
        return apart(beside(start, plain(self.title, "bold")), plain(self.fact, "$quiet"), self.content_size.width)
