"""A writer's own address, where their case asks for one or allows it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.letter.draft import Draft
from kiosk.plain.choose import Option, Question, choose
from kiosk.plain.talk import Talk

LIMIT = 240
"""Longest address of a writer, in characters: six lines of forty, as on the screens."""

GIVE, BY_HAND = "give", "by hand"


def envelope(talk: Talk, draft: Draft) -> Draft:
    """The draft with an address, or with the promise to write it on the envelope by hand."""
    say = talk.say
    ways = [Option(GIVE, say("I give my address")), Option(BY_HAND, say("I write it by hand"))]
    told = (say("For this case your own address must stand on the envelope."),)
    answer = choose(talk, Question(say("My address, a line each"), told, ways, over=False))
    if answer == BY_HAND:
        return replace(draft, sender="", on_envelope=True)
    return replace(draft, sender=address(talk, draft.sender), on_envelope=False)


def address(talk: Talk, now: str) -> str:
    """The lines of an address; with none typed, what stood there stays."""
    say = talk.say
    talk.heading(say("My address, a line each"))
    if now:
        talk.tell(say("So far: {words}", words=", ".join(now.split("\n"))))
    talk.tell(say("An empty line ends it."))
    return "\n".join(talk.lines(say("Your words:"), LIMIT)) or now
