"""The organiser's screens: a PIN where one is set, then a plain list of how things stand and one verb a line."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import events, on, work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Vertical
from textual.content import Content

from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.seal.pin import PIN_LENGTHS, pin_matches
from kiosk.standing import standing
from kiosk.ui.safe import below, beside, plain
from kiosk.ui.screens.overlay import Private
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.prose import Rows
from kiosk.waiting_sheets import waiting_sheets

TRIES = 3
"""Wrong PINs before the public screen comes back: the chord takes three keys, so guessing is slow."""


async def open_for_organiser(app: App[int], desk: Desk, say: Say) -> bool:
    """True when an organiser asked to leave the program; practice asks no PIN."""
    pin = "" if desk.practice else desk.settings.organiser.pin
    if pin and not await app.push_screen_wait(PinScreen(say, pin)):
        return False
    return await app.push_screen_wait(OrganiserScreen(say, desk))


class PinScreen(Private):
    """Answers True once the PIN was right."""

    def __init__(self, say: Say, hashed: str) -> None:
        super().__init__(say)
        self._say, self._hashed = say, hashed
        self._typed = ""
        self._tries = 0

    def compose(self) -> ComposeResult:
        """A question, a dot for each digit, and what the keys do."""
        say = self._say
        with Vertical(id="private"):
            yield Rows(plain(say("The organiser's PIN"), "bold"))
            yield Rows(self._dots(), id="dots")
            yield Rows(
                plain(say("Type it and press Enter. Esc goes back to the public screen."), "$quiet"),
                id="told",
            )

    def _dots(self) -> Content:
        return plain("● " * len(self._typed) or "○", "$accent")

    async def on_key(self, event: events.Key) -> None:
        """Digits, Backspace, Enter and Esc; nothing else is heard."""
        event.stop()
        self.stay()
        if event.key == "escape":
            self.lift(False)
        elif event.key == "enter":
            self._check()
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.character and event.character.isdecimal() and len(self._typed) < PIN_LENGTHS[-1]:
            self._typed += str(int(event.character))
        self.query_one("#dots", Rows).update(self._dots())

    @work(exclusive=True, description="pin")
    async def _check(self) -> None:
        typed, self._typed = self._typed, ""
        # A tenth of a second by design, which is no pause for the screens.
        if await asyncio.to_thread(pin_matches, self._hashed, typed):
            self.lift(True)
            return
        self._tries += 1
        if self._tries >= TRIES:
            self.lift(False)
        self.query_one("#told", Rows).update(plain(self._say("That was not it. Please try again."), "$danger"))


class OrganiserScreen(Private):
    """Answers True to leave the program, False for the public screen."""

    AUTO_FOCUS: ClassVar[str | None] = "#stay"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "stay_public"),
        ("up", "app.focus_previous"),
        ("down", "app.focus_next"),
    ]

    def __init__(self, say: Say, desk: Desk) -> None:
        super().__init__(say)
        self._say, self._desk = say, desk

    def compose(self) -> ComposeResult:
        """How things stand, then the verbs."""
        say = self._say
        with Vertical(id="private", classes="-list"):
            yield Rows(plain(say("For the organiser"), "bold"))
            yield Rows(below(self._state()), id="state")
            with Grid(id="verbs"):
                yield Choice(say("Back to the public screen"), digit=0, id="stay")
                yield Choice(say("Leave the program"), digit=1, id="leave")
                yield Choice(say("A letter by hand came back"), digit=3, id="returned")
                yield Choice(say("Sheets that wait"), digit=4, id="queued")
                yield Choice(say("Sheets of stopped cases"), digit=2, id="stopped")

    def on_mount(self) -> None:
        """The verbs for sheets are there while sheets are."""
        self._offer()

    def _offer(self) -> None:
        """A record in trouble has no sheets to show, and is told of above."""
        try:
            queued, stopped = waiting_sheets(self._desk), self._desk.stopped_sheets()
        except KioskError:
            queued, stopped = (), ()
        self.query_one("#queued", Choice).display = bool(queued)
        self.query_one("#stopped", Choice).display = bool(stopped)

    def _state(self) -> Iterable[Content]:
        for fact in standing(self._desk, self._say):
            words = plain(fact.text, "$danger" if fact.alarm else "")
            yield beside(plain(f"{fact.label:<14}", "$quiet"), words) if fact.label else words

    def on_key(self, event: events.Key) -> None:
        """Digits press the verb they stand beside."""
        self.stay()
        digit = event.character if event.character and event.character.isdecimal() else ""
        for choice in self.query(Choice):
            if digit and choice.display and choice.digit == int(digit):
                event.stop()
                choice.action_press()

    def action_stay_public(self) -> None:
        """Back to the public screen."""
        self.lift(False)

    @on(Choice.Pressed)
    def _pressed(self, event: Choice.Pressed) -> None:
        match event.choice.id:
            case "stopped":
                self._open_stopped()
            case "returned":
                self._open_returned()
            case "queued":
                self._open_queue()
            case verb:
                self.lift(verb == "leave")

    def _open_stopped(self) -> None:
        from kiosk.ui.screens.stopped_sheets import StoppedSheets

        self.app.push_screen(StoppedSheets(self._say, self._desk), self._seen)

    def _open_queue(self) -> None:
        from kiosk.ui.screens.queue import QueueScreen

        self.app.push_screen(QueueScreen(self._say, self._desk), self._seen)

    def _open_returned(self) -> None:
        from kiosk.ui.screens.returned import ReturnedScreen

        self.app.push_screen(ReturnedScreen(self._say, self._desk), self._seen)

    def _seen(self, _answer: bool | None) -> None:
        self.wait()
        self._offer()
        self.query_one("#state", Rows).update(below(self._state()))
        self.query_one("#stay").focus()
