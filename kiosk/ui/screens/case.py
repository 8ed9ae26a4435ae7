"""One case: what happened, what we ask, and what you can do."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from kiosk.campaign.model import Case
from kiosk.catalogue import Say
from kiosk.ladder import Ladder, Rung
from kiosk.ui.safe import beside, plain
from kiosk.ui.screens.base import BACK, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose
from kiosk.ui.widgets.rungs import BEFORE_A_MACHINE, FROM_PHONE, Rungs, digits_of

MORE = 8
"""The digit of the whole story: it stays where it is, whatever channels a case has."""


class Tell(Enum):
    """Asks for the whole story, for the ways by telephone, or which of fax and photo."""

    MORE = "more"
    PHONE = "phone"
    MACHINE = "machine"


class CaseScreen(VisitScreen["Rung | Tell | Go"]):
    """Answers with the rung taken, or asks for something else first."""

    step = 2
    loose = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "more", show=False)]

    def __init__(self, say: Say, case: Case, country: str, letters: int, ladder: Ladder) -> None:
        super().__init__(say)
        self._words = case.told_in(say.language)
        self._ladder = ladder
        self._country = country
        self._letters = letters

    def _heading(self) -> str:
        return f"{self._words.name} · {self._country}"

    def _fact(self) -> str:
        return self.say("{n} here so far", n=self.say.number(self._letters)) if self._letters else ""

    def _body(self) -> ComposeResult:
        say, words = self.say, self._words
        with Vertical(id="case"):
            yield Prose(plain(words.short), classes="-told")
            if news := " ".join(filter(None, (words.news, words.outcome))):
                yield Prose(_led(say("News"), plain(news)), classes="-told -news")
            yield Prose(_led(say("What we ask"), plain(words.ask_short, "bold")), classes="-told")
        yield Prose(plain(say("What would you like to do?")), classes="-question")
        yield Rungs(say, self._ladder)
        if self._ladder.closed:
            yield Prose(plain(" ".join(self._ladder.closed), "$quiet"), classes="-closed")

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice(self.say("Other cases"))
        yield Choice(self.say("The whole story"), digit=MORE, id="more", classes="-aside")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        if digits := digits_of(self._ladder):
            yield digits, say("choose")
        yield f"{MORE} M", say("the whole story")
        yield f"{BACK} Esc", say("other cases")
        yield "F12", say("start over")

    def action_back(self) -> None:
        """One question back."""
        self.leave(Go.BACK)

    def action_over(self) -> None:
        """Starts over."""
        self.leave(Go.OVER)

    @on(Choice.Pressed, "#more")
    def action_more(self) -> None:
        """Asks for the whole story."""
        self.leave(Tell.MORE)

    @on(Choice.Pressed, ".-kind")
    def _taken(self, event: Choice.Pressed) -> None:
        value = event.choice.value
        asked = {FROM_PHONE: Tell.PHONE, BEFORE_A_MACHINE: Tell.MACHINE}
        self.leave(asked.get(value) or Rung(value))


def _led(label: str, words: Content) -> Content:
    """Words with what they are before them."""
    return beside(plain(f"{label}  ", "$quiet"), words)
