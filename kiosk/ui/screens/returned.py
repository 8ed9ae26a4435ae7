"""Letters by hand that come back: a code, typed or scanned, Enter, and the next."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one

from kiosk.catalogue import Say
from kiosk.clock import local
from kiosk.desk import Desk, Returned
from kiosk.errors import KioskError
from kiosk.letter.compose import date_locale
from kiosk.letter.sheet_code import LENGTH, TYPED_MAX, ForeignCode, NotACode
from kiosk.text import clip
from kiosk.ui.safe import below, beside, plain
from kiosk.ui.screens.overlay import Private
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LineInput
from kiosk.ui.widgets.prose import Rows

if TYPE_CHECKING:
    from datetime import datetime

SHOWN = 5
"""Answers that stay on the screen: who scans a pile looks up after a few, and must still find the one refused."""


class ReturnedScreen(Private):
    """Counts each letter as its code comes; answers False once the organiser has no more."""

    AUTO_FOCUS: ClassVar[str | None] = "#code"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "done")]

    line = query_one("#code", LineInput)

    def __init__(self, say: Say, desk: Desk) -> None:
        super().__init__()
        self._say, self._desk = say, desk
        self._answers: deque[Content] = deque(maxlen=SHOWN)
        self._counted = 0

    def compose(self) -> ComposeResult:
        """A field for the code, what became of the last ones, and how many they are."""
        say = self._say
        with Vertical(id="private"):
            yield Rows(plain(say("Letters by hand that came back"), "bold"))
            yield Rows(plain(say("Scan the bars below the ruled lines, or type the code and press Enter.")))
            yield LineInput(limit=TYPED_MAX, label=say("Code"), id="code")
            yield Rows(Content(""), id="came")
            yield Rows(self._sum(), id="sum")
            yield Choice(say("No more letters"), id="done")

    async def action_next_field(self) -> None:
        """Takes in what was typed; the keys of the next code wait until its row is on disk."""
        typed, self.line.text = self.line.words, ""
        self.stay()
        if not typed:
            return
        try:
            back = await asyncio.to_thread(self._desk.returned, typed)
        except KioskError as error:
            # Whoever scans looks at the pile: a refusal must be heard.
            self.app.bell()
            self._tell(typed, self._refusal(error), "$danger")
            return
        self._counted += not (back.taken.again or back.taken.voided)
        self._tell(typed, *self._told(back))

    def _tell(self, typed: str, sentence: str, style: str) -> None:
        code = plain(f"{clip(typed.upper(), LENGTH + 2):<16}", "$quiet")
        self._answers.appendleft(beside(code, plain(sentence, style)))
        self.query_one("#came", Rows).update(below(self._answers))
        self.query_one("#sum", Rows).update(self._sum())

    def _told(self, back: Returned) -> tuple[str, str]:
        """What became of a letter, and how it is shown."""
        say, taken = self._say, back.taken
        if taken.voided:
            return say("Taken out of the counts before: it stays so."), "$danger"
        if taken.again:
            return say("Counted already, {when}: nothing was added.", when=self._when(taken.at)), ""
        if back.stopped:
            return say("Counted for {name}. This case has stopped: lay it aside.", name=back.name), "$danger"
        if not taken.here:
            return say("Counted for {name}, from another kiosk of this event.", name=back.name), "$accent"
        return say("Counted for {name}.", name=back.name), "$accent"

    def _refusal(self, error: KioskError) -> str:
        say = self._say
        if isinstance(error, NotACode):
            return say("That is no code as it is printed: please look again.")
        if isinstance(error, ForeignCode):
            return say("A code of another event, or of practice: not counted.")
        return error.calm

    def _when(self, at: datetime) -> str:
        from babel.dates import format_datetime

        here = local(at, self._desk.settings.event.tz)
        return format_datetime(here, "d MMM, HH:mm", locale=date_locale(self._say.language))

    def _sum(self) -> Content:
        say = self._say
        now = say.many("{n} letter counted just now", "{n} letters counted just now", self._counted)
        try:
            pages = self._desk.ledger.handouts()
        except KioskError as error:
            # A record in trouble must not end the screen that says so.
            return plain(f"{now}. {error}", "$danger")
        back = say("Handed out here: {out}, back: {back}", out=pages.out, back=pages.back)
        return plain(f"{now}. {back}.", "$quiet")

    def on_key(self) -> None:
        """Somebody is at it."""
        self.stay()

    def action_step(self, way: str) -> None:
        """Up and down lead from the field to the way out, and back."""
        self.focus_previous() if way == "up" else self.focus_next()

    def action_done(self) -> None:
        """Back to the organiser's list."""
        self.lift(False)

    @on(Choice.Pressed)
    def _done(self) -> None:
        self.lift(False)
