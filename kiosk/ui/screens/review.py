"""The page as it will print, before it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from kiosk.catalogue import Say
from kiosk.ladder import Rung
from kiosk.last_look import (
    by_phone_instead,
    keep_it,
    kept_safe,
    later,
    out_of_order,
    pages,
    print_it,
    what_happens,
    whose_hand,
)
from kiosk.printers import PrinterKind
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Foot, Keys
from kiosk.ui.widgets.page_view import Draw, PageView
from kiosk.ui.widgets.prose import Prose

LOOK = 1.0
"""Seconds between two looks at what the spool last knew of the printer: it costs no question."""


class Look(Enum):
    """Asks to read the page larger, or for a way without paper."""

    LARGE = "large"
    PHONE = "by phone instead"


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a page prints and on what; `trouble` tells why nothing can print now, and never waits.

    `phone` where a telephone can stand in, `words` where some were written that it would not send; `later` where an
    organiser prints it together with others, whatever the printer does now.
    """

    size: str
    printer: PrinterKind
    trouble: Callable[[], str | None]
    phone: bool
    words: bool
    later: bool = False


class ReviewScreen(VisitScreen["Look | Go"]):
    """Answers with `Go.ON` (print it), a `Look` or `Go.BACK`; `ratio` is the page's height by its width.

    It follows the printer: while that is out of order, the way on keeps the page, and a telephone may stand in.
    """

    step = 5
    BINDINGS: ClassVar[list[BindingType]] = [Binding("z", "large", show=False)]

    happens = query_one("#happens", Prose)
    way_on = query_one(".-way-on", Choice)

    def __init__(self, say: Say, draw: Draw, ratio: float, paper: Paper, rung: Rung, signed: bool) -> None:
        super().__init__(say)
        self._draw, self._ratio = draw, ratio
        self._paper = paper
        self._out = False
        self._rung, self._signed = rung, signed

    def _heading(self) -> str:
        return self.say("This is what will print")

    def _fact(self) -> str:
        return pages(self.say, self._rung, self._paper.size)

    def _body(self) -> ComposeResult:
        say = self.say
        with Horizontal(id="look"):
            yield PageView(self._draw, self._ratio)
            with Vertical(id="beside"):
                yield from self._told()
                yield Choice(*self._way_on(), digit=1, classes="-way-on -first")
                yield Choice(say("Read it large"), digit=2, id="large")
                yield Choice(*by_phone_instead(say, self._paper.words), digit=3, id="phone")
                yield Choice(say("Change something"), digit=BACK, id="back")

    def _told(self) -> Iterable[Prose]:
        """What happens to the page, and what is left to do with it."""
        say = self.say
        if self._paper.later:
            yield Prose(plain(later(say)), id="happens")
            return
        yield Prose(plain(what_happens(say, self._paper.printer)), id="happens")
        yield Prose(plain(whose_hand(say, self._rung, self._signed)), id="hand")
        yield Prose(plain(say("We keep nothing of what you wrote.")), classes="-promise")

    def _way_on(self) -> tuple[str, str]:
        say = self.say
        if self._paper.later:
            return keep_it(say, self._rung), say("it counts now, and prints later")
        return print_it(say, self._rung), say("prints one sheet")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield say("Enter"), say("keep it") if self._out or self._paper.later else say("print")
        yield "Z", say("read it large")
        yield f"{BACK} Esc", say("change something")
        yield "F12", say("start over")

    def on_mount(self) -> None:
        """Looks at the printer, now and as long as somebody looks at the page."""
        self.query_one("#phone").display = False
        self._look()
        self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        out = self._paper.trouble() is not None and not self._paper.later
        if out != self._out:
            self._out = out
            self._turn(out)

    def _turn(self, out: bool) -> None:
        """Says what happens now, and offers what helps; the focus stays where it is if that is still there."""
        say, phone = self.say, self.query_one("#phone", Choice)
        self.set_class(out, "-out")
        if out:
            self.happens.update(plain(f"{out_of_order(say, self._paper.printer)} {kept_safe(say)}"))
            self.way_on.rename(keep_it(say, self._rung), say("it prints later, by itself"))
        else:
            self.happens.update(plain(what_happens(say, self._paper.printer)))
            self.way_on.rename(*self._way_on())
        self.query_one(Foot).show(*self._keys())
        if phone.has_focus:
            self.way_on.focus()
        phone.display = out and self._paper.phone

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

    @on(Choice.Pressed, "#phone")
    def _by_phone(self) -> None:
        self.leave(Look.PHONE)

    @on(Choice.Pressed, ".-way-on")
    def _print(self) -> None:
        self.leave(Go.ON)
