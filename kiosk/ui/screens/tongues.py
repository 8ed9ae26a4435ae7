"""A ready letter as its writer reads it and as it prints, side by side, and which of the two goes on paper."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.letter.draft import Draft, Way
from kiosk.letter.tongue import language_name
from kiosk.tongues import Tongues
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, Go, VisitScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Foot, Keys
from kiosk.ui.widgets.header import StepHeader
from kiosk.ui.widgets.pairs import PairPages
from kiosk.ui.widgets.prose import Prose

OTHER = 8
"""The digit that leads to the other languages."""

_OWN, _THEIRS, _BOTH = "own", "theirs", "both"


class TonguesScreen(VisitScreen[Draft]):
    """Answers with the draft, to be printed as it was chosen; whichever way out is taken, the choice stands."""

    step = 3
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3", "back", show=False),
        Binding("pagedown,space", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
    ]

    header = query_one(StepHeader)
    pairs = query_one(PairPages)
    told = query_one("#told-of-it", Prose)

    def __init__(self, say: Say, tongues: Tongues, draft: Draft) -> None:
        super().__init__(say)
        self._tongues = tongues
        self._draft = draft
        self._other = draft.print_in or tongues.others[0]
        self._trouble = ""

    def _called(self, language: str) -> str:
        # French writes "khmer" in a sentence; a name that stands alone begins large.
        name = language_name(language, self.say.language)
        return name[0].upper() + name[1:]

    def _heading(self) -> str:
        return self.say("The language it prints in")

    def _body(self) -> ComposeResult:
        yield Vertical(*(self._sides() if self._ready else self._own_words()), id="sides")

    def _own_words(self) -> Iterable[Widget]:
        say, language = self.say, language_name(self._other, self.say.language)
        yield Prose(plain(say("Your own words print as you write them: nobody here translates.")), id="kept")
        yield Prose(plain(say("The ready letter can print in {language}.", language=language)), id="offer")
        yield Choice(say("Take the ready letter"), digit=1, id="ready", classes="-first")

    def _sides(self) -> Iterable[Widget]:
        yield Horizontal(*self._papers(), id="papers")
        yield Prose(plain(""), id="told-of-it", classes="-label")
        heads = (plain(self._called(one), "bold") for one in (self._tongues.read, self._other))
        yield Horizontal(*(Prose(head) for head in heads), id="heads")
        yield PairPages(self._tongues.pairs(self._draft, self._other))

    def _papers(self) -> Iterable[Choice]:
        names = {_OWN: self._called(self._tongues.read), _THEIRS: self._called(self._other)}
        if self._tongues.takes_both:
            names[_BOTH] = self.say("Both")
        for digit, (value, name) in enumerate(names.items(), start=1):
            chosen = value == self._standing
            yield Choice(name, digit=digit, value=value, chosen=chosen, classes=f"-paper {'-first' if chosen else ''}")

    @property
    def _standing(self) -> str:
        if not self._draft.print_in:
            return _OWN
        return _BOTH if self._draft.both and self._tongues.takes_both else _THEIRS

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice(self.say("Back to the letter"))
        if len(self._tongues.others) > 1:
            yield Choice(self.say("Another language"), digit=OTHER, id="another", classes="-aside")

    @property
    def _ready(self) -> bool:
        return self._draft.way is Way.READY

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield "1" if not self._ready else "1-3" if self._tongues.takes_both else "1-2", say("choose")
        if len(self._tongues.others) > 1:
            yield str(OTHER), say("another language")
        if self._ready:
            yield "PgDn", say("read on")
        yield f"{BACK} Esc", say("back to the letter")

    def action_back(self) -> None:
        """Back to the letter, with what was chosen."""
        self.leave(self._draft)

    def action_on(self) -> None:
        """The same: here is one way out."""
        self.leave(self._draft)

    def action_turn(self, by: int) -> None:
        """Turns the page of both."""
        for pairs in self.query(PairPages):
            pairs.turn(by)

    @on(PairPages.Turned)
    def _tell(self) -> None:
        say, pages = self.say, self.pairs
        several = pages.count > 1
        self.header.fact = say("page {page} of {pages}", page=pages.page + 1, pages=pages.count) if several else ""
        doubt = say("Nobody who speaks it has checked this yet.") if self._tongues.unchecked(self._other) else ""
        self.told.update(plain(self._trouble, "$ink") if self._trouble else plain(doubt, "$quiet"))

    @on(Choice.Pressed, "#ready")
    async def _take_ready(self) -> None:
        self._draft = replace(self._draft, way=Way.READY)
        await self._set_sides()

    async def _set_sides(self) -> None:
        sides = self.query_one("#sides")
        async with self.batch():
            await sides.remove_children()
            await sides.mount_all(self._sides())
        sides.query(".-first").first().focus()
        self.query_one(Foot).show(*self._keys())

    @on(Choice.Pressed, ".-paper")
    @work(exclusive=True, group="papers")
    async def _chosen(self, event: Choice.Pressed) -> None:
        both = event.choice.value == _BOTH
        language = "" if event.choice.value == _OWN else self._other
        # It stands at once: whoever leaves before it was measured has chosen all the same, and the proof measures too.
        self._draft = replace(self._draft, print_in=language, both=both)
        self._stand("")
        if both and not await asyncio.to_thread(self._tongues.both_fit, self._draft, self._other):
            self._draft = replace(self._draft, both=False)
            if not self.answered:
                self._stand(self.say("Both find no room on one page"))

    def _stand(self, trouble: str) -> None:
        """Ticks what stands, and tells what is in its way."""
        self._trouble = trouble
        for choice in self.query(Choice).filter(".-paper"):
            choice.chosen = choice.value == self._standing
        self._tell()

    @on(Choice.Pressed, "#another")
    def _which(self) -> None:
        names = [(one, self._called(one)) for one in self._tongues.others]
        pick = PickScreen(self.say, self.say("Which language?"), names, self._other, step=3)
        self.app.push_screen(pick, self._picked)

    async def _picked(self, answer: str | Go | None) -> None:
        if not isinstance(answer, str):
            return
        self._other, self._trouble = answer, ""
        self._draft = replace(self._draft, way=Way.READY, print_in=answer, both=False)
        await self._set_sides()
