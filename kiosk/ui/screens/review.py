"""The page as it will print, before it prints."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from kiosk.catalogue import Say
from kiosk.config import PrinterKind
from kiosk.ladder import Rung
from kiosk.last_look import pages, print_it, what_happens, whose_hand
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.page_view import Draw, PageView
from kiosk.ui.widgets.prose import Prose


class Look(Enum):
    """Asks to read the page larger."""

    LARGE = "large"


class ReviewScreen(VisitScreen["Look | Go"]):
    """Answers with `Go.ON` (print it), `Look.LARGE` or `Go.BACK`; `ratio` is the page's height by its width."""

    step = 5
    BINDINGS: ClassVar[list[BindingType]] = [Binding("z", "large", show=False)]

    def __init__(
        self, say: Say, draw: Draw, ratio: float, paper: str, printer: PrinterKind, rung: Rung, signed: bool
    ) -> None:
        super().__init__(say)
        self._draw, self._ratio = draw, ratio
        self._paper = paper
        self._printer = printer
        self._rung, self._signed = rung, signed

    def _heading(self) -> str:
        return self.say("This is what will print")

    def _fact(self) -> str:
        return pages(self.say, self._rung, self._paper)

    def _body(self) -> ComposeResult:
        say = self.say
        with Horizontal(id="look"):
            yield PageView(self._draw, self._ratio)
            with Vertical(id="beside"):
                yield Prose(plain(what_happens(say, self._printer)))
                yield Prose(plain(whose_hand(say, self._rung, self._signed)))
                yield Prose(plain(say("We keep nothing of what you wrote.")), classes="-promise")
                yield Choice(print_it(say, self._rung), say("prints one sheet"), digit=1, classes="-way-on -first")
                yield Choice(say("Read it large"), digit=2, id="large")
                yield Choice(say("Change something"), digit=BACK, id="back")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield say("Enter"), say("print")
        yield "Z", say("read it large")
        yield f"{BACK} Esc", say("change something")
        yield "F12", say("start over")

    def action_back(self) -> None:
        """One question back."""
        self.leave(Go.BACK)

    def action_over(self) -> None:
        """Starts over."""
        self.leave(Go.OVER)

    @on(Choice.Pressed, "#large")
    def action_large(self) -> None:
        """Asks to read the page larger."""
        self.leave(Look.LARGE)

    @on(Choice.Pressed, ".-way-on")
    def _print(self) -> None:
        self.leave(Go.ON)
