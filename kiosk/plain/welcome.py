"""The first question: what this is, how many have written, and in which language."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.catalogue import own_name, speaker
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.plain.choose import Option, Question, choose, noted
from kiosk.plain.talk import Talk
from kiosk.visit import Visit


def welcome(talk: Talk, desk: Desk, turn: int) -> Visit:
    """A visit begun in the language chosen; waits for as long as nobody comes."""
    languages = desk.settings.screens.languages
    talk.say = say = speaker(languages[0])
    talk.patience = None
    others = [Option(language, own_name(language)) for language in languages[1:]]
    event = desk.settings.event.name
    title = say("{event} · practice", event=event) if desk.practice else event
    ways = (Option(languages[0], noted(say("Write a letter"), say("takes about five minutes"))), *others)
    language = str(choose(talk, Question(title, tuple(_told(talk, desk, turn)), ways, over=False)))
    talk.say, talk.patience = speaker(language), talk.idle
    return Visit(languages[0]).begin(language)


def _told(talk: Talk, desk: Desk, turn: int) -> Iterator[str]:
    say = talk.say
    yield " ".join((say("The words you write here"), say("can open a cell door.")))
    try:
        letters = desk.numbers().letters
    except KioskError:
        pass  # A number less; the way in stands.
    else:
        many = say.many("{n} letter or signature so far", "{n} letters and signatures so far", letters)
        yield many if letters else say("Yours can be the first tonight.")
    hopes = desk.pack.hopes_in(say.language)
    if hopes:
        hope = hopes[turn % len(hopes)]
        yield f"{hope.text} ({hope.source})"
    yield say("Everything is told in lines. Answer with a number and press Enter.")
    yield say("0 goes back, 00 starts over, ? tells the question again.")
