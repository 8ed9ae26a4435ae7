"""A short message in one's own words, or the ready one: what a card, an e-mail or a sign says."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widget import Widget

from kiosk.campaign.phrases import Phrase
from kiosk.catalogue import Say
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft, Way
from kiosk.message_reader import MessageReader
from kiosk.phrasebook import Phrasebook
from kiosk.text import FIELD_LIMIT
from kiosk.ui.rewrite import rewrite
from kiosk.ui.safe import plain
from kiosk.ui.screens.aided import AidedScreen, put
from kiosk.ui.screens.base import ON, Go
from kiosk.ui.widgets.advice import AdviceStrip
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LetterEditor
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.reminders import Reminders


class MessageScreen(AidedScreen):
    """Answers with where to go and the draft; the ready message, left as it is, stays the ready one."""

    step = 3
    AUTO_FOCUS: ClassVar[str | None] = ".-way-on"

    editor = query_one(LetterEditor)

    def __init__(self, say: Say, reader: MessageReader, draft: Draft) -> None:
        super().__init__(say)
        self._reader = reader
        self._draft = draft

    def _heading(self) -> str:
        return self._reader.heading

    def _body(self) -> ComposeResult:
        say, reader = self.say, self._reader
        words = self._draft.free if self._draft.way is Way.FREE else reader.ready
        with Horizontal(id="message"):
            with Vertical(classes="-given -whole"):
                yield LetterEditor(words or "", limit=FIELD_LIMIT, label=reader.label, id="free")
            helps, better_not = plain(say("It helps"), "$quiet"), plain(say("Better not"), "$quiet")
            yield Reminders(((helps, *map(plain, reader.helps)), (better_not, *map(plain, reader.better_not))))
        yield AdviceStrip(say)

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        yield self.over_choice()
        yield Choice(self._reader.onward, digit=ON, classes="-way-on")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield "F10", say("go on")
        yield from self._writing_keys()
        yield from self.aid_keys()
        yield say("Tab"), say("next field")
        yield "Esc", say("back")
        yield "F12", say("start over")

    def _settle(self) -> None:
        self._read()

    def _words(self) -> Draft:
        words = self.editor.words
        if words == self._reader.ready.strip():
            return replace(self._draft, way=Way.READY, free=None)
        return replace(self._draft, way=Way.FREE, free=words)

    def _put(self, draft: Draft) -> None:
        if draft.way is Way.FREE:
            rewrite(self.editor, draft.free or "")

    async def _advised(self, draft: Draft) -> Sequence[Advice]:
        return await asyncio.to_thread(self._reader.advice, draft)

    @on(Choice.Pressed, ".-way-on")
    def _on(self) -> None:
        draft = self._words()
        if draft.way is Way.FREE and not draft.free:
            self.strip.show([Advice(False, self._reader.empty)])
            self.editor.focus()
            return
        self.leave((Go.ON, draft))

    @property
    def phrasebook(self) -> Phrasebook | None:
        """The phrases that suit a card."""
        return self._reader.phrasebook

    async def take_phrase(self, phrase: Phrase) -> None:
        """Puts it where the cursor stands, else before or behind the message."""
        put(self.editor, phrase, "\n\n")

    def action_back(self) -> None:
        """One question back."""
        self.leave((Go.BACK, self._words()))

    def action_over(self) -> None:
        """Starts over."""
        self.leave((Go.OVER, self._words()))
