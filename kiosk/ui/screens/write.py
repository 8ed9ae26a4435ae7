"""The letter's words, in one of three ways that may be switched without losing any."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, Protocol

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from kiosk.campaign.model import CaseWords
from kiosk.campaign.phrases import Phrase
from kiosk.catalogue import Say
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft, Way
from kiosk.letter.letter import Letter
from kiosk.phrasebook import Phrasebook
from kiosk.tongues import Tongues
from kiosk.ui.screens.aided import put
from kiosk.ui.screens.base import BACK, ON, Go
from kiosk.ui.screens.panes import PANES, Pane
from kiosk.ui.screens.read_along import ReadAlongScreen
from kiosk.ui.widgets.advice import AdviceStrip
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LetterEditor
from kiosk.ui.widgets.foot import Foot, Keys
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.segments import KEYS, Segments


class Reader(Protocol):
    """What reads along: `kiosk.reader.CaseReader`."""

    words: CaseWords
    phrasebook: Phrasebook | None
    tongues: Tongues

    def letter(self, draft: Draft) -> Letter:
        """The letter that `draft` makes."""

    def advice(self, letter: Letter, draft: Draft) -> list[Advice]:
        """What can be said of it; may take some milliseconds."""

    def freed(self, draft: Draft) -> Draft:
        """The draft with the free way open."""


class WriteScreen(ReadAlongScreen):
    """Answers with where to go and the draft, whichever way out is taken: no word is lost on any of them."""

    step = 3
    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"way('{way}')", show=False, priority=True) for way, key in KEYS.items()),
        Binding("pagedown", "turn(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
    ]

    segments = query_one(Segments)

    def __init__(self, say: Say, reader: Reader, draft: Draft) -> None:
        super().__init__(say)
        self._reader = reader
        self._draft = draft
        self._pane = self._new_pane()
        self._switching = False

    def _heading(self) -> str:
        return self.say("Your letter · {target}", target=self._reader.words.target)

    def _body(self) -> ComposeResult:
        yield Segments(self.say, self._draft.way)
        yield Vertical(self._pane, id="paper")
        yield AdviceStrip(self.say, boxed=self._draft.way is not Way.READY)

    def _new_pane(self) -> Pane:
        return PANES[self._draft.way](self.say, self._reader.words, self._draft)

    def _words(self) -> Draft:
        """The draft as it stands now, also between two panes."""
        if self._switching:
            return self._draft
        return replace(self._pane.draft(), print_in=self._draft.print_in, both=self._draft.both)

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()
        yield self.over_choice()
        yield Choice(self.say("Sign the letter"), digit=ON, classes="-way-on")

    def _keys(self) -> Iterable[Keys]:
        say, aids = self.say, [*self.aid_keys()]
        # What a box says with its digit may be left out of the foot, for what no box says.
        if self._draft.way is Way.READY:
            yield say("Enter"), say("go on")
            if not aids:
                yield f"1-{len(self._reader.words.openers)}", say("beginning")
                yield "6-8", say("way of writing")
            yield from aids
            yield f"{BACK} Esc", say("back")
        else:
            yield "F10", say("go on")
            yield from self._writing_keys()
            yield from aids or [(say("Tab"), say("next field"))]
            yield "F5 F6 F7", say("way of writing")
            if not aids:
                yield "Esc", say("back")
        if len(aids) < 2:
            yield "F12", say("start over")

    def _settle(self) -> None:
        editors = self._pane.query(LetterEditor)
        self.set_focus(editors.first() if editors else self.query_one(".-way-on"))
        self._mended = False
        self.query_one(Foot).show(*self._keys())
        self.header.fact = self._fact()
        self._read()

    def _idle(self) -> bool:
        return not (self._switching or self.answered)

    async def _advised(self, draft: Draft) -> Sequence[Advice]:
        letter = self._reader.letter(draft)
        self._pane.show(letter)
        advice = await asyncio.to_thread(self._reader.advice, letter, draft)
        if self._idle():
            self._pane.told(advice)
        return advice

    def _put(self, draft: Draft) -> None:
        self._pane.put(draft)

    @on(Choice.Pressed, ".-opener")
    def _opener_chosen(self) -> None:
        self._read()
        self.set_focus(self.query_one(".-way-on"))

    @on(Choice.Pressed, ".-way")
    async def _way_chosen(self, event: Choice.Pressed) -> None:
        await self.action_way(event.choice.value)

    async def action_way(self, way: str) -> None:
        """Writes on in another way; each keeps its own words."""
        draft = self._words()
        if self._switching or self.answered or draft.way == way:
            return
        self._draft = self._reader.freed(draft) if way == Way.FREE else replace(draft, way=Way(way))
        self._switching = True
        paper = self.query_one("#paper")
        async with self.batch():
            await paper.remove_children()
            self._pane = self._new_pane()
            await paper.mount(self._pane)
        self._switching = False
        self.segments.stand(self._draft.way)
        self.strip.box(self._draft.way is not Way.READY)
        self._settle()

    @property
    def phrasebook(self) -> Phrasebook | None:
        """The phrases that suit a letter."""
        return self._reader.phrasebook

    @property
    def tongues(self) -> Tongues:
        """The languages it may print in."""
        return self._reader.tongues

    async def take_tongue(self, draft: Draft) -> None:
        """Writes on in the way of `draft`, to be printed as it says."""
        await self.action_way(draft.way)
        self._draft = replace(self._words(), print_in=draft.print_in, both=draft.both)
        self._settle()

    async def take_phrase(self, phrase: Phrase) -> None:
        """Puts it where the cursor stands, else among one's own words; a ready letter is opened to take it."""
        if self._draft.way is Way.READY:
            await self.action_way(Way.FREE)
            self.set_focus(None)
        used = self.focused
        own = [editor for editor in self._pane.query(LetterEditor) if not editor.one_line]
        put(used if used in own else own[0], phrase, "\n\n" if self._draft.way is Way.FREE else "\n")

    def action_turn(self, by: int) -> None:
        """Turns the page of the letter beside."""
        for pages in self.query(Pages):
            pages.turn(by)

    @on(events.Click, "Pages")
    def _clicked_pages(self) -> None:
        for pages in self.query(Pages):
            pages.turn(1) or pages.turn(-pages.page)

    @on(Choice.Pressed, ".-way-on")
    def _on(self) -> None:
        draft = self._words()
        if draft.way is Way.FREE and not draft.free:
            self.strip.show([Advice(False, self.say("your letter has no words yet"))])
            self.query_one("#free").focus()
            return
        self.leave((Go.ON, draft))

    def action_back(self) -> None:
        """One question back."""
        self.leave((Go.BACK, self._words()))

    def action_over(self) -> None:
        """Starts over."""
        self.leave((Go.OVER, self._words()))
