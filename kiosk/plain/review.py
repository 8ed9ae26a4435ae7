"""The page before it prints: its words in their order, and what will happen."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.halt import too_long, unprintable
from kiosk.ladder import Rung
from kiosk.last_look import pages, print_it, what_happens, whose_hand
from kiosk.plain.choose import Go, Option, Question, choose, noted
from kiosk.plain.count import Count
from kiosk.plain.halt import halted
from kiosk.plain.look import recite
from kiosk.plain.talk import Talk, led
from kiosk.proof import Proof, printed, proof
from kiosk.visit import Visit

AGAIN = "again"


def review(talk: Talk, desk: Desk, visit: Visit, count: Count) -> tuple[Visit, Go]:
    """The visit once its sheet is counted and on its way; else where the attendee went."""
    from kiosk.sheets.sheet import TooLong, Unprintable

    try:
        seen = proof(desk, visit)
    except TooLong as error:
        halted(talk, too_long(talk.say, error.lines, visit.rung))
        return visit.rewrite(), Go.ON
    except Unprintable as error:
        halted(talk, unprintable(talk.say, error.characters))
        own = visit.draft.name + visit.draft.place
        return (visit.back() if set(error.characters) & set(own) else visit.rewrite()), Go.ON
    return _looked(talk, desk, visit, seen, count)


def _looked(talk: Talk, desk: Desk, visit: Visit, seen: Proof, count: Count) -> tuple[Visit, Go]:
    say = talk.say
    question = _question(talk, desk, visit, seen)
    paper = pages(say, visit.rung, desk.settings.letter.paper)
    talk.heading(led(say, say("This is what will print"), f"{paper}."))
    recite(talk, seen.blocks)
    while True:
        answer = choose(talk, question)
        if answer == AGAIN:
            recite(talk, seen.blocks)
        elif isinstance(answer, Go) and answer is not Go.ON:
            return visit, answer
        elif count(lambda: printed(desk, visit, seen.sheet)):
            return visit.done(counted=visit.rung is not Rung.HAND), Go.ON


def _question(talk: Talk, desk: Desk, visit: Visit, seen: Proof) -> Question:
    say = talk.say
    told = (what_happens(say, desk.settings.printing.printer), whose_hand(say, visit.rung, seen.signed))
    go_on = noted(print_it(say, visit.rung), say("prints one sheet"))
    ways = (Option(Go.ON, go_on), Option(AGAIN, say("Hear the words")))
    return Question(say("Is it right so?"), told, ways, say("Change something"))
