"""A calm sentence and a way or two: what stands in the way, a question asked once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from kiosk import halt
from kiosk.catalogue import Say
from kiosk.halt import Halt
from kiosk.ladder import Rung
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, ON, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose


class HaltScreen(VisitScreen[Go]):
    """Answers with `Go.ON` or `Go.BACK`, named by `on` and `back`; an empty name leaves that way out.

    `loss` is what would be lost, said in red; where something would, the way back has the focus.
    """

    loose = True

    def __init__(
        self, say: Say, title: str, sentences: Sequence[str] = (), *, on: str = "", back: str = "", loss: str = ""
    ) -> None:
        super().__init__(say)
        self._title, self._sentences, self._loss = title, sentences, loss
        self._on, self._back = on, back

    def _heading(self) -> str:
        return self._title

    def _body(self) -> ComposeResult:
        if self._loss:
            yield Prose(plain(self._loss, "$danger"), classes="-told")
        for sentence in self._sentences:
            yield Prose(plain(sentence), classes="-told")

    def _ways(self) -> Iterable[Widget]:
        careful = bool(self._loss) or not self._on
        if self._back:
            yield Choice(self._back, digit=BACK, id="back", classes="-first" if careful else "")
        if self._on:
            yield Choice(self._on, digit=ON, id="on", classes="" if careful else "-first")

    def _keys(self) -> Iterable[Keys]:
        if self._on or self._back:
            yield self.say("Enter"), self.say("choose")
        if self._on and self._back:
            yield "← →", self.say("move")
        if self._back:
            yield f"{BACK} Esc", self.say("back")

    def action_back(self) -> None:
        """Takes the way back, where there is one."""
        if self._back:
            self.leave(Go.BACK)

    @on(Choice.Pressed, "#on")
    def _go_on(self) -> None:
        self.leave(Go.ON)


def halted(say: Say, told: Halt) -> HaltScreen:
    """The screen that tells this."""
    return HaltScreen(say, told.title, told.sentences, on=told.on, back=told.back, loss=told.loss)


def too_long(say: Say, lines: int, rung: Rung = Rung.LETTER) -> HaltScreen:
    """The words do not fit their paper."""
    return halted(say, halt.too_long(say, lines, rung))


def unprintable(say: Say, characters: Sequence[str]) -> HaltScreen:
    """The letter holds characters that no font here has."""
    return halted(say, halt.unprintable(say, characters))


def not_counted(say: Say, sentence: str) -> HaltScreen:
    """The disk or the record said no; nothing was kept and nothing is lost."""
    return halted(say, halt.not_counted(say, sentence))


def slip_printing(say: Say) -> HaltScreen:
    """A slip is on its way; what becomes of it only its writer sees."""
    return halted(say, halt.slip_printing(say))


def start_over(say: Say) -> HaltScreen:
    """Asks once before words are lost."""
    return halted(say, halt.start_over(say))


def trouble(say: Say, sentence: str) -> HaltScreen:
    """The record or the pack can't be read just now."""
    return halted(say, halt.trouble(say, sentence))
