"""The words of the page, large enough to read, with the sheet's own line breaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.letter.letter import Letter
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, ON, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.header import StepHeader
from kiosk.ui.widgets.pages import Pages


class LargeScreen(VisitScreen[Go]):
    """Answers with `Go.BACK`, once the page has been read; `lines` are the sheet's."""

    step = 5
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("z", "back", show=False),
    ]

    pages = query_one(Pages)
    header = query_one(StepHeader)

    def __init__(self, say: Say, letter: Letter, lines: tuple[str, ...]) -> None:
        super().__init__(say)
        head = (letter.place_and_date, "", *letter.address, "", letter.salutation, "")
        self._lines = (*head, *lines, "", letter.close, "", letter.name)

    def _heading(self) -> str:
        return self.say("Your letter, line by line")

    def _body(self) -> ComposeResult:
        yield Pages([plain(line) for line in self._lines], true_lines=True, id="lines")

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        yield Choice(self.say("Next page"), digit=ON, id="next", classes="-way-on -first")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield f"{say('Enter')} {ON}", say("read on")
        yield f"{BACK} Esc", say("back to the page")

    def action_back(self) -> None:
        """One question back."""
        self.leave(Go.BACK)

    def action_turn(self, by: int) -> None:
        """Turns the page."""
        self.pages.turn(by)

    @on(Choice.Pressed, "#next")
    def _next(self) -> None:
        if not self.pages.turn(1):
            self.leave(Go.BACK)

    @on(Pages.Turned)
    def _turned(self) -> None:
        say, pages = self.say, self.pages
        several = pages.count > 1
        self.header.fact = say("page {page} of {pages}", page=pages.page + 1, pages=pages.count) if several else ""
        self.query_one("#next", Choice).rename(say("I have read it") if pages.last else say("Next page"))
