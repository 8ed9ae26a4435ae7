"""Reads along while somebody writes for one case: the letter so far, and what could be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.campaign.phrases import Goes
from kiosk.catalogue import Say, sheet_speaker, speaker
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.letter.compose import opened_free
from kiosk.letter.courtesy import Advice, advise
from kiosk.letter.draft import Draft
from kiosk.letter.forewarn import forewarned
from kiosk.letter.guide.about import About, why
from kiosk.letter.letter import Letter
from kiosk.letter.tongue import language_name
from kiosk.phrasebook import Phrasebook
from kiosk.tongues import Tongues

if TYPE_CHECKING:
    from kiosk.typeset.shape import Setter


class CaseReader:
    """One case, one visit: the measure of its lines is kept here, and goes when the visit goes."""

    def __init__(self, desk: Desk, case_id: str, language: str, say: Say, rung: Rung = Rung.LETTER) -> None:
        self._desk = desk
        self._case = desk.case(case_id)
        self._language = language
        self._say = say
        self._setter: Setter | None = None
        self.phrasebook: Phrasebook | None = Phrasebook(desk, case_id, Goes.LETTER, language)
        self.tongues = Tongues(desk, case_id, language, both=rung is Rung.LETTER)
        self.words = self._case.told_in(desk.letter_language(language))

    def letter(self, draft: Draft) -> Letter:
        """The letter that `draft` makes, in the language its writer reads."""
        return self._desk.compose(self._case.id, self.tongues.aligned(draft), self._language)

    def _beginning(self, draft: Draft) -> list[Advice]:
        if self.tongues.aligned(draft).opener == draft.opener:
            return []
        say = self._say
        language = language_name(draft.language(self.tongues.read), say.language)
        return [Advice(False, say("in {language} it begins as you read it here", language=language))]

    def _printed(self, letter: Letter, draft: Draft) -> Letter:
        language = draft.language(self.tongues.read)
        return letter if language == self.tongues.read else self._desk.compose(self._case.id, draft, language)

    def freed(self, draft: Draft) -> Draft:
        """The draft with the free way open."""
        return opened_free(self._case, draft, speaker(self._desk.letter_language(self._language)))

    def advice(self, letter: Letter, draft: Draft) -> list[Advice]:
        """What would be refused, whether it fits the page, and courtesy."""
        courtesy = advise(letter, draft, self._case.file, self.words, self._say)
        said = [self._fit(self._printed(letter, draft)), *self._beginning(draft), *courtesy]
        return forewarned(self._case, draft, self._say, sheet_speaker(letter.language), said)

    def _fit(self, letter: Letter) -> Advice:
        self._setter = self._setter or self._desk.setter()
        say, left = self._say, self._desk.lines_left(letter, self._setter)
        if left >= 0:
            return Advice(True, say("fits one page"))
        long = say.many("{n} line too long for one page", "{n} lines too long for one page", -left)
        return Advice(False, long, why(About.PAGE, say), about=About.PAGE)
