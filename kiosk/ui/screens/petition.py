"""A petition to sign: to whom, what it asks, a name and a country."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.letter.draft import Draft
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
    """Where to go, and the draft with name, country and what its writer said of themselves."""

    go: Go
    draft: Draft


class PetitionScreen(FieldScreen[Signed]):
    """Answers with what was signed; a name is needed, a country is not."""

    step = 4
    loose = True
    AUTO_FOCUS: ClassVar[str | None] = "#name"

    promise = query_one("#promise", Prose)

    def __init__(self, say: Say, text: Petition, draft: Draft) -> None:
        super().__init__(say)
        self._text, self._draft = text, draft

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
        with Horizontal(id="signer"):
            yield LineInput(self._draft.name, limit=NAME_LIMIT, label=say("My name"), id="name")
            country = say("My country (may stay empty)")
            yield LineInput(self._draft.country, limit=NAME_LIMIT, label=country, id="country")
        with Horizontal(id="selves"):
            yield Choice(say("I am under 18"), digit=1, chosen=self._draft.minor, id="minor", classes="-self")
            yield Choice(say("I have family there"), digit=2, chosen=self._draft.kin, id="kin", classes="-self")
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
        draft = replace(
            self._draft,
            name=self.query_one("#name", LetterEditor).words,
            country=self.query_one("#country", LetterEditor).words,
            minor=self.query_one("#minor", Choice).chosen,
            kin=self.query_one("#kin", Choice).chosen,
        )
        return Signed(go, draft)

    @on(Choice.Pressed, ".-self")
    def _said(self, event: Choice.Pressed) -> None:
        event.choice.chosen = not event.choice.chosen

    @on(Choice.Pressed, ".-way-on")
    def _on(self) -> None:
        signed = self._signed(Go.ON)
        if signed.draft.name.strip():
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
