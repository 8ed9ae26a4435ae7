"""The first screen: what this is, how many have written, a word of hope, and the way in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid, Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget

from kiosk.catalogue import Say, own_name
from kiosk.errors import KioskError
from kiosk.ui.opening import Opening
from kiosk.ui.safe import below, plain
from kiosk.ui.screens.base import VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.counter import Counter
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.header import StepHeader
from kiosk.ui.widgets.prose import Prose

if TYPE_CHECKING:
    from kiosk.campaign.model import Hope
    from kiosk.desk import Desk

FIT = 6
"""Languages that fit beside the way in; more have a screen of their own."""

TICK_SECONDS = 1.0
"""The longest that a screen left behind lives on: asyncio keeps a cancelled timer, and all it knows, to its moment."""

TICKS_A_COUNT = 2
TICKS_A_HOPE = 20
"""Long enough to read forty words twice."""

MORE = "more"
"""The answer of somebody whose language is not on this screen."""


class PlainAsked(Message):
    """Somebody would rather have the visit in lines, for a screen reader or a braille display."""


class WelcomeScreen(VisitScreen[str]):
    """Answers with the language chosen, or `MORE`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("p,P", "plain", show=False)]

    counter = query_one(Counter)
    header = query_one(StepHeader)

    def __init__(self, say: Say, opening: Opening, turn: int = 0) -> None:
        super().__init__(say)
        self._opening = opening
        self._settings = opening.settings
        self._desk: Desk | None = None
        self._hopes: tuple[Hope, ...] = ()
        self._turn = turn
        self._ticks = 0
        self._others = [language for language in self._settings.screens.languages if language != say.language]

    def _heading(self) -> str:
        event = self._settings.event
        practice = self._desk.practice if self._desk else event.practice
        return self.say("{event} · practice", event=event.name) if practice else event.name

    def _fact(self) -> str:
        seconds = self._settings.event.seconds_left(self._opening.clock.now())
        if seconds is None:
            return ""
        minutes = seconds // 60
        return self.say("{hours}:{minutes} left", hours=minutes // 60, minutes=f"{minutes % 60:02}")

    def _body(self) -> ComposeResult:
        say = self.say
        yield Prose(
            below([plain(say("The words you write here"), "bold"), plain(say("can open a cell door."), "bold")]),
            id="slogan",
        )
        yield Counter(say)
        yield Prose(self._hope(), id="hope")
        with Horizontal(id="doors"):
            yield Choice(
                say("Write a letter"),
                say("takes about five minutes"),
                digit=1,
                value=say.language,
                id="write",
                classes="-way-on -first",
            )
            yield Grid(*self._languages(), id="languages", classes="-one" if len(self._others) > FIT else "")

    def _languages(self) -> Iterable[Widget]:
        if len(self._others) > FIT:
            yield Choice(self.say("Other languages"), digit=2, value=MORE)
            return
        for digit, language in enumerate(self._others, start=2):
            yield Choice(own_name(language), digit=digit, value=language)

    def _hope(self) -> Content:
        if not self._hopes:
            return plain("")
        hope = self._hopes[self._turn % len(self._hopes)]
        return below([plain(hope.text), plain(f"— {hope.source}", "$quiet")])

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield say("Enter"), say("start")
        if self._others:
            yield (
                f"2-{min(len(self._others), FIT) + 1}" if 1 < len(self._others) <= FIT else "2",
                say("language"),
            )
        yield "P", say("plain text for screen readers")

    def action_plain(self) -> None:
        """Asks for the visit in lines."""
        self.post_message(PlainAsked())

    def on_mount(self) -> None:
        """Once this screen stands, the desk behind it is opened."""
        self.call_after_refresh(self._open)

    @work(group="open")
    async def _open(self) -> None:
        try:
            self._desk = await self._opening.desk()
        except KioskError:
            # The way in leads to the desk, where the app hears of it and ends with that sentence.
            self.leave(self.say.language)
            return
        if self.answered:
            return
        self._hopes = self._desk.pack.hopes_in(self.say.language)
        self.header.title = self._heading()
        self._show_hope()
        self.set_interval(TICK_SECONDS, self._tick)
        self._count()

    def _tick(self) -> None:
        self._ticks += 1
        if self._ticks % TICKS_A_COUNT == 0:
            self._count()
        if self._ticks % TICKS_A_HOPE == 0:
            self._turn += 1
            self._show_hope()

    @work(exclusive=True, group="count")
    async def _count(self) -> None:
        assert self._desk is not None
        try:
            numbers = await asyncio.to_thread(self._desk.numbers)
        except KioskError:
            return  # The last numbers stand; an organiser reads of the trouble elsewhere.
        if not self.answered:
            self.header.fact = self._fact()
            self.counter.show(numbers.letters, numbers.last_hour)

    def _show_hope(self) -> None:
        self.query_one("#hope", Prose).update(self._hope())

    @on(Choice.Pressed)
    def _chosen(self, event: Choice.Pressed) -> None:
        self.leave(event.choice.value)
