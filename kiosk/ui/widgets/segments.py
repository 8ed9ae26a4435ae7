"""The three ways of writing, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal

from kiosk.catalogue import Say
from kiosk.letter.draft import Way
from kiosk.ui.widgets.choice import Choice

KEYS = {Way.READY: "f5", Way.GUIDED: "f6", Way.FREE: "f7"}
"""Keys that switch the way from inside a field, where digits type."""

DIGITS = {Way.READY: 6, Way.GUIDED: 7, Way.FREE: 8}
"""Digits that switch it elsewhere; 1 to 5 belong to the openers."""


class Segments(Horizontal):
    """Three choices of which one stands; pressing another is a `Choice.Pressed` with a `Way` as its value."""

    def __init__(self, say: Say, way: Way) -> None:
        super().__init__()
        self._say = say
        self._way = way

    def compose(self) -> ComposeResult:
        """One choice a way."""
        for way, name in self._names().items():
            yield Choice(name, digit=DIGITS[way], value=way, chosen=way is self._way, classes="-way")

    def _names(self) -> dict[Way, str]:
        say = self._say
        return {
            Way.READY: say("A ready letter"),
            Way.GUIDED: say("A guided one"),
            Way.FREE: say("My own words"),
        }

    def stand(self, way: Way) -> None:
        """Marks the way that stands now."""
        for choice in self._choices():
            choice.chosen = choice.value == way

    def _choices(self) -> Iterable[Choice]:
        return self.query(Choice)
