"""Who signs: a hand after printing, or a printed name; where it is written, and what must not stand on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import SenderRule
from kiosk.catalogue import Say
from kiosk.letter.draft import Draft
from kiosk.text import NAME_LIMIT
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, ON, Go
from kiosk.ui.screens.fields import FieldScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LetterEditor, LineInput
from kiosk.ui.widgets.foot import Foot, Keys
from kiosk.ui.widgets.prose import Prose

ADDRESS_LIMIT = 240
"""Longest address of a writer, in characters: six lines of forty."""


class SignScreen(FieldScreen[tuple[Go, Draft]]):
    """Answers with where to go and the draft: name, place, address, and what the writer said of themselves.

    `sender` is the case's rule for the writer's own address; only a letter that is posted has one. `start` names the
    field to begin in, else it is the way on.
    """

    step = 4
    loose = True
    AUTO_FOCUS: ClassVar[str | None] = None

    def __init__(
        self,
        say: Say,
        draft: Draft,
        place: str,
        kind: Kind = Kind.LETTER,
        sender: SenderRule = SenderRule.FORBIDDEN,
        start: str = "",
    ) -> None:
        super().__init__(say)
        self._draft = draft
        self._place = place
        self._kind = kind
        self._start = start
        self._needed = sender is SenderRule.REQUIRED and kind is Kind.LETTER
        self._allowed = sender is SenderRule.ALLOWED and kind is Kind.LETTER

    def _heading(self) -> str:
        return self.say("How would you like to sign?")

    def _body(self) -> ComposeResult:
        say, draft = self.say, self._draft
        with Horizontal(id="hands"):
            yield Choice(say("I sign by hand"), digit=1, chosen=not draft.name, id="hand")
            yield Choice(say("Print my name"), digit=2, chosen=bool(draft.name), id="print")
        with Horizontal(id="selves"):
            yield Choice(say("I am under 18"), digit=3, chosen=draft.minor, id="minor")
            yield Choice(say("I have family there"), digit=4, chosen=draft.kin, id="kin")
        with Horizontal(id="whose"):
            yield LineInput(draft.name, limit=NAME_LIMIT, label=say("My name"), id="name")
            yield LineInput(draft.place, limit=NAME_LIMIT, label="", hint=self._place, id="place")
        with Horizontal(id="home"):
            yield LetterEditor(draft.sender, limit=ADDRESS_LIMIT, label=say("My address, a line each"), id="sender")
            if self._needed:
                by_hand = say("I write it by hand")
                yield Choice(by_hand, digit=5, chosen=draft.on_envelope, id="on-envelope")
            if self._allowed:
                yield Choice(say("Add my address"), digit=5, chosen=bool(draft.sender), id="add")
        yield Prose(plain(""), classes="-promise")

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        yield self.over_choice()
        say = self.say
        see = say("See my card") if self._kind is Kind.SOLIDARITY else say("See my letter")
        yield Choice(see, digit=ON, classes="-way-on")

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield ("F10" if self._asks_address() else say("Enter")), say("go on")
        yield f"1-{self._last_digit()}", say("choose")
        yield say("Tab"), say("next field")
        yield f"{BACK} Esc", say("back")
        yield "F12", say("start over")

    def _last_digit(self) -> int:
        choices = [choice for choice in self.query(Choice) if choice.display and choice.digit not in (None, ON, BACK)]
        return max((choice.digit or 0 for choice in choices), default=4)

    def on_mount(self) -> None:
        """The name's field is there for those who want it, the address's for those who need it."""
        self._dress()
        field = self.query_one(f"#{self._start}") if self._start else None
        self.set_focus(field if field is not None and field.display else self.query_one(".-way-on"))

    def _chosen(self, name: str) -> bool:
        return any(choice.chosen for choice in self.query(Choice).filter(f"#{name}"))

    def _asks_address(self) -> bool:
        """True where the field for an address stands: never for those whom it could harm."""
        protected = self._chosen("minor") or self._chosen("kin")
        return not protected and (self._chosen("add") or (self._needed and not self._chosen("on-envelope")))

    def _dress(self) -> None:
        """Shows the fields that what was chosen calls for, and says why the others are not there."""
        say, minor, kin = self.say, self._chosen("minor"), self._chosen("kin")
        self.query_one("#name").display = self._chosen("print")
        self.query_one("#sender").display = self._asks_address()
        for choice in self.query(Choice).filter("#on-envelope, #add"):
            choice.display = not (minor or kin)
        self.query_one("#name").border_title = plain(say("My first name") if minor else say("My name"))
        where = say("My form or town") if minor else say("My town (may stay empty)")
        self.query_one("#place").border_title = plain(where)
        self.query_one(".-promise", Prose).update(plain(self._promise(minor, kin)))
        self.query_one(Foot).show(*self._keys())

    def _promise(self, minor: bool, kin: bool) -> str:
        say = self.say
        if minor:
            return say("Our own rule for writers under 18: a first name, and form or town if you wish. Nothing more.")
        if kin:
            return say("A name can lead to them: sign by hand, or as “a student from ...”, or choose another case.")
        if self._needed:
            return say("For this case your own address must stand on the envelope.")
        return say("We keep nothing of what you wrote.")

    def _signed(self) -> Draft:
        """The draft as it stands; what is hidden is not signed with."""
        asked = self._asks_address()
        return replace(
            self._draft,
            name=self._line("name") if self._chosen("print") else "",
            place=self._line("place"),
            sender=self._line("sender") if asked else "",
            on_envelope=self._needed and self._chosen("on-envelope") and self.query_one("#on-envelope").display,
            minor=self._chosen("minor"),
            kin=self._chosen("kin"),
        )

    def _line(self, name: str) -> str:
        return self.query_one(f"#{name}", LetterEditor).words

    @on(Choice.Pressed, "#hand")
    def _sign_by_hand(self) -> None:
        self._choose_hand("hand", "print")
        self.set_focus(self.query_one(".-way-on"))

    @on(Choice.Pressed, "#print")
    def _print_name(self) -> None:
        self._choose_hand("print", "hand")
        self.query_one("#name").focus()

    def _choose_hand(self, chosen: str, other: str) -> None:
        self.query_one(f"#{chosen}", Choice).chosen = True
        self.query_one(f"#{other}", Choice).chosen = False
        self._dress()

    @on(Choice.Pressed, "#minor, #kin, #on-envelope, #add")
    def _said(self, event: Choice.Pressed) -> None:
        event.choice.chosen = not event.choice.chosen
        self._dress()
        if event.choice.id == "add" and event.choice.chosen:
            self.query_one("#sender").focus()

    @on(Choice.Pressed, ".-way-on")
    def _on(self) -> None:
        self.leave((Go.ON, self._signed()))

    def action_back(self) -> None:
        """One question back."""
        self.leave((Go.BACK, self._signed()))

    def action_over(self) -> None:
        """Starts over."""
        self.leave((Go.OVER, self._signed()))
