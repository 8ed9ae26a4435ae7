"""A petition to sign: to whom, what it asks, a name and a country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.letter.petition import Petition
from kiosk.text import NAME_LIMIT
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import ON, Go
from kiosk.ui.screens.fields import FieldScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LetterEditor, LineInput
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose


@dataclass(frozen=True, slots=True, repr=False)
class Signed:
    """Where to go, and what stands in the two fields."""

    go: Go
    name: str
    country: str


class PetitionScreen(FieldScreen[Signed]):
    """Answers with what was signed; a name is needed, a country is not."""

    step = 4
    loose = True
    AUTO_FOCUS: ClassVar[str | None] = "#name"

    promise = query_one("#promise", Prose)

    def __init__(self, say: Say, text: Petition, name: str = "", country: str = "") -> None:
        super().__init__(say)
        self._text, self._first, self._country = text, name, country

    def _heading(self) -> str:
        return self._text.heading

    def _body(self) -> ComposeResult:
        say, text = self.say, self._text
        with Vertical(id="statement"):
            yield Prose(plain(text.to, "$quiet"), classes="-label")
            for paragraph in text.statement:
                yield Prose(plain(paragraph), classes="-told")
            yield Prose(plain(say("What we ask"), "$quiet"), classes="-label")
            yield Prose(plain(text.ask, "bold"))
        yield LineInput(
            self._first,
            limit=NAME_LIMIT,
            label=say("My name"),
            hint=say("If you are under 18, your first name is enough."),
            id="name",
        )
        yield LineInput(self._country, limit=NAME_LIMIT, label=say("My country (may stay empty)"), id="country")
        yield Prose(self._promised(), id="promise")

    def _promised(self) -> Content:
        say = self.say
        return plain(say("Your name is sealed at once: only the organisers can open it, with their key."), "$quiet")

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        yield self.over_choice()
        yield Choice(self.say("I sign"), digit=ON, classes="-way-on")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield "F10", say("sign")
        yield say("Tab"), say("next field")
        yield "Esc", say("back")
        yield "F12", say("start over")

    def _signed(self, go: Go) -> Signed:
        return Signed(go, self.query_one("#name", LetterEditor).words, self.query_one("#country", LetterEditor).words)

    @on(Choice.Pressed, ".-way-on")
    def _on(self) -> None:
        signed = self._signed(Go.ON)
        if signed.name.strip():
            self.leave(signed)
            return
        self.promise.update(plain(self.say("A signature needs a name. A first name is enough."), "$danger"))
        self.query_one("#name").focus()

    def action_back(self) -> None:
        """One question back."""
        self.leave(self._signed(Go.BACK))

    def action_over(self) -> None:
        """Starts over."""
        self.leave(self._signed(Go.OVER))
