"""The organiser's way in: the PIN where one is set, how things stand, and the way out."""

from __future__ import annotations

from kiosk.came_back import refusal, sum_of, told
from kiosk.catalogue import speaker
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.letter.sheet_code import TYPED_MAX
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.queue import queue
from kiosk.plain.stopped_sheets import stopped_sheets
from kiosk.plain.talk import Silence, Talk, led
from kiosk.seal.pin import PIN_LENGTHS, pin_matches
from kiosk.standing import standing
from kiosk.waiting_sheets import waiting_sheets

TRIES = 3
"""Wrong PINs before the visit goes on."""

PATIENCE = 30.0
"""Seconds an organiser is waited for before the visit below goes on."""


RETURNED, STOPPED, QUEUE = "returned", "stopped", "queue"


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
    while True:
        facts = [led(say, fact.label, fact.text) if fact.label else fact.text for fact in standing(desk, say)]
        ways = [Option(Go.ON, say("Leave the program"), "1"), Option(RETURNED, say("A letter by hand came back"), "3")]
        if desk.stopped_sheets():
            ways.insert(1, Option(STOPPED, say("Sheets of stopped cases"), "2"))
        if waiting_sheets(desk):
            ways.append(Option(QUEUE, say("Sheets that wait"), "4"))
        question = Question(say("For the organiser"), facts, ways, say("Back to the public screen"), over=False)
        match choose(talk, question):
            case Go() as go:
                return go is Go.ON
            case verb if verb == STOPPED:
                stopped_sheets(talk, desk)
            case verb if verb == QUEUE:
                queue(talk, desk)
            case _:
                _take_in(talk, desk)


def _take_in(talk: Talk, desk: Desk) -> None:
    """One code after another, typed or scanned, until an empty line."""
    say, counted = talk.say, 0
    talk.heading(say("Letters by hand that came back"))
    talk.tell(say("Scan the bars below the ruled lines, or type the code and press Enter."))
    talk.tell(say("An empty line ends it."))
    while typed := talk.line(say("Code"), TYPED_MAX):
        try:
            back = desk.returned(typed)
        except KioskError as error:
            talk.tell(refusal(say, error))
            continue
        counted += not (back.taken.again or back.taken.voided)
        talk.tell(told(say, back, desk.settings.event.tz))
    talk.tell(sum_of(say, desk, counted)[0])
