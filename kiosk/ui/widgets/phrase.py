"""A phrase as something to press: as its reader writes it, how it sounds, what it means."""

from __future__ import annotations

from textual.content import Content

from kiosk.campaign.phrases import Phrase
from kiosk.ui.safe import beside, plain, wrapped
from kiosk.ui.widgets.choice import MARK, Choice

_BEFORE = 5
"""Cells of mark and digit."""


class PhraseChoice(Choice):
    """Script, transliteration and meaning below each other, none of them cut.

    A terminal may garble the script; the sound beside it is in Latin letters for that reason too.
    """

    def __init__(self, phrase: Phrase, meaning: str, note: str, digit: int) -> None:
        super().__init__(phrase.text, digit=digit, note=note, value=phrase.id, classes="-phrase")
        self._sound, self._meaning = phrase.transliteration, meaning

    def lines(self, width: int) -> list[Content]:
        """What stands in the box, in lines of `width` cells."""
        mark, digit = plain(f"{MARK} " if self.has_focus else "  ", "$accent"), plain(f"{self.digit}  ", "$quiet")
        first, *more = wrapped(plain(self.title, "bold"), width - _BEFORE)
        told = (
            *wrapped(plain(self._sound), width - 2),
            *wrapped(plain(self._meaning, "$quiet"), width - 2),
            *wrapped(plain(self._note, "$accent"), width - 2),
        )
        return [
            beside(mark, digit, first),
            *(beside(Content(" " * _BEFORE), line) for line in more),
            *(beside(Content("  "), line) for line in told),
        ]
