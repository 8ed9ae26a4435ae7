"""From a case and a draft to a finished page, with nothing recorded: what `Desk` and ``kiosk write`` share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.campaign.model import Case, Pack
from kiosk.catalogue import Say, speaker
from kiosk.clock import Clock
from kiosk.config import PaperSize, Settings
from kiosk.errors import KioskError
from kiosk.letter.compose import Occasion, compose
from kiosk.letter.draft import Draft
from kiosk.letter.letter import Letter

if TYPE_CHECKING:
    from kiosk.sheets.letter import Sheet
    from kiosk.sheets.paper import Paper
    from kiosk.sheets.picture import Picture
    from kiosk.typeset.fonts import FontLibrary
    from kiosk.typeset.shape import Setter


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

    def letter_language(self, language: str) -> str:
        """The language the letter prints in: the visit's where the pack has it, else the pack's first."""
        return language if language in self.pack.file.languages else self.pack.file.languages[0]

    def compose(self, case_id: str, draft: Draft, language: str) -> Letter:
        """The whole letter this draft makes, dated today and marked where this is practice."""
        return compose(self.case(case_id), draft, self._occasion(speaker(self.letter_language(language))))

    def _occasion(self, say: Say) -> Occasion:
        event = self.settings.event
        day = self.clock.now().astimezone(event.tz).date()
        return Occasion(say=say, day=day, event=event.name, place=event.place, practice=self.practice)

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

    def sheet(self, letter: Letter, size: PaperSize | None = None) -> Sheet:
        """The letter as a finished page of `size` (default: the event's); raises `TooLong`."""
        from kiosk.sheets.letter import letter_sheet

        with self._turn:
            return letter_sheet(letter, _paper(size or self.settings.letter.paper), self.library)

    def letters(
        self, letters: Iterable[Letter], refused: Callable[[KioskError], None], size: PaperSize | None = None
    ) -> Sheet:
        """Letters as the pages of one document; those too long or unprintable are `refused`. Raises `NoLetters`."""
        from kiosk.sheets.batch import letters_sheet

        paper, title = _paper(size or self.settings.letter.paper), self.settings.event.name
        with self._turn:
            return letters_sheet(letters, paper, self.library, title=title, refused=refused)

    def setter(self) -> Setter:
        """A setter for the letters of one visit: it remembers their words, and is dropped with the visit."""
        from kiosk.typeset.shape import Setter

        return Setter(self.library)

    def lines_left(self, letter: Letter, setter: Setter) -> int:
        """How many more lines the page could take; below zero, how many are too many."""
        from kiosk.sheets.letter import lines_left

        with self._turn:
            return lines_left(letter, _paper(self.settings.letter.paper), self.library, setter)

    def picture(self, pdf: bytes, width_px: int) -> Picture:
        """The first page of `pdf` as an image of so many pixels across."""
        from kiosk.sheets.picture import picture

        return picture(pdf, width_px)


def _paper(size: PaperSize) -> Paper:
    from kiosk.sheets.paper import A4, LETTER

    return A4 if size is PaperSize.A4 else LETTER
