"""Whom to write for: every case by its number, or those that a word finds."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.desk import Card, Desk
from kiosk.plain.choose import Go, Option, Question, Typed, choose, noted
from kiosk.plain.talk import Talk
from kiosk.sieve import Sieve
from kiosk.visit import Visit


def cases(talk: Talk, desk: Desk, visit: Visit) -> tuple[Visit, Go]:
    """The visit with a case opened, the least written told first."""
    say = talk.say
    cards = found = desk.cards(visit.language)
    told, put = say("Those who have the fewest letters stand first."), True
    while True:
        answer = choose(talk, _question(talk, found, told), put=put)
        if isinstance(answer, Go):
            return visit, answer
        if not isinstance(answer, Typed):
            return visit.choose(str(answer)), Go.ON
        sifted = tuple(Sieve(answer.text).sift(cards))
        if put := bool(sifted):
            found, told = sifted, say.many("{n} case found", "{n} cases found", len(sifted))
        else:
            talk.tell(say("nobody found"))


def _question(talk: Talk, cards: Sequence[Card], told: str) -> Question:
    say = talk.say
    ways = tuple(Option(card.id, _line(talk, card)) for card in cards)
    prompt = say("Your number, or a name or country to look for:")
    return Question(say("Who would you like to write for?"), (told,), ways, say("Back"), search=prompt)


def _line(talk: Talk, card: Card) -> str:
    told = f"{card.name}, {card.country}: {card.line}"
    if not card.letters:
        return told
    return noted(told, talk.say("{n} here so far", n=talk.say.number(card.letters)))
