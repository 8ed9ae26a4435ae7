"""From a case and a draft to a finished page, with nothing recorded: what `Desk` and ``kiosk write`` share."""

from __future__ import annotations

import threading
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.campaign.freshness import NotFresh, freshness
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, Pack
from kiosk.catalogue import sheet_speaker, speaker
from kiosk.clock import Clock
from kiosk.config import PaperSize, Settings, WindowName
from kiosk.errors import KioskError
from kiosk.letter.compose import Occasion, compose
from kiosk.letter.destination import post_language
from kiosk.letter.draft import Draft
from kiosk.letter.letter import Letter
from kiosk.letter.sheet_code import Aim, Issue, code_for

if TYPE_CHECKING:
    from kiosk.letter.handover import Message
    from kiosk.sheets.letter import Sheet
    from kiosk.sheets.paper import Paper
    from kiosk.sheets.picture import Picture
    from kiosk.sheets.window import Window
    from kiosk.typeset.fonts import FontLibrary
    from kiosk.typeset.shape import Setter


class ClosedChannel(KioskError):
    """Something was asked for that the case does not take."""


class Press:
    """Sets letters for one event and one pack."""

    def __init__(self, settings: Settings, pack: Pack, clock: Clock) -> None:
        self.settings = settings
        self.pack = pack
        self.clock = clock
        # Faces are shared by the threads that set advice and pages, and shaping them is work for one at a time.
        self.turn = threading.Lock()

    @property
    def practice(self) -> bool:
        """True where what is printed says PRACTICE and counts apart."""
        return self.settings.event.practice or self.pack.practice

    def case(self, case_id: str) -> Case:
        """The case of this id; raises `UnknownCase`."""
        return self.pack.named(case_id)

    def opened(self, case_id: str, kind: Kind, what: str) -> Case:
        """The case of this id that takes `what`; raises `UnknownCase` or `ClosedChannel`."""
        case = self.case(case_id)
        if case.channel(kind) is None:
            raise ClosedChannel(f"The case {case_id!r} takes no {what}: its pack leaves that channel closed.")
        return case

    def must_be_fresh(self, case_id: str, language: str) -> None:
        """Raises `NotFresh` for a case that is stopped or stale today; practice is exempt, its sheets are marked."""
        if not self.practice:
            case = self.case(case_id)
            fresh = freshness(case, self.today(), self.pack.file.fresh_days)
            if not fresh.ok:
                raise NotFresh(case, fresh, speaker(language))

    def today(self) -> date:
        """The day it is where the event is."""
        return self.clock.now().astimezone(self.settings.event.tz).date()

    def letter_languages(self, case_id: str = "") -> tuple[str, ...]:
        """The languages the letters of this case, or of any, may print in.

        What is posted is in words that a native reader has seen, as long as the pack has some.
        """
        file = self.pack.file
        has = self.case(case_id).letter_languages if case_id else (*file.languages, *self.pack.letters)
        seen = has if self.practice else tuple(one for one in has if one not in self.pack.unchecked)
        return seen or has

    def letter_language(self, language: str, case_id: str = "") -> str:
        """The language a letter of this case, or of any, prints in: `language` where it may, else the pack's first."""
        may = self.letter_languages(case_id)
        return next((one for one in (language, language.partition("-")[0]) if one in may), may[0])

    def compose(self, case_id: str, draft: Draft, language: str) -> Letter:
        """The whole letter this draft makes, dated today and marked where this is practice."""
        return compose(self.case(case_id), draft, self.occasion(self.letter_language(language, case_id)))

    def message(self, case_id: str, kind: Kind, draft: Draft, language: str, network: str = "") -> Message:
        """What a telephone sends for this draft; `network` is the name of one. Raises `NoWay`."""
        from kiosk.letter.handover import message

        on = next((one for one in self.pack.networks if one.name == network), None)
        return message(self.case(case_id), kind, draft, sheet_speaker(self.letter_language(language)), on)

    def occasion(self, language: str) -> Occasion:
        """Today at this event, told in the language that a sheet prints in."""
        event = self.settings.event
        return Occasion(
            say=sheet_speaker(self.letter_language(language)),
            day=self.today(),
            event=event.name,
            place=event.place,
            practice=self.practice,
            home=event.country,
            post=post_language(event.country, self.settings.screens.languages),
        )

    def sheet_code(self, case_id: str, language: str, ticket: str) -> str:
        """The code of the ruled page that this ticket (32 hex digits) prints: the same each time it is set."""
        return code_for(self.issue, Aim(case_id, self.letter_language(language)), ticket, self.aims)

    @property
    def issue(self) -> Issue:
        """What the codes of this event are bound to."""
        return Issue(self.settings.event.id, self.practice)

    @property
    def aims(self) -> tuple[Aim, ...]:
        """Every case and language that a ruled page may be handed out for."""
        return tuple(Aim(case.id, language) for case in self.pack.cases for language in self.pack.file.languages)

    @cached_property
    def library(self) -> FontLibrary:
        """The fonts, opened when the first letter is set."""
        from kiosk.typeset.fonts import library_of

        return library_of(self.settings.data)

    def missing(self, letter: Letter) -> tuple[str, ...]:
        """The characters of the letter that no font here can print, each once."""
        from kiosk.sheets.letter import missing

        with self.turn:
            return missing(letter, self.library)

    def sheet(self, letter: Letter, size: PaperSize | None = None, window: WindowName | None = None) -> Sheet:
        """The letter as a finished page of `size`, for a `window` (defaults: the event's).

        Raises `TooLong`, `AddressTooLong`, or `WrongPaper` where no such window takes such paper.
        """
        from kiosk.sheets.letter import letter_sheet

        with self.turn:
            return letter_sheet(letter, self.paper(size), self.library, self.window(window))

    def setter(self) -> Setter:
        """A setter for the letters of one visit: it remembers their words, and is dropped with the visit."""
        from kiosk.typeset.shape import Setter

        return Setter(self.library)

    def lines_left(self, letter: Letter, setter: Setter) -> int:
        """How many more lines the page could take; below zero, how many are too many."""
        from kiosk.sheets.letter import lines_left

        with self.turn:
            return lines_left(letter, self.paper(), self.library, setter, self.window())

    def paper(self, size: PaperSize | None = None) -> Paper:
        """The paper of this size, or the event's."""
        from kiosk.sheets.paper import A4, LETTER

        return A4 if (size or self.settings.letter.paper) is PaperSize.A4 else LETTER

    def window(self, name: WindowName | None = None) -> Window | None:
        """The window of this name, or the event's; None where there is none."""
        from kiosk.sheets.window import WINDOWS

        asked = self.settings.letter.window if name is None else name
        return WINDOWS[asked] if asked else None

    def picture(self, pdf: bytes, width_px: int, page: int = 0) -> Picture:
        """A page of `pdf` as an image of so many pixels across."""
        from kiosk.sheets.picture import picture

        return picture(pdf, width_px, page)

    def lacking(self, *words: str) -> tuple[str, ...]:
        """The characters of these words that no font here can print, each once."""
        from kiosk.typeset.itemise import missing

        with self.turn:
            return missing(words, self.library)
