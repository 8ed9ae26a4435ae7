"""One sheet that waits, for a volunteer: why, and what to do with it; each verb says what it does before it does it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Job
from kiosk.stopped_sheets import state_of
from kiosk.ui.safe import below, plain
from kiosk.ui.screens.base import BACK
from kiosk.ui.screens.overlay import Private
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.prose import Rows
from kiosk.waiting_sheets import Verb, do, meaning, name_of, outcome, since, verbs_for, what_counts


class QueuedSheet(Private):
    """Answers False; `told` is then what became of the sheet, "" where it was left as it is."""

    AUTO_FOCUS: ClassVar[str | None] = "#leave"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave"),
        ("up,left", "app.focus_previous"),
        ("down,right", "app.focus_next"),
    ]

    def __init__(self, say: Say, desk: Desk, job: Job) -> None:
        super().__init__(say)
        self._say, self._desk, self._job = say, desk, job
        self.told = ""

    def compose(self) -> ComposeResult:
        """The sheet, why it waits, and the verbs."""
        say, job = self._say, self._job
        with Vertical(id="private", classes="-sheet"):
            yield Rows(plain(f"{name_of(say, job)} · {job.sheet}", "bold"), id="called")
            yield Rows(below(self._about()), id="about")
            for digit, verb in enumerate(verbs_for(job), start=1):
                yield Choice(*meaning(say, verb), digit=digit, value=verb.value)
            yield Choice(say("Back to the list"), digit=BACK, id="leave")
            if Verb.TAKE_BACK in verbs_for(job):
                yield Rows(plain(what_counts(say, job), "$quiet"), id="counts")

    def _about(self) -> Iterable[Content]:
        say, job = self._say, self._job
        state, at = state_of(say, job.state), since(job, self._desk.settings.event.tz)
        yield plain(say("{state} since {time}", state=state, time=at), "$quiet")
        if job.reason:
            yield plain(say.retold(job.reason))

    def on_key(self, event: events.Key) -> None:
        """Digits press the verb they stand beside."""
        self.stay()
        digit = event.character if event.character and event.character.isdecimal() else ""
        for choice in self.query(Choice):
            if digit and choice.digit == int(digit):
                event.stop()
                choice.action_press()

    def action_leave(self) -> None:
        """Back to the list, and nothing is done."""
        self.lift(False)

    @on(Choice.Pressed)
    def _pressed(self, event: Choice.Pressed) -> None:
        self.stay()
        if event.choice.id == "leave":
            self.lift(False)
        else:
            self._do(Verb(event.choice.value))

    @work(exclusive=True, group="verb")
    async def _do(self, verb: Verb) -> None:
        """Off the screen's own thread: a printer that is asked to let go may take its time."""
        try:
            done = await asyncio.to_thread(do, self._desk, self._job, verb)
            self.told = outcome(self._say, self._job, verb, done)
        except KioskError as error:
            self.told = str(error)
        self.lift(False)
