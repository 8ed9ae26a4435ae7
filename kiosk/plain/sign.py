"""Who signs: a hand after printing, or a printed name; and where it is written."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.plain.ask import asked
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.talk import Talk
from kiosk.text import NAME_LIMIT
from kiosk.visit import Visit

HAND, NAME = "hand", "name"


def sign(talk: Talk, desk: Desk, visit: Visit) -> tuple[Visit, Go]:
    """The visit signed, with a name or with none."""
    say, draft = talk.say, visit.draft
    ways = (
        Option(HAND, f"{say('I sign by hand')}, {say('with a pen, once it is printed')}"),
        Option(NAME, f"{say('Print my name')}, {say('below the room for my hand')}"),
    )
    told = (say("We keep nothing of what you wrote."),)
    answer = choose(talk, Question(say("How would you like to sign?"), told, ways, say("Back")))
    if isinstance(answer, Go):
        return visit, answer
    name = ""
    if answer == NAME:
        hint = say("If you are under 18, your first name is enough.")
        name = asked(talk, say("My name"), hint, draft.name, NAME_LIMIT)
    event = desk.settings.event.place
    hint = say("If you leave it empty, it says {place}.", place=event) if event else ""
    place = asked(talk, say("Where I am writing (may stay empty)"), hint, draft.place, NAME_LIMIT)
    return visit.signed(name, place), Go.ON
