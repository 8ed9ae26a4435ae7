"""Thank you: your number, how the sheet fares, a word of hope, and what next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from enum import Enum
from time import monotonic

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one

from kiosk.bar import BLOCKS, LETTERS, drawn, share
from kiosk.catalogue import Say
from kiosk.config import ThemeName
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import JobState
from kiosk.thanks import ON_ITS_WAY, Done, Fate, fares, for_the_volunteer, hope_after, numbers, progress, travels
from kiosk.ui.safe import below, plain
from kiosk.ui.screens.base import Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.header import StepHeader
from kiosk.ui.widgets.prose import Prose, Rows

FOLLOW = 1.0
"""Seconds between two looks at how the sheet fares."""


BREATH = 0.4
"""Seconds for which "I am done" is deaf: whoever presses twice to print has not read this screen yet."""


class Undo(Enum):
    """Asks to take back what was counted."""

    IT = "it did not open"


class ThanksScreen(VisitScreen["Go | Undo"]):
    """Answers with `Go.ON` (done, or the time is over), `Go.BACK` (someone else), or `Undo.IT`.

    While the printer is out of order and the sheet is not out, it is the out-of-order screen: kept safe, and what to
    do. It clears itself like the other, since the sheet needs nobody to wait for it.
    """

    step = 5

    way = query_one("#way", Prose)
    helper = query_one("#helper", Prose)
    bar = query_one("#bar", Rows)
    clears = query_one("#clears", Prose)
    header = query_one(StepHeader)

    def __init__(self, say: Say, desk: Desk, done: Done) -> None:
        super().__init__(say)
        self._desk = desk
        self._what = done
        self._hope = hope_after(desk.pack.hopes_in(say.language), done)
        self._left = desk.settings.screens.thanks_seconds
        self._signs = LETTERS if desk.settings.screens.theme is ThemeName.SIXTEEN else BLOCKS
        self._first: int | None = None
        self._share = 0.0
        self._shown = 0.0

    def _heading(self) -> str:
        return self.say("Thank you!")

    def _body(self) -> ComposeResult:
        say, done = self.say, self._what
        yield Prose(below([plain(line, "bold") for line in numbers(say, done)]), id="number")
        yield Prose(plain(fares(say, self._desk, done, Fate())), id="way")
        yield Prose(Content(), id="helper")
        yield Rows(Content(), id="bar")
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
        self._shown = monotonic()
        self.set_interval(1.0, self._tick)
        self.set_interval(FOLLOW, self._follow_sheet)
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
            fate = await asyncio.to_thread(progress, self._desk, self._what)
        except KioskError:
            return  # What was said last stands.
        if not self.answered:
            self._tell(fate)

    def _tell(self, fate: Fate) -> None:
        """Says how the sheet fares, and is the out-of-order screen for as long as nothing can print."""
        say, out = self.say, bool(fate.trouble)
        self.set_class(out, "-out")
        self.header.title = say("It is kept safe") if out else self._heading()
        self.way.update(plain(fares(say, self._desk, self._what, fate)))
        self.helper.update(plain(for_the_volunteer(say, fate)) if out else Content())
        self._draw(fate)

    def _draw(self, fate: Fate) -> None:
        """The way the sheet has come; none for one that waits for a person, or that has none to go."""
        self._first = fate.before if self._first is None else max(self._first, fate.before)
        self._share = share(self._first, fate.before, fate.state, self._share)
        moves = travels(self._desk, self._what) and fate.state in (*ON_ITS_WAY, JobState.PRINTED) and not fate.trouble
        self.set_class(moves, "-travels")
        self.bar.update(plain(drawn(self._share, self._signs), "$accent"))

    @on(Choice.Pressed, "#done")
    def _done(self) -> None:
        if monotonic() - self._shown >= BREATH:
            self.leave(Go.ON)

    @on(Choice.Pressed, "#undo")
    def _undo(self) -> None:
        self.leave(Undo.IT)

    @on(Choice.Pressed, "#another")
    def _another(self) -> None:
        self.leave(Go.BACK)
