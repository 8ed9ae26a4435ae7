"""One case: what happened, what we ask, and every way to act; the whole story for whoever wants it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.campaign.model import Case, Weight
from kiosk.desk import Desk
from kiosk.ladder import Ladder, Rung, ladder
from kiosk.phone_reader import chosen, phone_names
from kiosk.plain.choose import ON, Go, Option, Question, choose
from kiosk.plain.talk import Talk, led
from kiosk.rung_names import rung_names
from kiosk.visit import Visit

STORY = "story"


def case(talk: Talk, desk: Desk, visit: Visit) -> tuple[Visit, Go]:
    """The visit with a way to act taken."""
    assert visit.case_id is not None
    desk.must_be_fresh(visit.case_id, visit.language)
    say, about = talk.say, desk.case(visit.case_id)
    signed = about.id in visit.petitions
    open_ = ladder(about, desk.pack, say, signatures=desk.takes_signatures, signed=signed)
    country = next(card.country for card in desk.cards(visit.language) if card.id == about.id)
    ways = (*_ways(talk, desk, open_), Option(STORY, say("The whole story")))
    name = about.told_in(visit.language).name
    question = Question(f"{name}, {country}", tuple(_told(talk, about, open_)), ways, say("Other cases"))
    while True:
        answer = choose(talk, question)
        if isinstance(answer, Go):
            return visit, answer
        if answer != STORY:
            return visit.act(*chosen(str(answer))), Go.ON
        if (go := _story(talk, about, Rung.LETTER in open_.rungs)) is not Go.BACK:
            return (visit.act(Rung.LETTER), go) if go is Go.ON else (visit, go)


def _told(talk: Talk, about: Case, open_: Ladder) -> Iterator[str]:
    say, words = talk.say, about.told_in(talk.say.language)
    yield words.short
    if news := " ".join(filter(None, (words.news, words.outcome))):
        yield led(say, say("News"), news)
    yield led(say, say("What we ask"), words.ask_short)
    yield from open_.closed
    yield say("What would you like to do?")


def _ways(talk: Talk, desk: Desk, open_: Ladder) -> Iterator[Option]:
    """One answer a way: lines have no boxes that several would have to share."""
    names = rung_names(talk.say)
    phone = [Option(value, name) for value, name in phone_names(open_.rungs, desk.pack.networks, talk.say)]
    for rung in open_.rungs:
        if rung in names:
            name, time = names[rung]
            yield Option(rung.value, f"{name}, {time}")
        elif phone:
            yield from phone
            phone = []


def _story(talk: Talk, about: Case, writes: bool) -> Go:
    say, gently = talk.say, False
    while True:
        words = about.told_in(say.language)
        other = say("Told in full") if gently else say("Told for children")
        ways = [Option(not gently, other)]
        if writes:
            ways.append(Option(Go.ON, say("Write a letter"), ON))
        told = _paragraphs(words.child) if gently else _in_full(talk, about)
        answer = choose(talk, Question(words.full_name, tuple(told), ways, say("Back")))
        if isinstance(answer, Go):
            return answer
        gently = not gently


def _paragraphs(story: str) -> Iterator[str]:
    for block in story.split("\n\n"):
        yield " ".join(block.split())


def _in_full(talk: Talk, about: Case) -> Iterator[str]:
    say, words = talk.say, about.told_in(talk.say.language)
    if about.file.weight is Weight.VIOLENCE:
        yield say("This story speaks of violence.")
    yield from _paragraphs(words.long)
    yield words.outcome
    yield say("Sources: {sources}", sources="; ".join(dict.fromkeys(fact.source for fact in about.file.facts)))
