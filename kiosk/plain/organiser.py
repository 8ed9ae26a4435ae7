"""The organiser's way in: the PIN where one is set, how things stand, and the way out."""

from __future__ import annotations

from kiosk.catalogue import speaker
from kiosk.desk import Desk
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.talk import Silence, Talk
from kiosk.seal.pin import PIN_LENGTHS, pin_matches
from kiosk.standing import standing

TRIES = 3
"""Wrong PINs before the visit goes on."""

PATIENCE = 30.0
"""Seconds an organiser is waited for before the visit below goes on."""


class Left(Exception):
    """An organiser asked to leave the program."""


def organiser(talk: Talk, desk: Desk) -> None:
    """Raises `Left` where an organiser leaves the program; else the visit goes on where it was."""
    say, patience, heard = talk.say, talk.patience, talk.organiser
    talk.say, talk.patience, talk.organiser = speaker(desk.settings.screens.languages[0]), PATIENCE, None
    try:
        if _known(talk, desk) and _leaves(talk, desk):
            raise Left
    except Silence:
        pass
    finally:
        talk.say, talk.patience, talk.organiser = say, patience, heard


def _known(talk: Talk, desk: Desk) -> bool:
    """True where the PIN was right, or none is asked for, as in practice."""
    hashed = "" if desk.practice else desk.settings.organiser.pin
    if not hashed:
        return True
    say = talk.say
    talk.heading(say("The organiser's PIN"))
    for _ in range(TRIES):
        typed = talk.line(say("Your number:"), PIN_LENGTHS[-1], hidden=True)
        if not typed:
            return False
        if pin_matches(hashed, typed):
            return True
        talk.tell(say("That was not it. Please try again."))
    return False


def _leaves(talk: Talk, desk: Desk) -> bool:
    say = talk.say
    told = [f"{fact.label}: {fact.text}" if fact.label else fact.text for fact in standing(desk, say)]
    ways = (Option(Go.ON, say("Leave the program")),)
    question = Question(say("For the organiser"), told, ways, say("Back to the public screen"), over=False)
    return choose(talk, question) is Go.ON
