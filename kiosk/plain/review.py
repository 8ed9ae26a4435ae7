"""The page before it prints: its words in their order, and what will happen."""

from __future__ import annotations

from kiosk.campaign.kind import Kind
from kiosk.config import PrinterKind
from kiosk.desk import Desk
from kiosk.errors import KioskError
from kiosk.halt import not_counted, too_long, unprintable
from kiosk.ledger.model import Counted
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.halt import halted
from kiosk.plain.look import recite
from kiosk.plain.talk import Talk
from kiosk.proof import Proof, proof
from kiosk.visit import Visit

AGAIN = "again"


def review(talk: Talk, desk: Desk, visit: Visit) -> tuple[Visit, Go | Counted]:
    """The visit one step further and its row, once it is counted; else where the attendee went."""
    from kiosk.sheets.sheet import TooLong, Unprintable

    say = talk.say
    try:
        seen = proof(desk, visit)
    except TooLong as error:
        halted(talk, too_long(say, error.lines, visit.kind))
        return visit.back().back(), Go.ON
    except Unprintable as error:
        halted(talk, unprintable(say, error.characters))
        own = visit.draft.name + visit.draft.place
        return (visit.back() if set(error.characters) & set(own) else visit.back().back()), Go.ON
    return _looked(talk, desk, visit, seen)


def _looked(talk: Talk, desk: Desk, visit: Visit, seen: Proof) -> tuple[Visit, Go | Counted]:
    say = talk.say
    card = visit.kind is Kind.SOLIDARITY
    paper = desk.settings.letter.paper
    fact = say("both sides, {paper}", paper=paper) if card else say("one page, {paper}", paper=paper)
    talk.heading(f"{say('This is what will print')}: {fact}.")
    recite(talk, seen.blocks)
    print_it = say("Print my card") if card else say("Print my letter")
    ways = (Option(Go.ON, f"{print_it}, {say('prints one sheet')}"), Option(AGAIN, say("Hear the words")))
    question = Question(say("Is it right so?"), _told(talk, desk, seen, card), ways, say("Change something"))
    while True:
        answer = choose(talk, question)
        if answer == AGAIN:
            recite(talk, seen.blocks)
        elif answer is not Go.ON:
            assert isinstance(answer, Go)
            return visit, answer
        elif counted := _print(talk, desk, visit, seen):
            return visit.done(), counted


def _told(talk: Talk, desk: Desk, seen: Proof, card: bool) -> tuple[str, ...]:
    say = talk.say
    if card:
        hand = say("One card has your words; the others are left for people with a pen.")
    else:
        hand = say("Your name stands below your signature.") if seen.signed else say("You sign it by hand.")
    if desk.settings.printing.printer is PrinterKind.FOLDER:
        return say("Your page is laid in the tray, ready for the printer."), hand
    return say("It prints on the machine beside you."), hand


def _print(talk: Talk, desk: Desk, visit: Visit, seen: Proof) -> Counted | None:
    while True:
        try:
            return desk.finish(visit, seen.sheet.pdf)
        except KioskError as error:
            if halted(talk, not_counted(talk.say, error.calm)) is Go.BACK:
                return None
