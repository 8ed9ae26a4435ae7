"""The words of the page, large enough to read, with its own line breaks where the screen is wide enough."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.proof import Proof
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, ON, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.header import StepHeader
from kiosk.ui.widgets.pages import Pages


class LargeScreen(VisitScreen[Go]):
    """Answers with `Go.BACK`, once the page has been read."""

    step = 5
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("z", "back", show=False),
    ]

    pages = query_one(Pages)
    header = query_one(StepHeader)

    def __init__(self, say: Say, proof: Proof) -> None:
        super().__init__(say)
        self._proof = proof

    def _heading(self) -> str:
        return self.say("Your words")

    def _body(self) -> ComposeResult:
        sheet = [plain(line) for line in self._proof.lines]
        yield Pages([plain(block) for block in self._proof.blocks], sheet=sheet, id="lines")

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
