"""Thank you: your number, how the sheet fares, a word of hope, and what next."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one

from kiosk.campaign.model import Hope
from kiosk.catalogue import Say
from kiosk.config import PrinterKind
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ladder import PHONE, Rung
from kiosk.ledger.model import Counted, JobState
from kiosk.ui.safe import below, plain
from kiosk.ui.screens.base import Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose


class Undo(Enum):
    """Asks to take back what was counted."""

    IT = "it did not open"


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, for whom: its row if it counts already, the name of its print job if it has one, and how."""

    counted: Counted | None
    ticket: str
    rung: Rung
    name: str
    case_id: str


class ThanksScreen(VisitScreen["Go | Undo"]):
    """Answers with `Go.ON` (done, or the time is over), `Go.BACK` (someone else), or `Undo.IT`."""

    step = 5

    way = query_one("#way", Prose)
    clears = query_one("#clears", Prose)

    def __init__(self, say: Say, desk: Desk, done: Done) -> None:
        super().__init__(say)
        self._desk = desk
        self._what = done
        self._hope = _hope_after(desk.pack.hopes_in(say.language), done.counted, done.case_id)
        self._left = desk.settings.screens.thanks_seconds

    def _heading(self) -> str:
        return self.say("Thank you!")

    def _body(self) -> ComposeResult:
        say = self.say
        yield Prose(below([plain(line, "bold") for line in self._number()]), id="number")
        yield Prose(plain(self._sentence(None, 0)), id="way")
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

    def _number(self) -> Iterable[str]:
        say, done = self.say, self._what
        if done.counted is None:
            yield say("Now it is your hand that {name} needs.", name=done.name)
            yield say("Your letter counts when it lies in the box.")
            return
        yield _tonight(say, done.rung, say.number(done.counted.number))
        yield say("and number {number} for {name}.", number=say.number(done.counted.case_number), name=done.name)

    def _keys(self) -> Iterable[Keys]:
        yield self.say("Enter"), self.say("I am done")
        yield "1-3" if self._what.rung.by_phone else "1-2", self.say("choose")

    def on_mount(self) -> None:
        """Counts the seconds, and follows the sheet."""
        self.set_interval(1.0, self._tick)
        self._follow_sheet()

    def _follow_sheet(self) -> None:
        if self._prints:
            self._follow()

    @property
    def _prints(self) -> bool:
        return self._what.rung not in (Rung.PETITION, *PHONE)

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
            state, before = await asyncio.to_thread(self._fares)
        except KioskError:
            return  # What was said last stands.
        if not self.answered:
            self.way.update(plain(self._sentence(state, before)))

    def _fares(self) -> tuple[JobState | None, int]:
        spool = self._desk.spool
        return spool.state_of(self._what.ticket), spool.place_of(self._what.ticket)

    def _sentence(self, state: JobState | None, before: int) -> str:
        say = self.say
        if self._what.rung is Rung.PETITION:
            return say("Your name is sealed. Nobody at this table can read it.")
        if self._what.rung.by_phone:
            return say("Send it from your telephone, if it has not gone yet.")
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

    @on(Choice.Pressed, "#undo")
    def _undo(self) -> None:
        self.leave(Undo.IT)

    @on(Choice.Pressed, "#another")
    def _another(self) -> None:
        self.leave(Go.BACK)


def _tonight(say: Say, rung: Rung, number: str) -> str:
    """Which one it is; appeals are counted together, and so are words to the person."""
    match rung:
        case Rung.SOLIDARITY:
            return say("Your card is number {number} tonight,", number=number)
        case Rung.PETITION:
            return say("Your signature is number {number} tonight,", number=number)
        case Rung.EMAIL:
            return say("Your e-mail is number {number} tonight,", number=number)
        case Rung.SMS:
            return say("Your text message is number {number} tonight,", number=number)
        case Rung.POST:
            return say("Your post is number {number} tonight,", number=number)
        case Rung.FAX:
            return say("Your fax is number {number} tonight,", number=number)
        case Rung.PHOTO:
            return say("Your sign is number {number} tonight,", number=number)
        case _:
            return say("Your letter is number {number} tonight,", number=number)


def _hope_after(hopes: tuple[Hope, ...], counted: Counted | None, case_id: str) -> Hope | None:
    """A word of hope of this very case where there is one, else of any; another one for each action."""
    told = [hope for hope in hopes if hope.case == case_id] or hopes
    return told[(counted.number if counted else 0) % len(told)] if told else None
