"""A calm sentence and a way or two, in lines."""

from __future__ import annotations

from kiosk.halt import Halt
from kiosk.plain.choose import ON, Go, Option, Question, choose
from kiosk.plain.talk import Talk


def halted(talk: Talk, halt: Halt) -> Go:
    """`Go.ON` or `Go.BACK`, whichever of the two was chosen."""
    ways = (Option(Go.ON, halt.on, ON),) if halt.on else ()
    told = tuple(filter(None, (halt.loss, *halt.sentences)))
    answer = choose(talk, Question(halt.title, told, ways, halt.back, over=False))
    return Go.ON if answer is Go.ON else Go.BACK
