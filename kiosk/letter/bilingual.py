"""One letter in two languages: the one that is posted, and beside it the one its writer reads."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.campaign.model import Case
from kiosk.catalogue import Say
from kiosk.errors import KioskError
from kiosk.letter.compose import Occasion, compose, paragraphs
from kiosk.letter.draft import Draft, Way
from kiosk.letter.letter import Letter
from kiosk.letter.tongue import language_name


@dataclass(frozen=True, slots=True, repr=False)
class Bilingual:
    """A letter and what it says in the language `reading`, paragraph by paragraph.

    `letter` has address, date and signature, which stand once. `heads` are the names of both languages, each in
    itself: the reader's first.
    """

    letter: Letter
    reading: str
    salutation: str
    paragraphs: tuple[str, ...]
    close: str
    heads: tuple[str, str]


class OneLanguage(KioskError):
    """There is no second language to set beside the first."""


def bilingual(case: Case, draft: Draft, occasion: Occasion, reading: Say) -> Bilingual:
    """The letter of this draft with its words in the writer's own language `reading`; raises `OneLanguage`.

    What the writer added stands in both as it was written: nobody here translates it.
    """
    printed = occasion.say.language
    if reading.language == printed:
        raise OneLanguage(f"Both languages are {language_name(printed, 'en')}: choose another, or a plain letter.")
    if draft.way is Way.FREE:
        raise OneLanguage("A letter in one's own words stands in one language: print it as a plain letter.")
    # A letter that is not told on the screens may have fewer beginnings: both are to begin alike.
    openers = min(len(case.letter_in(tongue).openers) for tongue in (printed, reading.language))
    draft = replace(draft, opener=draft.opener % openers)
    letter = compose(case, draft, occasion)
    words = case.letter_in(reading.language)
    return Bilingual(
        letter=replace(letter, note=f"{letter.note} {_told_apart(occasion.say)}"),
        reading=reading.language,
        salutation=words.salutation,
        paragraphs=tuple(paragraph.text for paragraph in paragraphs(words, draft, reading)),
        close=words.close,
        heads=(language_name(reading.language), language_name(printed)),
    )


def _told_apart(say: Say) -> str:
    """For the office that opens the envelope: which of the two texts is the letter."""
    return say(
        "The letter is the text in this language ({language}); the other says the same, for its writer to read.",
        language=language_name(say.language, say.language),
    )
