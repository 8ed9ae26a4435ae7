"""A solidarity card as words: to the person at risk or the family, never about the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.campaign.model import Case
from kiosk.catalogue import Say
from kiosk.letter.compose import Occasion, free_paragraphs, sentence, who_sentence
from kiosk.letter.draft import Draft, Way
from kiosk.letter.imprint import Imprint, imprint


@dataclass(frozen=True, slots=True, repr=False)
class SolidarityCard:
    """The two sides of a card: `name` and `hope` in front, message, `signature` and `place` on the back.

    `picture` tells of a picture in front to who cannot see it. It has no code and no event: a card is read in places
    where a link or the name of a group could do harm.
    """

    imprint: Imprint
    name: str
    hope: str
    paragraphs: tuple[str, ...]
    signature: str
    place: str
    picture: str = ""


def solidarity_card(case: Case, draft: Draft, occasion: Occasion) -> SolidarityCard:
    """The card this draft makes for this case."""
    say = occasion.say
    words = case.told_in(say.language)
    return SolidarityCard(
        imprint=imprint(occasion, say("Card for {name}", name=words.name)),
        name=words.name,
        # Neither he nor she, one nor many, and no faith: it must be right for whoever the case is about.
        hope=say("We are thinking of you."),
        paragraphs=tuple(filter(None, _message(draft, draft.place or occasion.place, say))),
        signature=draft.name,
        # The ready greeting names the place already.
        place=(draft.place or occasion.place) if draft.way is Way.FREE else "",
        picture=say("Picture on the card for {name}", name=words.name),
    )


def blank_card(case: Case, occasion: Occasion) -> SolidarityCard:
    """A card whose back is left to a hand and a pen."""
    return replace(solidarity_card(case, Draft(), occasion), paragraphs=(), signature="", place="")


def _message(draft: Draft, place: str, say: Say) -> Iterator[str]:
    if draft.way is Way.FREE:
        yield from (paragraph.text for paragraph in free_paragraphs(draft.free or ""))
        return
    yield say("Warm greetings from {place}.", place=place) if place else say("Warm greetings from far away.")
    if draft.way is Way.GUIDED:
        yield " ".join(filter(None, (who_sentence(draft.who, say), sentence(draft.why))))
    yield say("We have never met, and yet I am thinking of you today.")
    yield say(
        "I hope that you are well and that good people are near you. I wish you strength, good health and better days."
    )
