"""Reads along while somebody writes for one case: the letter so far, and what could be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import Say, sheet_speaker, speaker
from kiosk.desk import Desk
from kiosk.letter.compose import opened_free
from kiosk.letter.courtesy import Advice, advise
from kiosk.letter.draft import Draft
from kiosk.letter.forewarn import forewarned
from kiosk.letter.guide.about import About, why
from kiosk.letter.letter import Letter

if TYPE_CHECKING:
    from kiosk.typeset.shape import Setter


class CaseReader:
    """One case, one visit: the measure of its lines is kept here, and goes when the visit goes."""

    def __init__(self, desk: Desk, case_id: str, language: str, say: Say) -> None:
        self._desk = desk
        self._case = desk.case(case_id)
        self._language = language
        self._say = say
        self._setter: Setter | None = None
        self.words = self._case.told_in(desk.letter_language(language))

    def letter(self, draft: Draft) -> Letter:
        """The letter that `draft` makes, in the language it will print in."""
        return self._desk.compose(self._case.id, draft, self._language)

    def freed(self, draft: Draft) -> Draft:
        """The draft with the free way open."""
        return opened_free(self._case, draft, speaker(self._desk.letter_language(self._language)))

    def advice(self, letter: Letter, draft: Draft) -> list[Advice]:
        """What would be refused, whether it fits the page, and courtesy."""
        courtesy = advise(letter, draft, self._case.file, self.words, self._say)
        voice = sheet_speaker(letter.language)
        return forewarned(self._case, draft, self._say, voice, [self._fit(letter), *courtesy])

    def _fit(self, letter: Letter) -> Advice:
        self._setter = self._setter or self._desk.setter()
        say, left = self._say, self._desk.lines_left(letter, self._setter)
        if left >= 0:
            return Advice(True, say("fits one page"))
        long = say.many("{n} line too long for one page", "{n} lines too long for one page", -left)
        return Advice(False, long, why(About.PAGE, say), about=About.PAGE)
