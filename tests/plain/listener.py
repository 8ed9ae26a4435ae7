"""Somebody who hears the kiosk in lines and answers it, at any pace."""

from __future__ import annotations

from collections import deque
from io import StringIO

from kiosk.desk import Desk
from kiosk.plain.keys import Decoder
from kiosk.plain.run import talk_on, tell_visits
from kiosk.plain.talk import Talk

SILENCE = None
"""An answer that never comes: the clock runs on instead."""


class Script:
    """A keyboard that types what it is given, an entry at a time, and is gone after the last."""

    def __init__(self, entries: list[str | bytes | None]) -> None:
        self.entries = deque(entries)
        self.seconds = 0.0
        self._decoder = Decoder()

    def read(self, seconds: float | None) -> list[str] | None:
        if not self.entries:
            return None
        entry = self.entries.popleft()
        if entry is None:
            assert seconds is not None, "waited for ever"
            self.seconds += seconds
            return []
        return self._decoder.feed(entry if isinstance(entry, bytes) else entry.encode())

    def more(self) -> bool:
        return False

    def now(self) -> float:
        return self.seconds


class Listener:
    """`hears` runs visits on the answers given, a line each, and gives back all that was told."""

    def __init__(self, desk: Desk, columns: int = 80) -> None:
        self.desk = desk
        self.columns = columns
        self.code: int | None = None
        self.out = StringIO()

    def hears(self, *answers: str | None, visits: int = 1, wipes: bool = False, echo: bool = False) -> str:
        """What is told while these lines are typed, each with an Enter."""
        entries = [answer if answer is None else f"{answer}\r" for answer in answers]
        return self.keyed(*entries, visits=visits, wipes=wipes, echo=echo)

    def keyed(self, *entries: str | bytes | None, visits: int = 1, wipes: bool = False, echo: bool = False) -> str:
        """What is told while these keys come."""
        talk = self.talk(*entries, echo=echo)
        self.code = tell_visits(self.desk, talk, wipes, visits)
        return self.out.getvalue()

    def talk(self, *entries: str | bytes | None, echo: bool = False) -> Talk:
        """A conversation with somebody who presses these keys."""
        script = Script(list(entries))
        talk = talk_on(self.desk, script, self.out, echo)
        talk.size, talk._now = lambda: (self.columns - 1, 24), script.now
        talk._chord._now = script.now
        return talk
