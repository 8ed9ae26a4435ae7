"""Sheets that wait for a case which has stopped: each, or all of them, taken out by one verb."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Vertical

from kiosk.catalogue import Say
from kiosk.clock import local
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Job
from kiosk.stopped_sheets import state_of, take_out, taken_out, waiting
from kiosk.ui.safe import plain
from kiosk.ui.screens.overlay import Private
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.prose import Rows

A_PAGE = 6
"""Sheets with a verb of their own at once: three rows of two boxes, so that the others stay on 24 rows."""


class StoppedSheets(Private):
    """Answers False when an organiser is done; taking out cancels the sheet, and its count only where that is asked."""

    AUTO_FOCUS: ClassVar[str | None] = "#done"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "done"),
        ("up", "app.focus_previous"),
        ("down", "app.focus_next"),
    ]

    def __init__(self, say: Say, desk: Desk) -> None:
        super().__init__(say)
        self._say, self._desk = say, desk
        self._jobs: Sequence[Job] = desk.stopped_sheets()

    def compose(self) -> ComposeResult:
        """What waits, and the verbs."""
        say = self._say
        with Vertical(id="private"):
            yield Rows(plain(say("Sheets of cases that have stopped"), "bold"))
            yield Rows(plain(waiting(say, self._jobs)), id="waiting")
            yield Grid(*self._boxes(), id="sheets")
            with Grid(id="verbs"):
                yield Choice(say("Take all out"), digit=7, id="all")
                yield Choice(say("All, with their counts"), digit=8, id="uncount")
                yield Choice(say("Done"), digit=0, id="done")

    def on_key(self, event: events.Key) -> None:
        """Digits press the verb they stand beside."""
        self.stay()
        digit = event.character if event.character and event.character.isdecimal() else ""
        for choice in self.query(Choice):
            if digit and choice.display and choice.digit == int(digit):
                event.stop()
                choice.action_press()

    def action_done(self) -> None:
        """Back to the organiser's list."""
        self.lift(False)

    @on(Choice.Pressed)
    def _pressed(self, event: Choice.Pressed) -> None:
        self.stay()
        match event.choice.id:
            case "done":
                self.lift(False)
            case "all" | "uncount" as verb:
                self._take_out(self._jobs, uncount=verb == "uncount")
            case _:
                self._take_out([job for job in self._jobs if job.id == event.choice.value])

    @work(exclusive=True, group="take-out")
    async def _take_out(self, jobs: Sequence[Job], *, uncount: bool = False) -> None:
        """Cancels `jobs` off the screen's own thread: a printer that is asked may take its time."""
        try:
            taken = await asyncio.to_thread(take_out, self._desk, jobs, uncount=uncount)
            self._jobs = self._desk.stopped_sheets()
            told = taken_out(self._say, taken, len(jobs) - taken)
        except KioskError as error:
            told = str(error)
        if self.is_attached:
            await self._lay(told)

    async def _lay(self, told: str) -> None:
        self.query_one("#waiting", Rows).update(plain(told))
        grid = self.query_one("#sheets", Grid)
        await grid.remove_children()
        await grid.mount_all(self._boxes())
        for verb in self.query(Choice).filter("#all, #uncount"):
            verb.display = bool(self._jobs)
        self.query_one("#done").focus()

    def _boxes(self) -> Iterable[Choice]:
        for digit, job in enumerate(self._jobs[:A_PAGE], start=1):
            at = local(datetime.fromtimestamp(job.changed_ms / 1000, UTC), self._desk.settings.event.tz)
            title = f"{job.case_id} · {job.sheet}"
            yield Choice(title, digit=digit, overhead=state_of(self._say, job.state), count=f"{at:%H:%M}", value=job.id)
