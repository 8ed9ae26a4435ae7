"""A calm sentence and a way or two: what stands in the way, a question asked once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from kiosk.campaign.kind import Kind
from kiosk.catalogue import Say
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


def too_long(say: Say, lines: int, kind: Kind = Kind.LETTER) -> HaltScreen:
    """The words do not fit their paper."""
    card = kind is Kind.SOLIDARITY
    title = say("Your words are longer than a card") if card else say("Your letter is longer than one page")
    many = say.many("It is {n} line too long.", "It is {n} lines too long.", lines)
    return HaltScreen(
        say, title, [many, say("Nothing is lost: take a little out, and it will fit.")], back=say("Change it")
    )


def unprintable(say: Say, characters: Sequence[str]) -> HaltScreen:
    """The letter holds characters that no font here has."""
    title = say.many("{n} character can't be printed here", "{n} characters can't be printed here", len(characters))
    named = "  ".join(characters[:12])
    cure = say("Please write them another way. Nothing else of your letter changes.")
    return HaltScreen(say, title, [named, cure], back=say("Change it"))


def not_counted(say: Say, sentence: str) -> HaltScreen:
    """The disk or the record said no; nothing was kept and nothing is lost."""
    again = say("You can try again, or go back to your letter: it is all still there.")
    return HaltScreen(
        say,
        say("That did not work yet"),
        [sentence, again],
        on=say("Try again"),
        back=say("Back to my letter"),
    )


def slip_printing(say: Say) -> HaltScreen:
    """A slip is on its way; what becomes of it only its writer sees."""
    point = say("Point your phone’s camera at the code and open what it offers.")
    return HaltScreen(
        say,
        say("Your slip is printing"),
        [point, say("You may take it home. It counts when you say that it opened.")],
        on=say("It opened"),
        back=say("Not yet"),
    )


def start_over(say: Say) -> HaltScreen:
    """Asks once before words are lost."""
    title = say("Start over?")
    loss = say("What you wrote will be gone. It is kept nowhere.")
    return HaltScreen(say, title, loss=loss, on=say("Start over"), back=say("Keep writing"))


def trouble(say: Say, sentence: str) -> HaltScreen:
    """The record or the pack can't be read just now."""
    return HaltScreen(
        say, say("That did not work yet"), [sentence], on=say("Try again"), back=say("From the beginning")
    )
