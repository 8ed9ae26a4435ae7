"""From a case and a draft to a finished page, with nothing recorded: what `Desk` and ``kiosk write`` share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.campaign.freshness import NotFresh, freshness
from kiosk.campaign.kind import APPEALS, Kind
from kiosk.campaign.model import Case, Pack
from kiosk.catalogue import Say, sheet_speaker, speaker
from kiosk.clock import Clock
from kiosk.config import PaperSize, Settings, WindowName
from kiosk.errors import KioskError
from kiosk.letter.compose import Occasion, compose
from kiosk.letter.destination import post_language
from kiosk.letter.draft import Draft
from kiosk.letter.letter import Letter

if TYPE_CHECKING:
    from kiosk.letter.cover import BundleRow
    from kiosk.sheets.letter import Sheet
    from kiosk.sheets.paper import Paper
    from kiosk.sheets.picture import Picture
    from kiosk.sheets.window import Window
    from kiosk.typeset.fonts import FontLibrary
    from kiosk.typeset.shape import Setter


class OtherSheet(StrEnum):
    """The sheets beside the letter, as the command line names them."""

    BILINGUAL = "bilingual"
    CARD = "card"
    PETITION = "petition"
    HANDWRITING = "handwriting"
    COVER = "cover"


@dataclass(frozen=True, slots=True)
class Order:
    """What else may be asked of a sheet.

    `reading` is the writer's own language beside the letter's, with `gloss` below it; `art` a picture for the front of
    a card; `number` how many lines a petition has, or how many sheets lie below a cover; `window` where the address of
    a letter shows.
    """

    size: PaperSize | None = None
    reading: str = ""
    gloss: bool = False
    art: Path | None = None
    number: int | None = None
    window: WindowName | None = None


class ClosedChannel(KioskError):
    """A sheet was asked for that the case does not take."""


class Press:
    """Sets letters for one event and one pack."""

    def __init__(self, settings: Settings, pack: Pack, clock: Clock) -> None:
        self.settings = settings
        self.pack = pack
        self.clock = clock
        # Faces are shared by the threads that set advice and pages, and shaping them is work for one at a time.
        self._turn = threading.Lock()

    @property
    def practice(self) -> bool:
        """True where what is printed says PRACTICE and counts apart."""
        return self.settings.event.practice or self.pack.practice

    def case(self, case_id: str) -> Case:
        """The case of this id; raises `UnknownCase`."""
        return self.pack.named(case_id)

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

    def letter_language(self, language: str) -> str:
        """The language the letter prints in: the visit's where the pack has it, else the pack's first."""
        return language if language in self.pack.file.languages else self.pack.file.languages[0]

    def compose(self, case_id: str, draft: Draft, language: str) -> Letter:
        """The whole letter this draft makes, dated today and marked where this is practice."""
        return compose(self.case(case_id), draft, self._occasion_in(language))

    def _occasion_in(self, language: str) -> Occasion:
        return self._occasion(sheet_speaker(self.letter_language(language)))

    def _occasion(self, say: Say) -> Occasion:
        event = self.settings.event
        return Occasion(
            say=say,
            day=self.today(),
            event=event.name,
            place=event.place,
            practice=self.practice,
            home=event.country,
            post=post_language(event.country, self.settings.screens.languages),
        )

    @cached_property
    def library(self) -> FontLibrary:
        """The fonts, opened when the first letter is set."""
        from kiosk.typeset.fonts import library_of

        return library_of(self.settings.data)

    def missing(self, letter: Letter) -> tuple[str, ...]:
        """The characters of the letter that no font here can print, each once."""
        from kiosk.sheets.letter import missing

        with self._turn:
            return missing(letter, self.library)

    def sheet(self, letter: Letter, size: PaperSize | None = None, window: WindowName | None = None) -> Sheet:
        """The letter as a finished page of `size`, for a `window` (defaults: the event's).

        Raises `TooLong`, `AddressTooLong`, or `WrongPaper` where no such window takes such paper.
        """
        from kiosk.sheets.letter import letter_sheet

        asked = self.settings.letter.window if window is None else window
        with self._turn:
            return letter_sheet(letter, _paper(size or self.settings.letter.paper), self.library, _window(asked))

    def letters(
        self,
        letters: Iterable[Letter],
        refused: Callable[[KioskError], None],
        size: PaperSize | None = None,
        window: WindowName | None = None,
    ) -> Sheet:
        """Letters as the pages of one document; those too long or unprintable are `refused`. Raises `NoLetters`."""
        from kiosk.sheets.batch import letters_sheet

        paper, title = _paper(size or self.settings.letter.paper), self.settings.event.name
        asked = _window(self.settings.letter.window if window is None else window)
        with self._turn:
            return letters_sheet(letters, paper, self.library, title=title, window=asked, refused=refused)

    def setter(self) -> Setter:
        """A setter for the letters of one visit: it remembers their words, and is dropped with the visit."""
        from kiosk.typeset.shape import Setter

        return Setter(self.library)

    def lines_left(self, letter: Letter, setter: Setter) -> int:
        """How many more lines the page could take; below zero, how many are too many."""
        from kiosk.sheets.letter import lines_left

        with self._turn:
            size, window = self.settings.letter.paper, self.settings.letter.window
            return lines_left(letter, _paper(size), self.library, setter, _window(window))

    def picture(self, pdf: bytes, width_px: int) -> Picture:
        """The first page of `pdf` as an image of so many pixels across."""
        from kiosk.sheets.picture import picture

        return picture(pdf, width_px)

    def other_sheet(self, name: str, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Sheet:
        """The sheet of this name (`OtherSheet`) for a case, as the method of the same name makes it.

        Raises `NotFresh` for a case that is not to be written for.
        """
        self.must_be_fresh(case_id, language)
        match OtherSheet(name):
            case OtherSheet.BILINGUAL:
                return self.bilingual(case_id, draft, language, order)
            case OtherSheet.CARD:
                return self.card(case_id, [draft], language, order)
            case OtherSheet.PETITION:
                return self.petition(case_id, draft, language, order)
            case OtherSheet.HANDWRITING:
                return self.handwriting(case_id, draft, language, order)
            case OtherSheet.COVER:
                return self.cover([self.bundle_row(case_id, Kind.LETTER, order.number, language)], language, order)

    def bilingual(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Sheet:
        """A letter in the language of the letter and in `order.reading`; raises `OneLanguage` and as `sheet` does."""
        from kiosk.letter.bilingual import OneLanguage, bilingual
        from kiosk.sheets.bilingual import bilingual_sheet

        has = self.pack.file.languages
        if order.reading not in has:
            raise OneLanguage(f"The pack has no words in {order.reading!r} to read along. It has: {', '.join(has)}.")
        text = bilingual(self.case(case_id), draft, self._occasion_in(language), sheet_speaker(order.reading))
        with self._turn:
            return bilingual_sheet(text, self._paper(order), self.library, gloss=order.gloss)

    def card(self, case_id: str, drafts: Sequence[Draft], language: str, order: Order = Order()) -> Sheet:
        """Four cards of one message, or one each of up to four; raises `ClosedChannel` and as `sheet` does."""
        from kiosk.letter.card import solidarity_card
        from kiosk.sheets.art import read_art
        from kiosk.sheets.card import card_sheet

        case = self._open(case_id, Kind.SOLIDARITY, "cards")
        cards = [solidarity_card(case, draft, self._occasion_in(language)) for draft in drafts]
        art = read_art(order.art) if order.art else None
        with self._turn:
            return card_sheet(cards, self._paper(order), self.library, art=art)

    def petition(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Sheet:
        """A petition with `order.number` lines to sign; raises `ClosedChannel` and as `sheet` does."""
        from kiosk.letter.petition import petition
        from kiosk.sheets.petition import petition_sheet

        text = petition(self._open(case_id, Kind.PETITION, "petition"), draft, self._occasion_in(language))
        with self._turn:
            return petition_sheet(text, self._paper(order), self.library, lines=order.number)

    def handwriting(self, case_id: str, draft: Draft, language: str, order: Order = Order()) -> Sheet:
        """A guide to copy from and a ruled page; raises as `sheet` does."""
        from kiosk.letter.handwriting import handwriting
        from kiosk.sheets.handwriting import handwriting_sheet

        text = handwriting(self.case(case_id), draft, self._occasion_in(language))
        with self._turn:
            return handwriting_sheet(text, self._paper(order), self.library)

    def cover(self, rows: Iterable[BundleRow], language: str, order: Order = Order()) -> Sheet:
        """The sheet on top of a bundle with these rows."""
        from kiosk.letter.cover import cover
        from kiosk.sheets.cover import cover_sheet

        text = cover(rows, self._occasion_in(language))
        with self._turn:
            return cover_sheet(text, self._paper(order), self.library)

    def bundle_row(self, case_id: str, kind: Kind, sheets: int | None, language: str) -> BundleRow:
        """A row of a cover for `sheets` sheets of this kind, None where a hand fills in the number."""
        from kiosk.letter.cover import BundleRow

        case = self.case(case_id)
        words, channel = case.told_in(self.letter_language(language)), case.channel(kind)
        to = words.target if kind in APPEALS else channel.to if channel else ""
        return BundleRow(words.name, kind, to, sheets)

    def _open(self, case_id: str, kind: Kind, what: str) -> Case:
        case = self.case(case_id)
        if case.channel(kind) is None:
            raise ClosedChannel(f"The case {case_id!r} takes no {what}: its pack leaves that channel closed.")
        return case

    def _paper(self, order: Order) -> Paper:
        return _paper(order.size or self.settings.letter.paper)


def _paper(size: PaperSize) -> Paper:
    from kiosk.sheets.paper import A4, LETTER

    return A4 if size is PaperSize.A4 else LETTER


def _window(name: WindowName) -> Window | None:
    from kiosk.sheets.window import WINDOWS

    return WINDOWS[name] if name else None
