"""What must not be printed, said kindly, with the ways out of it by number."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.letter.safety import Refusal
from kiosk.plain.choose import Option, Question, choose
from kiosk.plain.talk import Talk
from kiosk.refusing import Out, Verdict, outs, refused, taken, unblocked
from kiosk.visit import Visit


def cleared(talk: Talk, desk: Desk, visit: Visit) -> tuple[Verdict, Visit]:
    """`Verdict.CLEAR` and the visit with every mend made where it may be printed; else where its writer went."""
    while first := refused(desk, talk.say, visit):
        verdict, visit = taken(visit, first, _out(talk, first))
        if verdict is not None:
            return verdict, visit
    return unblocked(visit)


def _out(talk: Talk, refusal: Refusal) -> Out:
    say = talk.say
    heard = " ".join(say("“{words}”", words=words) for words in refusal.heard)
    ways = [Option(out, title) for out, title in outs(refusal, say)]
    question = Question(say("Before it prints"), (refusal.text, heard, refusal.why), ways, say("Back"), over=False)
    answer = choose(talk, question)
    return answer if isinstance(answer, Out) else Out.CHANGE
