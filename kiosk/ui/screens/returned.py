"""Letters by hand that come back: a code, typed or scanned, Enter, and the next."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one

from kiosk.came_back import refusal, sum_of, told
from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.letter.sheet_code import LENGTH, TYPED_MAX
from kiosk.text import clip
from kiosk.ui.safe import below, beside, plain
from kiosk.ui.screens.overlay import Private
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LineInput
from kiosk.ui.widgets.prose import Rows

SHOWN = 5
"""Answers that stay on the screen: who scans a pile looks up after a few, and must still find the one refused."""


class ReturnedScreen(Private):
    """Counts each letter as its code comes; answers False once the organiser has no more."""

    AUTO_FOCUS: ClassVar[str | None] = "#code"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "done")]

    line = query_one("#code", LineInput)

    def __init__(self, say: Say, desk: Desk) -> None:
        super().__init__(say)
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
            self._tell(typed, refusal(self._say, error), "$danger")
            return
        self._counted += not (back.taken.again or back.taken.voided)
        style = "$danger" if back.taken.voided or back.stopped else "" if back.taken.again else "$accent"
        self._tell(typed, told(self._say, back, self._desk.settings.event.tz), style)

    def _tell(self, typed: str, sentence: str, style: str) -> None:
        code = plain(f"{clip(typed.upper(), LENGTH + 2):<16}", "$quiet")
        self._answers.appendleft(beside(code, plain(sentence, style)))
        self.query_one("#came", Rows).update(below(self._answers))
        self.query_one("#sum", Rows).update(self._sum())

    def _sum(self) -> Content:
        try:
            return plain(sum_of(self._say, self._desk, self._counted), "$quiet")
        except KioskError as error:
            # A record in trouble must not end the screen that says so.
            return plain(str(error), "$danger")

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
