"""Thank you: the number, how the sheet fares, a word of hope, and what next."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.ledger.model import Counted
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.talk import Talk
from kiosk.thanks import fares, fares_in_words, hope_after, numbers
from kiosk.visit import Visit


def thanks(talk: Talk, desk: Desk, visit: Visit, counted: Counted) -> Go:
    """`Go.ON` where the visit is over, `Go.BACK` to write for someone else."""
    assert visit.case_id is not None
    say = talk.say
    name = desk.case(visit.case_id).told_in(visit.language).name
    told = [" ".join(numbers(say, counted, visit.kind, name)), _fares(talk, desk, visit)]
    hope = hope_after(desk.pack.hopes_in(say.language), counted, visit.case_id)
    if hope:
        told.append(f"{hope.text} ({hope.source})")
    ways = (Option(Go.ON, say("I am done")), Option(Go.BACK, say("Write for someone else")))
    answer = choose(talk, Question(say("Thank you!"), told, ways, over=False))
    return Go.BACK if answer is Go.BACK else Go.ON


def _fares(talk: Talk, desk: Desk, visit: Visit) -> str:
    try:
        state, before = fares(desk, visit.ticket)
    except KioskError:
        state, before = None, 0
    return fares_in_words(talk.say, desk, state, before)
