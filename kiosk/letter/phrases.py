"""Phrases to copy by hand, as words: one page for each language the people of a case, or its target, speak."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.campaign.model import Case, Pack
from kiosk.campaign.phrases import Goes, Phrase, phrases_in, spoken
from kiosk.catalogue import Say
from kiosk.errors import KioskError
from kiosk.letter.compose import Occasion
from kiosk.letter.imprint import Imprint, imprint
from kiosk.letter.tongue import language_name


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase as its reader sees it, how it sounds, and what it means to who copies it; `note` is a doubt about it."""

    text: str
    transliteration: str
    meaning: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PhrasePage:
    """The phrases of one language; `doubt` is empty once somebody who speaks it has read them all."""

    imprint: Imprint
    language: str
    heading: str
    lead: str
    doubt: str
    lines: tuple[Line, ...]


class NoPhrases(KioskError):
    """A case was to have its phrases printed and has none."""


def phrase_pages(pack: Pack, case: Case, occasion: Occasion, only: str = "") -> tuple[PhrasePage, ...]:
    """A page for each language in which a letter or a card for this case may be read, or for `only` that one.

    Raises `NoPhrases`.
    """
    tongues = [only] if only else dict.fromkeys((*spoken(case, Goes.CARD), *spoken(case, Goes.LETTER)))
    found = [(tongue, phrases) for tongue in tongues if (phrases := phrases_in(pack, tongue))]
    if not found:
        raise NoPhrases(f"The case {case.id!r} has no phrases: its file names no language (`speaks`) that has some.")
    return tuple(_page(phrases, tongue, occasion) for tongue, phrases in found)


def _page(phrases: tuple[Phrase, ...], tongue: str, occasion: Occasion) -> PhrasePage:
    say = occasion.say
    heading = say("Phrases in {language}", language=language_name(tongue, say.language))
    return PhrasePage(
        imprint=imprint(occasion, heading),
        language=tongue,
        heading=heading,
        lead=say("Copy what you like by hand, onto a letter or a card. Keep this page."),
        doubt=doubt(phrases, say),
        lines=tuple(
            Line(phrase.text, phrase.transliteration, phrase.meaning_in(say.language), note)
            for phrase, note in zip(phrases, notes(phrases, say), strict=True)
        ),
    )


def doubt(phrases: Sequence[Phrase], say: Say) -> str:
    """What must be said of phrases that nobody checked; nothing where all were."""
    unchecked = [phrase for phrase in phrases if not phrase.checked]
    if not unchecked:
        return ""
    if len(unchecked) == len(phrases):
        return say("Nobody who speaks it has checked this yet.")
    return say("Nobody who speaks it has checked what is marked yet.")


def notes(phrases: Sequence[Phrase], say: Say) -> tuple[str, ...]:
    """The mark of each phrase that nobody checked, where others were."""
    some = any(phrase.checked for phrase in phrases)
    return tuple(say("not checked") if some and not phrase.checked else "" for phrase in phrases)
