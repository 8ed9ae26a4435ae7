"""Still there? A countdown in large digits; any key or touch returns to the very letter."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Digits

from kiosk.catalogue import Say
from kiosk.ui.mirror.part import FIXED, Ways
from kiosk.ui.safe import plain
from kiosk.ui.screens.overlay import Overlay
from kiosk.ui.widgets.prose import Rows


class Countdown(Digits):
    """Seconds in figures drawn from pieces of boxes."""

    def ways_at(self, y: int) -> Ways:
        """From left to right: figures are the same in every language, on a mirrored screen too."""
        return FIXED


class StillThere(Overlay):
    """Answers True when somebody is there, False when the countdown ran out."""

    def __init__(self, say: Say, seconds: int) -> None:
        super().__init__(say)
        self._say = say
        self._left = seconds

    def compose(self) -> ComposeResult:
        """A question, the seconds, and what happens."""
        say = self._say
        with Vertical(id="still"):
            yield Rows(plain(say("Are you still there?"), "bold"))
            yield Countdown(str(self._left))
            yield Rows(plain(say("Press any key or touch the screen to go on with your letter.")))
            yield Rows(plain(say("Otherwise it is forgotten, and the next person can begin."), "$quiet"))

    def on_mount(self) -> None:
        """Begins to count."""
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.lift(False)
        else:
            self.query_one(Digits).update(str(self._left))

    def on_key(self, event: events.Key) -> None:
        """Any key: it is not also pressed in the letter."""
        event.stop()
        self.lift(True)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Any touch."""
        event.stop()
        self.lift(True)

    def on_paste(self, event: events.Paste) -> None:
        """A paste is a sign of life too, and goes nowhere."""
        event.stop()
        self.lift(True)
