"""From the kiosk to a telephone: the code alone, what to do with it, and whether it opened."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one

from kiosk.campaign.kind import Kind
from kiosk.catalogue import Say
from kiosk.letter.slip import heading, seen_by
from kiosk.sheets.code import SCREEN_BELOW, SCREEN_BESIDE, screen_side
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.code import CodeView, Encode
from kiosk.ui.widgets.prose import Prose
from kiosk.ui.widgets.too_small import TooSmall


class Opened(Enum):
    """What became of it: only the first is counted."""

    YES = "it opened"
    NO = "it did not open"


class HandoverScreen(VisitScreen["Opened | Go"]):
    """Answers with `Opened.YES`, `Opened.NO` or `Go.BACK`.

    `encode` draws the code for a square of pixels. It stands beside the words, or above them where the terminal is
    higher than wide: whichever makes it larger.
    """

    AUTO_FOCUS: ClassVar[str | None] = "#yes"

    view = query_one(CodeView)
    do = query_one("#do", Prose)

    def __init__(self, say: Say, kind: Kind, name: str, encode: Encode) -> None:
        super().__init__(say)
        self._kind, self._whose = kind, name
        self._encode = encode

    def compose(self) -> ComposeResult:
        """The code and a few words, without a frame."""
        say = self.say
        with Container(id="handover"):
            yield CodeView(self._encode)
            with Vertical(id="told"):
                yield Prose(plain(heading(self._kind, self._whose, say), "bold"), classes="-label")
                yield Prose(self._what_to_do(True), id="do")
                yield Prose(plain(seen_by(self._kind, say), "$quiet"), id="seen")
                with Container(id="answers"):
                    yield Choice(say("It opened"), digit=1, id="yes", classes="-way-on")
                    yield Choice(say("It did not open"), digit=2, id="no")
                    yield self.back_choice()
        yield TooSmall(say)

    def on_mount(self) -> None:
        """Finds the code its place before anything is drawn, so that none is seen to jump."""
        self._place(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Finds it its place anew."""
        super().on_resize(event)
        self._place(event.size)

    def _place(self, size: Size) -> None:
        rows, columns = size.height, size.width
        side = screen_side(rows, columns)
        beside = side == min(2 * rows, columns - SCREEN_BESIDE)
        self.query_one("#handover").set_class(beside, "-beside")
        self.view.styles.width, self.view.styles.height = (side, "100%") if beside else ("100%", rows - SCREEN_BELOW)

    def _what_to_do(self, shows: bool) -> Content:
        say = self.say
        if shows:
            return plain(say("Point your phone’s camera at the code."))
        return plain(say("This window is too small for the code. Make it larger, or go back."))

    @on(CodeView.Drawn)
    def _drawn(self, event: CodeView.Drawn) -> None:
        self.do.update(self._what_to_do(event.shows))
        self.query_one("#yes").display = event.shows

    def action_back(self) -> None:
        """One question back."""
        self.leave(Go.BACK)

    @on(Choice.Pressed, "#yes")
    def _yes(self) -> None:
        self.leave(Opened.YES)

    @on(Choice.Pressed, "#no")
    def _no(self) -> None:
        self.leave(Opened.NO)
