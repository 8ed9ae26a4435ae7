"""The live counter: how many letters so far, and how many in the last hour."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.ui.safe import beside, plain


class Counter(Widget):
    """Real numbers of this very kiosk; the first visitor of a night is invited rather than told zero."""

    def __init__(self, say: Say, letters: int = 0, last_hour: int = 0) -> None:
        super().__init__()
        self._say = say
        self._letters, self._last_hour = letters, last_hour

    def show(self, letters: int, last_hour: int) -> None:
        """Takes new numbers; nothing is drawn where none changed."""
        if (letters, last_hour) != (self._letters, self._last_hour):
            self._letters, self._last_hour = letters, last_hour
            self.refresh()

    def render(self) -> Content:
        """One line."""
        say = self._say
        if not self._letters:
            return plain(say("Yours can be the first tonight."), "bold $accent")
        so_far = plain(
            say.many("{n} letter or signature so far", "{n} letters and signatures so far", self._letters),
            "bold $accent",
        )
        if not self._last_hour:
            return so_far
        recent = say.many("{n} in the last hour", "{n} in the last hour", self._last_hour)
        return beside(so_far, plain(f"  ·  {recent}", "$ink"))
