"""Counting what was done, and saying so where that did not work."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.campaign.freshness import NotFresh
from kiosk.errors import KioskError
from kiosk.halt import not_counted
from kiosk.ledger.model import Counted
from kiosk.plain.choose import Go
from kiosk.plain.halt import halted
from kiosk.plain.talk import Talk

Counting = Callable[[], Counted | None]
"""Puts something on disk: its row, or None for what counts only once it comes back."""

Count = Callable[[Counting], bool]
"""Takes a `Counting` to its end; False where the attendee would rather look at it again."""


class Counter:
    """Remembers the row of what was counted last, for the thanks."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.counted: Counted | None = None

    def count(self, counting: Counting) -> bool:
        """True once it is on disk; whoever gives up is told that nothing is lost."""
        while True:
            try:
                self.counted = counting()
                return True
            except NotFresh:
                raise
            except KioskError as error:
                if halted(self._talk, not_counted(self._talk.say, error.calm)) is Go.BACK:
                    return False
