"""The organiser's list of sheets that wait: how printing is, and each sheet to be picked."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Vertical
from textual.content import Content

from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Job
from kiosk.stopped_sheets import state_of
from kiosk.ui.safe import beside, plain
from kiosk.ui.screens.base import BACK, ON
from kiosk.ui.screens.overlay import Private
from kiosk.ui.screens.queued_sheet import QueuedSheet
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.prose import Rows
from kiosk.waiting_sheets import name_of, printing, since, waiting_sheets

A_PAGE = 6
"""Sheets at once: three rows of two boxes with two lines for their reason, and the ways below them on 24 rows."""

LOOK = 2.0
"""Seconds between two looks at what waits: sheets come out while somebody looks."""


class QueueScreen(Private):
    """Answers False when an organiser is done; a sheet that is picked has a screen of its own."""

    AUTO_FOCUS: ClassVar[str | None] = "#done"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "done"),
        ("up,left", "app.focus_previous"),
        ("down,right", "app.focus_next"),
    ]

    def __init__(self, say: Say, desk: Desk) -> None:
        super().__init__(say)
        self._say, self._desk = say, desk
        self._jobs: tuple[Job, ...] = ()
        self._page = 0
        self._same()

    @property
    def _pages(self) -> int:
        return max(1, -(-len(self._jobs) // A_PAGE))

    def compose(self) -> ComposeResult:
        """How printing is, the sheets, and the ways on."""
        say = self._say
        with Vertical(id="private"):
            yield Rows(self._heading(), id="heading")
            yield Rows(self._printing(), id="printing")
            yield Grid(*self._boxes(), id="queue")
            with Grid(id="verbs"):
                yield Choice(say("Done"), digit=BACK, id="done")
                yield Choice(say("More"), digit=ON, id="more")

    def on_mount(self) -> None:
        """Begins to follow what waits."""
        self.query_one("#more").display = self._pages > 1
        self.set_interval(LOOK, self._look)

    def _heading(self) -> Content:
        say = self._say
        several = f"   {say('page {page} of {pages}', page=self._page + 1, pages=self._pages)}"
        quiet = plain(several if self._pages > 1 else "", "$quiet")
        return beside(plain(say("Sheets that wait"), "bold"), quiet)

    def _printing(self) -> Content:
        say = self._say
        told, alarm = printing(say, self._desk)
        waiting = say.many("{n} sheet waits.", "{n} sheets wait.", len(self._jobs))
        return beside(plain(told, "$danger" if alarm else "$quiet"), plain(f" {waiting}"))

    def _boxes(self) -> Iterable[Choice]:
        zone = self._desk.settings.event.tz
        for digit, job in enumerate(self._jobs[self._page * A_PAGE :][:A_PAGE], start=1):
            yield Choice(
                name_of(self._say, job),
                self._say.retold(job.reason),
                digit=digit,
                overhead=f"{state_of(self._say, job.state)} · {job.sheet}",
                count=since(job, zone),
                value=job.id,
                classes="-option",
            )

    async def _look(self) -> None:
        """Takes in what has changed; nothing is drawn where nothing has."""
        if self.is_current and not self._same():
            await self._lay()

    def _same(self) -> bool:
        before = self._jobs
        # Of a record in trouble, what was told last stands; the organiser's list says so.
        with suppress(KioskError):
            self._jobs = waiting_sheets(self._desk)
        return self._jobs == before

    async def _lay(self) -> None:
        """Lays the boxes anew, and leaves the focus on the sheet or the way that had it."""
        had = self.focused
        self._page = min(self._page, self._pages - 1)
        self.query_one("#heading", Rows).update(self._heading())
        self.query_one("#printing", Rows).update(self._printing())
        self.query_one("#more").display = self._pages > 1
        grid = self.query_one("#queue", Grid)
        kept = had.value if isinstance(had, Choice) and had in grid.children else None
        await grid.remove_children()
        await grid.mount_all(self._boxes())
        again = next((box for box in grid.query(Choice) if kept and box.value == kept), None)
        if again or kept:
            (again or self.query_one("#done", Choice)).focus()

    def on_key(self, event: events.Key) -> None:
        """Digits press what they stand beside."""
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
    async def _pressed(self, event: Choice.Pressed) -> None:
        self.stay()
        match event.choice.id:
            case "done":
                self.lift(False)
            case "more":
                self._page = (self._page + 1) % self._pages
                await self._lay()
            case _:
                self._open(event.choice.value)

    def _open(self, ticket: str) -> None:
        job = next((job for job in self._jobs if job.id == ticket), None)
        if job is not None and self.is_current:
            sheet = QueuedSheet(self._say, self._desk, job)
            self.app.push_screen(sheet, lambda _: self._came_back(sheet.told))

    async def _came_back(self, told: str) -> None:
        self.wait()
        self._same()
        await self._lay()
        if told:
            self.query_one("#printing", Rows).update(plain(told, "$accent"))
        self.query_one("#done").focus()
