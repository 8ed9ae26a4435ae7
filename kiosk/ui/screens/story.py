"""The whole story, in pages, told in full or for children."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from kiosk.campaign.model import Case, Weight
from kiosk.catalogue import Say
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, ON, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.header import StepHeader
from kiosk.ui.widgets.pages import Pages


class StoryScreen(VisitScreen[Go]):
    """Answers with `Go.ON` (write the letter) or `Go.BACK`."""

    step = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
    ]

    pages = query_one(Pages)
    header = query_one(StepHeader)

    def __init__(self, say: Say, case: Case) -> None:
        super().__init__(say)
        self._case = case
        self._words = case.told_in(say.language)
        self._gently = False

    def _heading(self) -> str:
        return self._words.full_name

    def _body(self) -> ComposeResult:
        yield Pages(self._told())

    def _told(self) -> list[Content]:
        return list(self._paragraphs())

    def _paragraphs(self) -> Iterable[Content]:
        say, words = self.say, self._words
        if self._gently:
            yield from map(plain, _blocks(words.child))
            return
        if self._case.file.weight is Weight.VIOLENCE:
            yield plain(say("This story speaks of violence."), "$quiet")
        yield from map(plain, _blocks(words.long))
        if words.outcome:
            yield plain(words.outcome)
        sources = "; ".join(dict.fromkeys(fact.source for fact in self._case.file.facts))
        yield plain(say("Sources: {sources}", sources=sources), "$quiet")

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        yield Choice(self._telling(), digit=1, id="telling", classes="-aside")
        yield Choice(self.say("Next page"), digit=ON, id="next", classes="-way-on -first")

    def _telling(self) -> str:
        return self.say("Told in full") if self._gently else self.say("Told for children")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield f"{say('Enter')} {ON}", say("read on")
        yield "1", say("other telling")
        yield f"{BACK} Esc", say("back")

    def action_back(self) -> None:
        """One question back."""
        self.leave(Go.BACK)

    def action_turn(self, by: int) -> None:
        """Turns the page."""
        self.pages.turn(by)

    @on(Choice.Pressed, "#next")
    def _next(self) -> None:
        if not self.pages.turn(1):
            self.leave(Go.ON)

    @on(Choice.Pressed, "#telling")
    def _tell_otherwise(self) -> None:
        self._gently = not self._gently
        self.pages.turn(-self.pages.page)
        self.pages.show(self._told())
        self.query_one("#telling", Choice).rename(self._telling())

    @on(Pages.Turned)
    def _turned(self) -> None:
        say, pages = self.say, self.pages
        several = pages.count > 1
        self.header.fact = say("page {page} of {pages}", page=pages.page + 1, pages=pages.count) if several else ""
        self.query_one("#next", Choice).rename(say("Write a letter") if pages.last else say("Next page"))


def _blocks(story: str) -> list[str]:
    """A story's paragraphs, each without its own line breaks."""
    return [" ".join(block.split()) for block in story.split("\n\n") if block.strip()]
