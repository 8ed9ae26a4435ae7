"""Notices when nobody is there any more."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual import events


class IdleWatch:
    """Seconds since the last sign of life: a key, a press, a paste. A pointer that only moves is none.

    A jittery touch panel, or a moth on an optical mouse, moves the pointer all night.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._last = now()

    def notice(self, event: events.Event) -> None:
        """Takes `event` for what it is worth."""
        if isinstance(event, events.Paste) or (
            isinstance(event, events.InputEvent) and not isinstance(event, events.MouseMove)
        ):
            self.alive()

    def alive(self) -> None:
        """Somebody is there."""
        self._last = self._now()

    @property
    def seconds(self) -> float:
        """How long nobody was."""
        return self._now() - self._last
