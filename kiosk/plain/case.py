"""One case: what happened, what we ask, and what can be done; the whole story for whoever wants it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, Weight
from kiosk.desk import Desk
from kiosk.plain.choose import ON, Go, Option, Question, choose
from kiosk.plain.talk import Talk
from kiosk.visit import Visit

STORY = "story"


def case(talk: Talk, desk: Desk, visit: Visit) -> tuple[Visit, Go]:
    """The visit with a kind of action taken."""
    assert visit.case_id is not None
    say, chosen = talk.say, desk.case(visit.case_id)
    words = chosen.told_in(visit.language)
    card = next(card for card in desk.cards(visit.language) if card.id == chosen.id)
    told = [words.short]
    if words.outcome:
        told.append(f"{say('News')}: {words.outcome}")
    told.append(f"{say('What we ask')}: {words.ask_short}")
    if chosen.channel(Kind.SOLIDARITY) is None:
        told.append(say("This case takes no cards."))
    told.append(say("What would you like to do?"))
    ways = (*_kinds(talk, chosen), Option(STORY, say("The whole story")))
    question = Question(f"{words.name}, {card.country}", told, ways, say("Other cases"))
    while True:
        answer = choose(talk, question)
        if isinstance(answer, Go):
            return visit, answer
        if answer != STORY:
            return visit.act(Kind(str(answer))), Go.ON
        if (go := _story(talk, chosen)) is not Go.BACK:
            return (visit.act(Kind.LETTER), go) if go is Go.ON else (visit, go)


def _kinds(talk: Talk, chosen: Case) -> Iterator[Option]:
    say = talk.say
    yield Option(Kind.LETTER, f"{say('A letter')}, {say('about 6 min')}")
    if chosen.channel(Kind.SOLIDARITY) is not None:
        yield Option(Kind.SOLIDARITY, f"{say('A card')}, {say('about 2 min')}")


def _story(talk: Talk, chosen: Case) -> Go:
    say, gently = talk.say, False
    while True:
        words = chosen.told_in(say.language)
        other = say("Told in full") if gently else say("Told for children")
        ways = (Option(not gently, other), Option(Go.ON, say("Write a letter"), ON))
        told = _gently(words.child) if gently else _in_full(talk, chosen)
        answer = choose(talk, Question(words.full_name, tuple(told), ways, say("Back")))
        if isinstance(answer, Go):
            return answer
        gently = not gently


def _gently(story: str) -> Iterator[str]:
    for block in story.split("\n\n"):
        yield " ".join(block.split())


def _in_full(talk: Talk, chosen: Case) -> Iterator[str]:
    say, words = talk.say, chosen.told_in(talk.say.language)
    if chosen.file.weight is Weight.VIOLENCE:
        yield say("This story speaks of violence.")
    yield from _gently(words.long)
    yield words.outcome
    yield say("Sources: {sources}", sources="; ".join(dict.fromkeys(fact.source for fact in chosen.file.facts)))
