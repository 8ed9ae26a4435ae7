"""One case: what happened, what we ask, and what you can do."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case
from kiosk.catalogue import Say
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.news import news
from kiosk.ui.widgets.prose import Prose

MORE = 8
"""The digit of the whole story: it stays where it is, whatever channels a case has."""


class Tell(Enum):
    """Asks for the whole story."""

    MORE = "more"


class CaseScreen(VisitScreen["Kind | Tell | Go"]):
    """Answers with the kind of action taken, or asks for the whole story."""

    step = 2
    loose = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("m", "more", show=False)]

    def __init__(self, say: Say, case: Case, country: str, letters: int) -> None:
        super().__init__(say)
        self._words = case.told_in(say.language)
        self._takes_cards = case.channel(Kind.SOLIDARITY) is not None
        self._country = country
        self._letters = letters

    def _heading(self) -> str:
        return f"{self._words.name} · {self._country}"

    def _fact(self) -> str:
        return self.say.many("{n} letter here", "{n} letters here", self._letters) if self._letters else ""

    def _body(self) -> ComposeResult:
        say, words = self.say, self._words
        yield Prose(plain(words.short), classes="-told")
        yield from news(words, say)
        yield Prose(plain(say("What we ask"), "$quiet"), classes="-label")
        yield Prose(plain(words.ask_short, "bold"), classes="-told")
        yield Prose(plain(say("What would you like to do?")), classes="-question")
        with Horizontal(id="kinds"):
            yield Choice(
                say("A letter"),
                digit=1,
                note=say("about 6 min"),
                value=Kind.LETTER,
                classes="-kind -way-on -first",
            )
            if self._takes_cards:
                yield Choice(say("A card"), digit=2, note=say("about 2 min"), value=Kind.SOLIDARITY, classes="-kind")

        if not self._takes_cards:
            yield Prose(plain(say("This case takes no cards."), "$quiet"), classes="-closed")

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice(self.say("Other cases"))
        yield Choice(self.say("The whole story"), digit=MORE, id="more", classes="-aside")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield say("Enter"), say("write")
        if self._takes_cards:
            yield "1-2", say("choose")
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
        self.leave(Kind(event.choice.value))
