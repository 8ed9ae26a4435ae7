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
from kiosk.ledger.model import Job, JobState
from kiosk.ui.safe import plain
from kiosk.ui.screens.overlay import Private
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.prose import Rows

A_PAGE = 6
"""Sheets with a verb of their own at once: three rows of two boxes, so that the others stay on 24 rows."""

REASON = "its case has stopped, and its sheet was taken out"
"""Why an action is voided here, beside its void in the record."""


class StoppedSheets(Private):
    """Answers False when an organiser is done; taking out cancels the sheet, and its count only where that is asked."""

    AUTO_FOCUS: ClassVar[str | None] = "#done"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "done"),
        ("up", "app.focus_previous"),
        ("down", "app.focus_next"),
    ]

    def __init__(self, say: Say, desk: Desk) -> None:
        super().__init__()
        self._say, self._desk = say, desk
        self._jobs: Sequence[Job] = desk.stopped_sheets()

    def compose(self) -> ComposeResult:
        """What waits, and the verbs."""
        say = self._say
        with Vertical(id="private"):
            yield Rows(plain(say("Sheets of cases that have stopped"), "bold"))
            yield Rows(plain(self._told()), id="waiting")
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
            taken = await asyncio.to_thread(self._cancelled, jobs, uncount)
            self._jobs = self._desk.stopped_sheets()
            told = self._said(taken, len(jobs) - taken)
        except KioskError as error:
            told = str(error)
        if self.is_attached:
            await self._lay(told)

    def _cancelled(self, jobs: Sequence[Job], uncount: bool) -> int:
        taken = [job for job in jobs if self._desk.spool.cancel(job.id)]
        for job in taken if uncount else ():
            if job.action_id is not None:
                self._desk.ledger.void(job.action_id, REASON)
        return len(taken)

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
            yield Choice(title, digit=digit, overhead=self._state(job.state), count=f"{at:%H:%M}", value=job.id)

    def _state(self, state: JobState) -> str:
        say = self._say
        if state is JobState.HELD:
            return say("held")
        return say("waiting") if state is JobState.QUEUED else say("printing")

    def _told(self) -> str:
        say = self._say
        waiting = say.many("{n} sheet waits.", "{n} sheets wait.", len(self._jobs))
        meaning = say("What is taken out does not print, and counts until it is voided.")
        return f"{waiting} {meaning}"

    def _said(self, taken: int, left: int) -> str:
        told = self._say.many("{n} sheet was taken out.", "{n} sheets were taken out.", taken)
        late = self._say.many("{n} is at the printer already.", "{n} are at the printer already.", left)
        return f"{told} {late}" if left else told
