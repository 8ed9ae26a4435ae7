"""A sign for a photo action as words: one sentence to hold up, and whose case it is."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.campaign.model import Case, CaseWords
from kiosk.letter.compose import Occasion
from kiosk.letter.draft import Draft, Way
from kiosk.letter.handover import least_text
from kiosk.letter.imprint import Imprint, imprint


@dataclass(frozen=True, slots=True, repr=False)
class Photo:
    """A sign: its sentence, and the name below it, which is empty where the sentence tells it.

    `names` in the sentence are better not broken over two lines. It has no code: a sign is read from across a room,
    and its picture goes where a link could do harm.
    """

    imprint: Imprint
    sentence: str
    name: str
    names: tuple[str, ...] = ()


def photo(case: Case, draft: Draft, occasion: Occasion) -> Photo:
    """The sign for this case, in the pack's fewest words or the writer's own; it names no writer."""
    say = occasion.say
    words = case.told_in(say.language)
    own = " ".join((draft.free or "").split()) if draft.way is Way.FREE else ""
    sentence = own or least_text(words)
    return Photo(
        imprint=imprint(occasion, say("Sign for {name}", name=words.name)),
        sentence=sentence,
        name="" if _told(words, sentence) else words.name,
        names=(words.full_name, words.name, *case.file.names),
    )


def _told(words: CaseWords, sentence: str) -> bool:
    folded = sentence.casefold()
    return any(name.casefold() in folded for name in (words.full_name, words.name))
