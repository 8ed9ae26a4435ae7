"""The ask of the case is in the letter, and no other: the wrong ask can hurt the person it is made for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.campaign.model import CaseFile, CaseWords
from kiosk.letter.guide.folded import Folded, Span, fold
from kiosk.letter.guide.own import own_spans
from kiosk.letter.guide.sentences import sentences
from kiosk.letter.guide.wordlist import Ask, WordList

PRESENT = 0.6
"""Share of the ask's longer words that must stand in a letter for the ask to count as made in other words."""

LONG_WORD = 4
"""Words of so many letters or fewer (I, to, you, him) say nothing about which ask was made."""

_LARGE = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠȘŤȚŪŮŰŲŹŻŽА-ЯЁІЇ]"
_NAME = re.compile(rf"(?<![\w.]){_LARGE}[\w’'-]+(?:\s(?:(?:de|da|di|van|von|al|el|bin|la|le)\s)?{_LARGE}[\w’'-]+)+")


def made(text: str, words: CaseWords, listed: WordList | None) -> bool:
    """True where `text` (the whole body) asks what the case asks, in its own words or in a form the list knows."""
    if share(words.ask, text) >= PRESENT:
        return True
    if listed is None:
        return False
    folded = Folded(text)
    return any(ask.finder.spans(folded) for ask in _asked_by(words, listed))


def share(ask: str, text: str) -> float:
    """How much of the longer words of `ask` stands in `text`, from 0 to 1."""
    wanted = {word.text for word in Folded(ask).words if len(word.text) > LONG_WORD}
    there = {word.text for word in Folded(text).words}
    return len(wanted & there) / len(wanted) if wanted else 1.0


def others(text: str, file: CaseFile, words: CaseWords, listed: WordList | None) -> list[Span]:
    """Where `text` asks for something else: what no letter may ask, what this case does not, or for somebody else."""
    if listed is None or not text:
        return []
    folded = Folded(text)
    found = [span for group in listed.against.values() for span in group.finder.spans(folded)]
    theirs = _asked_by(words, listed)
    for ask in listed.asks.values():
        spans = ask.finder.spans(folded)
        if ask.locked and ask not in theirs:
            found += spans
        elif ask.person:
            found += _for_others(text, spans, _own_names(file, words))
    return own_spans(folded, sorted(found), words)


def _asked_by(words: CaseWords, listed: WordList) -> list[Ask]:
    case = Folded("\n\n".join((words.ask, *words.sub_asks, words.ask_short)))
    return [ask for ask in listed.asks.values() if ask.finder.spans(case)]


def _own_names(file: CaseFile, words: CaseWords) -> frozenset[str]:
    # Places and offices of the case are named after "release" as well, so its whole story is known here.
    told = " ".join((*file.names, words.name, words.full_name, words.long, words.concern, words.ask, words.target))
    return frozenset(fold(word) for word in re.findall(r"[\w’'-]+", told) if word[0].isupper())


def _for_others(text: str, asks: list[Span], own: frozenset[str]) -> Iterator[Span]:
    for span in asks:
        sentence = next(whole for whole in sentences(text) if whole.meets(span))
        for found in _NAME.finditer(text, span.start, sentence.end):
            near = len(text[span.end : found.start()].split()) <= 3
            if near and not any(fold(word) in own for word in found.group().split()):
                yield Span(span.start, found.end())
