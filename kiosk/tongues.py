"""The languages a ready letter may print in, beside the one its writer reads. Kept for one screen of one visit."""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue import sheet_speaker
from kiosk.desk import Desk
from kiosk.letter.bilingual import bilingual
from kiosk.letter.destination import target_language
from kiosk.letter.draft import Draft, Way
from kiosk.proof import both_sheet


class Tongues:
    """What one case's letter says in each language it has; `read` is the writer's.

    `others` are those it may print in instead, the target's own first; `takes_both` where two may stand on one page.
    """

    def __init__(self, desk: Desk, case_id: str, language: str, *, both: bool = True) -> None:
        self._desk = desk
        self._case = desk.case(case_id)
        self.read = desk.letter_language(language, case_id)
        self.takes_both = both
        target = target_language(self._case)
        others = (one for one in desk.letter_languages(case_id) if one != self.read)
        self.others = tuple(sorted(others, key=lambda one: one != target))

    def unchecked(self, language: str) -> bool:
        """True where no native reader has seen the letter in this language."""
        return language in self._desk.pack.unchecked

    def pairs(self, draft: Draft, language: str) -> list[tuple[str, str]]:
        """The ready letter paragraph by paragraph: as its writer reads it, and in this language."""
        ready, occasion = replace(draft, way=Way.READY), self._desk.occasion(language)
        text = bilingual(self._case, ready, occasion, sheet_speaker(self.read))
        printed = (paragraph.text for paragraph in text.letter.paragraphs)
        return [
            (text.salutation, text.letter.salutation),
            *zip(text.paragraphs, printed, strict=True),
            (text.close, text.letter.close),
        ]

    def aligned(self, draft: Draft) -> Draft:
        """The draft with a beginning that the language it prints in has too: both are to begin alike."""
        language = draft.language(self.read)
        openers = min(len(self._case.letter_in(one).openers) for one in (language, self.read))
        return replace(draft, opener=draft.opener % openers) if language != self.read else draft

    def both_fit(self, draft: Draft, language: str) -> bool:
        """Whether both find room on one page; blocks for some tenths of a second."""
        both = replace(draft, way=Way.READY, print_in=language, both=True)
        return both_sheet(self._desk, self._case.id, both, self.read) is not None
