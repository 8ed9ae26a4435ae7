"""A few phrases in the language of whoever reads the letter or card: to be put in, or printed large to copy."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Grid
from textual.getters import query_one
from textual.widget import Widget

from kiosk.campaign.phrases import Phrase
from kiosk.catalogue import Say
from kiosk.errors import KioskError
from kiosk.letter.phrases import doubt, notes
from kiosk.letter.tongue import language_name
from kiosk.phrasebook import Phrasebook
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, ON, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.header import StepHeader
from kiosk.ui.widgets.phrase import PhraseChoice
from kiosk.ui.widgets.prose import Prose

PRINT = 8
"""The digit that prints, whatever phrases there are."""


class PhrasesScreen(VisitScreen["Phrase | Go"]):
    """Answers with the phrase to put in, or `Go.BACK`; printing leaves the screen as it is."""

    step = 3
    AUTO_FOCUS: ClassVar[str | None] = "PhraseChoice"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "back", show=False)]

    doubt = query_one("#doubt", Prose)
    header = query_one(StepHeader)

    def __init__(self, say: Say, book: Phrasebook) -> None:
        super().__init__(say)
        self._book = book
        self._tongue, *_ = book.languages

    def _heading(self) -> str:
        return self.say("Phrases in {language}", language=language_name(self._tongue, self.say.language))

    def _body(self) -> ComposeResult:
        yield Grid(*self._choices(), id="phrases")
        yield Prose(plain(doubt(self._phrases, self.say)), id="doubt")

    @property
    def _phrases(self) -> tuple[Phrase, ...]:
        return self._book.phrases(self._tongue)

    def _choices(self) -> Iterable[PhraseChoice]:
        language, phrases = self.say.language, self._phrases
        marked = zip(phrases, notes(phrases, self.say), strict=True)
        for digit, (phrase, note) in enumerate(marked, start=1):
            yield PhraseChoice(phrase, phrase.meaning_in(language), note, digit)

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        yield Choice(self._print_title(), digit=PRINT, id="print", classes="-aside")
        if len(self._book.languages) > 1:
            yield Choice(self.say("Another language"), digit=ON, id="another", classes="-aside")

    def _print_title(self) -> str:
        say = self.say
        if not self._book.was_printed(self._tongue):
            return say("Print them large, to copy")
        return say("The sheet lies in the tray") if self._book.in_tray else say("The sheet is printing")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield f"1-{len(self._phrases)}", say("put it in")
        yield str(PRINT), say("print one sheet")
        if len(self._book.languages) > 1:
            yield str(ON), say("another language")
        yield f"{BACK} Esc", say("back")

    def on_mount(self) -> None:
        """Boxes beside each other are as high as the higher."""
        self.call_after_refresh(self._level)

    def _level(self) -> None:
        choices = [*self.query(PhraseChoice)]
        for pair in (choices[at : at + 2] for at in range(0, len(choices), 2)):
            height = max(len(choice.lines(choice.content_size.width)) for choice in pair) + 2
            for choice in pair:
                choice.styles.height = height

    def action_back(self) -> None:
        """One question back."""
        self.leave(Go.BACK)

    @on(Choice.Pressed, ".-phrase")
    def _picked(self, event: Choice.Pressed) -> None:
        self.leave(next(phrase for phrase in self._phrases if phrase.id == event.choice.value))

    @on(Choice.Pressed, "#another")
    async def _turn(self) -> None:
        tongues = self._book.languages
        self._tongue = tongues[(tongues.index(self._tongue) + 1) % len(tongues)]
        grid = self.query_one("#phrases", Grid)
        async with self.batch():
            await grid.remove_children()
            await grid.mount_all(self._choices())
        self.header.title = self._heading()
        self._tell()
        grid.query(Choice).first().focus()
        self.call_after_refresh(self._level)

    @on(Choice.Pressed, "#print")
    @work(exclusive=True, group="print")
    async def _print(self) -> None:
        if self._book.was_printed(self._tongue):
            return
        try:
            await asyncio.to_thread(self._book.print_large, self._tongue)
        except KioskError as error:
            self.doubt.update(plain(error.calm, "bold"))
            return
        if not self.answered:
            self._tell()

    def _tell(self) -> None:
        self.doubt.update(plain(doubt(self._phrases, self.say)))
        self.query_one("#print", Choice).rename(self._print_title())
