"""A short message in one's own words, or the ready one: what a card, an e-mail or a sign says."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import TextArea

from kiosk.catalogue import Say
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft, Way
from kiosk.message_reader import MessageReader
from kiosk.text import FIELD_LIMIT
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import ON, Go
from kiosk.ui.screens.fields import FieldScreen
from kiosk.ui.widgets.advice import AdviceLine
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LetterEditor
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose

PAUSE = 0.3
"""Seconds of quiet before the message is read again."""


class MessageScreen(FieldScreen[tuple[Go, Draft]]):
    """Answers with where to go and the draft; the ready message, left as it is, stays the ready one."""

    step = 3
    AUTO_FOCUS: ClassVar[str | None] = ".-way-on"

    advice_line = query_one(AdviceLine)
    editor = query_one(LetterEditor)

    def __init__(self, say: Say, reader: MessageReader, draft: Draft) -> None:
        super().__init__(say)
        self._reader = reader
        self._draft = draft
        self._pause: Timer | None = None

    def _heading(self) -> str:
        return self._reader.heading

    def _body(self) -> ComposeResult:
        say, reader = self.say, self._reader
        words = self._draft.free if self._draft.way is Way.FREE else reader.ready
        with Horizontal(id="message"):
            with Vertical(classes="-given -whole"):
                yield LetterEditor(words or "", limit=FIELD_LIMIT, label=reader.label, id="free")
            with Vertical(classes="-reminders"):
                yield Prose(plain(say("It helps"), "$quiet"), classes="-label")
                for words in reader.helps:
                    yield Prose(plain(words))
                yield Prose(plain(say("Better not"), "$quiet"), classes="-label")
                for words in reader.better_not:
                    yield Prose(plain(words))
        yield AdviceLine()

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        yield self.over_choice()
        yield Choice(self._reader.onward, digit=ON, classes="-way-on")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield "F10", say("go on")
        yield say("Tab"), say("next field")
        yield "Esc", say("back")
        yield "F12", say("start over")

    def on_mount(self) -> None:
        """Reads the message once, and then whenever a hand pauses."""
        self._pause = self.set_interval(PAUSE, self._read, pause=True)
        self._read()

    def _words(self) -> Draft:
        words = self.editor.words
        if words == self._reader.ready.strip():
            return replace(self._draft, way=Way.READY, free=None)
        return replace(self._draft, way=Way.FREE, free=words)

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._pause is not None:
            self._pause.reset()
            self._pause.resume()

    @work(exclusive=True, group="advice")
    async def _read(self) -> None:
        if self._pause is not None:
            self._pause.pause()
        if self.answered:
            return
        advice = await asyncio.to_thread(self._reader.advice, self._words())
        if not self.answered:
            self.advice_line.show(advice)

    @on(Choice.Pressed, ".-way-on")
    def _on(self) -> None:
        draft = self._words()
        if draft.way is Way.FREE and not draft.free:
            self.advice_line.show([Advice(False, self._reader.empty)])
            self.editor.focus()
            return
        self.leave((Go.ON, draft))

    def action_back(self) -> None:
        """One question back."""
        self.leave((Go.BACK, self._words()))

    def action_over(self) -> None:
        """Starts over."""
        self.leave((Go.OVER, self._words()))
