"""Who signs: a hand after printing, or a printed name; and where it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.campaign.kind import Kind
from kiosk.catalogue import Say
from kiosk.letter.draft import Draft
from kiosk.text import NAME_LIMIT
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, ON, Go
from kiosk.ui.screens.fields import FieldScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LetterEditor, LineInput
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose


class SignScreen(FieldScreen[tuple[Go, Draft]]):
    """Answers with where to go and the draft with name and place in it."""

    step = 4
    loose = True
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(self, say: Say, draft: Draft, place: str, kind: Kind = Kind.LETTER) -> None:
        super().__init__(say)
        self._draft = draft
        self._place = place
        self._kind = kind

    def _heading(self) -> str:
        return self.say("How would you like to sign?")

    def _body(self) -> ComposeResult:
        say, draft = self.say, self._draft
        with Horizontal(id="hands"):
            yield Choice(
                say("I sign by hand"),
                say("with a pen, once it is printed"),
                digit=1,
                chosen=not draft.name,
                id="hand",
            )
            yield Choice(
                say("Print my name"),
                say("below the room for my hand"),
                digit=2,
                chosen=bool(draft.name),
                id="print",
            )
        yield LineInput(draft.name, limit=NAME_LIMIT, label=say("My name"), hint=self._name_hint(), id="name")
        yield LineInput(
            draft.place,
            limit=NAME_LIMIT,
            label=say("Where I am writing (may stay empty)"),
            hint=self._place,
            id="place",
        )
        yield Prose(plain(say("We keep nothing of what you wrote.")), classes="-promise")

    def _name_hint(self) -> str:
        return self.say("If you are under 18, your first name is enough.")

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        yield self.over_choice()
        say = self.say
        see = say("See my card") if self._kind is Kind.SOLIDARITY else say("See my letter")
        yield Choice(see, digit=ON, classes="-way-on")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield say("Enter"), say("go on")
        yield "1-2", say("choose")
        yield say("Tab"), say("next field")
        yield f"{BACK} Esc", say("back")
        yield "F12", say("start over")

    def on_mount(self) -> None:
        """The name's field is there for those who want it."""
        self._by_hand(not self._draft.name)
        self.set_focus(self.query_one(".-way-on"))

    def _by_hand(self, by_hand: bool) -> None:
        self.query_one("#hand", Choice).chosen = by_hand
        self.query_one("#print", Choice).chosen = not by_hand
        self.query_one("#name").display = not by_hand

    def _signed(self) -> Draft:
        name = "" if self.query_one("#hand", Choice).chosen else self.query_one("#name", LetterEditor).words
        return replace(self._draft, name=name, place=self.query_one("#place", LetterEditor).words)

    @on(Choice.Pressed, "#hand")
    def _sign_by_hand(self) -> None:
        self._by_hand(True)
        self.set_focus(self.query_one(".-way-on"))

    @on(Choice.Pressed, "#print")
    def _print_name(self) -> None:
        self._by_hand(False)
        self.query_one("#name").focus()

    @on(Choice.Pressed, ".-way-on")
    def _on(self) -> None:
        self.leave((Go.ON, self._signed()))

    def action_back(self) -> None:
        """One question back."""
        self.leave((Go.BACK, self._signed()))

    def action_over(self) -> None:
        """Starts over."""
        self.leave((Go.OVER, self._signed()))
