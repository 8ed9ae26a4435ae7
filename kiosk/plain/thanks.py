"""Thank you: the number, how it fares, a word of hope, and what next."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Counted
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.talk import Talk
from kiosk.thanks import Done, Fate, fares, for_the_volunteer, hope_after, numbers, progress
from kiosk.visit import Visit

UNDO = "undo"


def thanks(talk: Talk, desk: Desk, visit: Visit, counted: Counted | None) -> Visit | None:
    """The visit with someone else to write for, or before what was taken back; None where it is over."""
    assert visit.case_id is not None
    say = talk.say
    done = Done(counted, visit.ticket, visit.rung, desk.case(visit.case_id).told_in(visit.language).name, visit.case_id)
    told = [" ".join(numbers(say, done)), *_fares(talk, desk, done)]
    if hope := hope_after(desk.pack.hopes_in(say.language), done):
        told.append(f"{hope.text} ({hope.source})")
    ways = [Option(Go.ON, say("I am done")), Option(Go.BACK, say("Write for someone else"))]
    if counted is not None and done.rung.by_phone:
        ways.append(Option(UNDO, say("It did not open")))
    answer = choose(talk, Question(say("Thank you!"), told, ways, over=False))
    if answer == UNDO and counted is not None:
        desk.take_back(counted)
        return visit.undone()
    return visit.another() if answer is Go.BACK else None


def _fares(talk: Talk, desk: Desk, done: Done) -> Iterator[str]:
    try:
        fate = progress(desk, done) if done.prints else Fate()
    except KioskError:
        fate = Fate()
    yield fares(talk.say, desk, done, fate)
    if fate.trouble:
        yield for_the_volunteer(talk.say, fate)
