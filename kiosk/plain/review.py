"""The page before it prints: its words in their order, and what will happen."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.halt import too_long, unprintable
from kiosk.ladder import Rung, ladder
from kiosk.last_look import (
    by_phone_instead,
    keep_it,
    kept_safe,
    later,
    out_of_order,
    pages,
    print_it,
    what_happens,
    whose_hand,
)
from kiosk.phone_reader import chosen, phone_names
from kiosk.plain.choose import Go, Option, Question, choose, noted
from kiosk.plain.count import Count
from kiosk.plain.halt import halted
from kiosk.plain.look import recite
from kiosk.plain.talk import Talk, led
from kiosk.proof import Proof, printed, proof
from kiosk.thanks import prints_later
from kiosk.visit import Visit

AGAIN, PHONE = "again", "phone"


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
    paper = pages(say, visit.rung, desk.settings.letter.paper)
    talk.heading(led(say, say("This is what will print"), f"{paper}."))
    recite(talk, seen.blocks)
    while True:
        answer = choose(talk, _question(talk, desk, visit, seen))
        if answer == PHONE:
            return _by_phone(talk, desk, visit)
        if answer == AGAIN:
            recite(talk, seen.blocks)
        elif isinstance(answer, Go) and answer is not Go.ON:
            return visit, answer
        elif count(lambda: printed(desk, visit, seen.sheet)):
            return visit.done(counted=visit.rung is not Rung.HAND), Go.ON


def _question(talk: Talk, desk: Desk, visit: Visit, seen: Proof) -> Question:
    """Asked anew each time, since the printer may need help by then, or may have got it."""
    say, printer = talk.say, desk.settings.printing.printer
    hand = whose_hand(say, visit.rung, seen.signed)
    if prints_later(desk, visit.rung):
        told = [later(say)]
        ways = [Option(Go.ON, noted(keep_it(say, visit.rung), say("it counts now, and prints later")))]
    elif desk.spool.out_of_order() is None:
        told = [what_happens(say, printer), hand]
        ways = [Option(Go.ON, noted(print_it(say, visit.rung), say("prints one sheet")))]
    else:
        told = [out_of_order(say, printer), kept_safe(say), hand]
        ways = [Option(Go.ON, noted(keep_it(say, visit.rung), say("it prints later, by itself")))]
    ways.append(Option(AGAIN, say("Hear the words")))
    out = desk.spool.out_of_order() is not None and not prints_later(desk, visit.rung)
    if out and _phones(talk, desk, visit):
        ways.append(Option(PHONE, noted(*by_phone_instead(say, visit.draft.has_own_words))))
    return Question(say("Is it right so?"), told, ways, say("Change something"))


def _phones(talk: Talk, desk: Desk, visit: Visit) -> list[tuple[str, str]]:
    """What a telephone can send in its place, and what that is called."""
    assert visit.case_id is not None
    case = desk.case(visit.case_id)
    open_ = ladder(case, desk.pack, talk.say, signatures=desk.takes_signatures)
    return phone_names(open_.instead_of(visit.rung), desk.pack.networks, talk.say)


def _by_phone(talk: Talk, desk: Desk, visit: Visit) -> tuple[Visit, Go]:
    say = talk.say
    ways = [Option(value, name) for value, name in _phones(talk, desk, visit)]
    answer = choose(talk, Question(say("What shall your phone send?"), (), ways, say("Back"), over=False))
    return (visit if isinstance(answer, Go) else visit.act(*chosen(str(answer)))), Go.ON
