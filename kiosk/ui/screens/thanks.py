"""Thank you: your number, how the sheet fares, a word of hope, and what next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from enum import Enum

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one

from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.thanks import Done, fares, hope_after, numbers, progress
from kiosk.ui.safe import below, plain
from kiosk.ui.screens.base import Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose


class Undo(Enum):
    """Asks to take back what was counted."""

    IT = "it did not open"


class ThanksScreen(VisitScreen["Go | Undo"]):
    """Answers with `Go.ON` (done, or the time is over), `Go.BACK` (someone else), or `Undo.IT`."""

    step = 5

    way = query_one("#way", Prose)
    clears = query_one("#clears", Prose)

    def __init__(self, say: Say, desk: Desk, done: Done) -> None:
        super().__init__(say)
        self._desk = desk
        self._what = done
        self._hope = hope_after(desk.pack.hopes_in(say.language), done)
        self._left = desk.settings.screens.thanks_seconds

    def _heading(self) -> str:
        return self.say("Thank you!")

    def _body(self) -> ComposeResult:
        say, done = self.say, self._what
        yield Prose(below([plain(line, "bold") for line in numbers(say, done)]), id="number")
        yield Prose(plain(fares(say, self._desk, done, None, 0)), id="way")
        if self._hope:
            words = below([plain(self._hope.text), plain(f"— {self._hope.source}", "$quiet")])
            yield Prose(words, id="hope")
        with Horizontal(id="next"):
            yield Choice(say("I am done"), digit=1, id="done", classes="-way-on -first")
            yield Choice(say("Write for someone else"), digit=2, id="another")
        yield Prose(self._clearing(), id="clears")

    def _ways(self) -> Iterable[Choice]:
        if self._what.rung.by_phone:
            yield Choice(self.say("It did not open"), digit=3, id="undo", classes="-aside")

    def _keys(self) -> Iterable[Keys]:
        yield self.say("Enter"), self.say("I am done")
        yield "1-3" if self._what.rung.by_phone else "1-2", self.say("choose")

    def on_mount(self) -> None:
        """Counts the seconds, and follows the sheet."""
        self.set_interval(1.0, self._tick)
        self._follow_sheet()

    def _follow_sheet(self) -> None:
        if self._what.prints:
            self._follow()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.leave(Go.ON)
            return
        self.clears.update(self._clearing())
        self._follow_sheet()

    def _clearing(self) -> Content:
        say = self.say
        text = say.many(
            "This screen clears itself in {n} second.",
            "This screen clears itself in {n} seconds.",
            max(0, self._left),
        )
        return plain(text, "$quiet")

    @work(exclusive=True, group="follow")
    async def _follow(self) -> None:
        try:
            state, before = await asyncio.to_thread(progress, self._desk, self._what)
        except KioskError:
            return  # What was said last stands.
        if not self.answered:
            self.way.update(plain(fares(self.say, self._desk, self._what, state, before)))

    @on(Choice.Pressed, "#done")
    def _done(self) -> None:
        self.leave(Go.ON)

    @on(Choice.Pressed, "#undo")
    def _undo(self) -> None:
        self.leave(Undo.IT)

    @on(Choice.Pressed, "#another")
    def _another(self) -> None:
        self.leave(Go.BACK)
