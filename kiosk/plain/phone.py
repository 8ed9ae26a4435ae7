"""From the words to a telephone: by a slip of paper or a code of characters; counted once its writer saw it open."""

from __future__ import annotations

from enum import Enum

from kiosk.desk import Desk
from kiosk.halt import slip_printing
from kiosk.letter.handover import Cut, Message, cuts
from kiosk.letter.slip import heading, seen_by
from kiosk.plain.choose import Go, Option, Question, choose, noted, tell
from kiosk.plain.code import code_lines
from kiosk.plain.count import Count
from kiosk.plain.halt import halted
from kiosk.plain.talk import Talk, led
from kiosk.visit import Visit

SLIP = "slip"


class _Opened(Enum):
    """What became of a code."""

    YES = "it opened"
    NO = "it did not open"
    SWAP = "black for white"


def phone(talk: Talk, desk: Desk, visit: Visit, count: Count) -> tuple[Visit, Go]:
    """The visit once the message opened and is counted; else where the attendee went."""
    assert visit.case_id is not None
    case = desk.case(visit.case_id)
    whole = desk.message(case.id, visit.kind, visit.draft, visit.language, visit.network)
    shown = dict(cuts(whole, case, desk.letter_language(visit.language)))
    prints = desk.spool.out_of_order() is None
    question = _question(talk, whole, shown, case.told_in(visit.language).name, prints)
    while True:
        answer = choose(talk, question)
        if isinstance(answer, Go):
            return visit, answer
        opened = _slip(talk, desk, visit, whole) if answer == SLIP else _code(talk, shown[Cut(str(answer))])
        if opened and count(lambda: desk.opened_by_phone(visit)):
            return visit.done(), Go.ON


def _question(talk: Talk, whole: Message, shown: dict[Cut, Message], name: str, prints: bool) -> Question:
    say = talk.say
    about = led(say, say("Subject"), whole.subject) if whole.subject else ""
    told = [say("To: {target}", target=whole.to), about, whole.text, whole.ending, seen_by(whole.kind, say)]
    fitting = [cut for cut, message in shown.items() if code_lines(message.uri, talk.size())]
    ways = [Option(cut.value, _offer(talk, cut)) for cut in fitting]
    if prints or not ways:
        slip = noted(say("On a slip of paper"), say("prints one sheet: all your words in a larger code"))
        ways.insert(0, Option(SLIP, slip))
    return Question(heading(whole.kind, name, say), tuple(told), ways, say("Change the words"))


def _offer(talk: Talk, cut: Cut) -> str:
    say = talk.say
    match cut:
        case Cut.WHOLE:
            return say("A code of characters on this screen")
        case Cut.SHORTER:
            return noted(say("In few words"), say("the ask alone, ready to send"))
        case Cut.BARE:
            return noted(say("Only where to"), say("you write the words on your telephone"))


def _slip(talk: Talk, desk: Desk, visit: Visit, whole: Message) -> bool:
    from kiosk.stationery import Stationery

    assert visit.case_id is not None
    sheet = Stationery(desk).slip(visit.case_id, whole, visit.language)
    desk.lay(visit.case_id, sheet.pdf, SLIP, visit.language, sheet.pages)
    return halted(talk, slip_printing(talk.say)) is Go.ON


def _code(talk: Talk, message: Message) -> bool:
    """Draws the code light on dark; where a terminal is dark on light, in its other colours."""
    say, swapped = talk.say, False
    ways = (
        Option(_Opened.YES, say("It opened")),
        Option(_Opened.NO, say("It did not open")),
        Option(_Opened.SWAP, say("Draw it with light and dark exchanged")),
    )
    point = say("Point your phone’s camera at the code and open what it offers.")
    question = Question(say("Did it open?"), (point,), ways, over=False)
    while True:
        tell(talk, question)
        talk.tell(*code_lines(message.uri, talk.size(), swapped=swapped))
        answer = choose(talk, question, put=False)
        if answer is not _Opened.SWAP:
            return answer is _Opened.YES
        swapped = not swapped
