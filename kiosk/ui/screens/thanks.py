"""Thank you: your number, how the sheet fares, a word of hope, and what next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Hope
from kiosk.catalogue import Say
from kiosk.config import PrinterKind
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Counted, JobState
from kiosk.ui.safe import below, plain
from kiosk.ui.screens.base import Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose


class ThanksScreen(VisitScreen[Go]):
    """Answers with `Go.ON` (done, or the time is over) or `Go.BACK` (another letter)."""

    step = 5

    way = query_one("#way", Prose)
    clears = query_one("#clears", Prose)

    def __init__(
        self, say: Say, desk: Desk, counted: Counted, ticket: str, name: str, case_id: str, kind: Kind = Kind.LETTER
    ) -> None:
        super().__init__(say)
        self._desk = desk
        self._counted = counted
        self._ticket = ticket
        self._name = name
        self._kind = kind
        self._hope = _hope_after(desk.pack.hopes_in(say.language), counted, case_id)
        self._left = desk.settings.screens.thanks_seconds

    def _heading(self) -> str:
        return self.say("Thank you!")

    def _body(self) -> ComposeResult:
        say, counted = self.say, self._counted
        number = say.number(counted.number)
        if self._kind is Kind.SOLIDARITY:
            tonight = say("Yours is card number {number} tonight,", number=number)
        else:
            tonight = say("Yours is letter number {number} tonight,", number=number)
        case = say("and number {number} for {name}.", number=say.number(counted.case_number), name=self._name)
        yield Prose(below([plain(tonight, "bold"), plain(case, "bold")]), id="number")
        yield Prose(plain(self._sentence(None, 0)), id="way")
        if self._hope:
            words = below([plain(self._hope.text), plain(f"— {self._hope.source}", "$quiet")])
            yield Prose(words, id="hope")
        with Horizontal(id="next"):
            yield Choice(say("I am done"), digit=1, id="done", classes="-way-on -first")
            yield Choice(say("Write for someone else"), digit=2, id="another")
        yield Prose(self._clearing(), id="clears")

    def _keys(self) -> Iterable[Keys]:
        yield self.say("Enter"), self.say("I am done")
        yield "1-2", self.say("choose")

    def on_mount(self) -> None:
        """Counts the seconds, and follows the sheet."""
        self.set_interval(1.0, self._tick)
        self._follow()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.leave(Go.ON)
            return
        self.clears.update(self._clearing())
        self._follow()

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
            state, before = await asyncio.to_thread(self._fares)
        except KioskError:
            return  # What was said last stands.
        if not self.answered:
            self.way.update(plain(self._sentence(state, before)))

    def _fares(self) -> tuple[JobState | None, int]:
        spool = self._desk.spool
        return spool.state_of(self._ticket), spool.place_of(self._ticket)

    def _sentence(self, state: JobState | None, before: int) -> str:
        say = self.say
        tray = self._desk.settings.printing.printer is PrinterKind.FOLDER
        if state is JobState.PRINTED:
            return say("Your page lies in the tray.") if tray else say("It is printed. Please take it and sign it.")
        if state in (JobState.HELD, JobState.GAVE_UP):
            return say("It is safe and counted. Please ask a volunteer for your sheet.")
        if before:
            return say.many(
                "It prints soon: {n} sheet before yours.", "It prints soon: {n} sheets before yours.", before
            )
        return say("Your page is being laid in the tray.") if tray else say("It is printing.")

    @on(Choice.Pressed, "#done")
    def _done(self) -> None:
        self.leave(Go.ON)

    @on(Choice.Pressed, "#another")
    def _another(self) -> None:
        self.leave(Go.BACK)


def _hope_after(hopes: tuple[Hope, ...], counted: Counted, case_id: str) -> Hope | None:
    """A word of hope of this very case where there is one, else of any; another one for each letter."""
    told = [hope for hope in hopes if hope.case == case_id] or hopes
    return told[counted.number % len(told)] if told else None
