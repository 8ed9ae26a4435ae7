"""A question with numbered answers: asked once, and again by "?" or after what was no answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import count

from kiosk.plain.talk import Talk
from kiosk.text import NAME_LIMIT

BACK, OVER, ON = "0", "00", "9"
"""What is typed to go back, to start over, and (as on the screens) to go on."""

HELP = "?"


class Go(Enum):
    """Where somebody wants to go, where no other answer says it."""

    ON = "on"
    BACK = "back"
    OVER = "start over"


@dataclass(frozen=True, slots=True)
class Typed:
    """Words where a number was asked for, and words are an answer too."""

    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One numbered answer; `value` is what the question then gives back."""

    value: object
    title: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`heading`, what is told below it, and the answers; those without a number are counted from 1.

    `back` names where 0 leads ("" leaves that way out); `over` takes 00 to start over. With `search` words are an
    answer too, a `Typed`; `search` is then the prompt.
    """

    heading: str
    told: Sequence[str]
    options: Sequence[Option]
    back: str = ""
    over: bool = True
    search: str = ""

    def numbered(self) -> dict[str, Option]:
        """The answers by their numbers, in the order they are told."""
        fixed = {option.number: option for option in self.options if option.number}
        own = [option for option in self.options if not option.number]
        free = (str(number) for number in count(1) if str(number) not in fixed)
        counted = dict(zip(free, own, strict=False))
        back = {BACK: Option(Go.BACK, self.back)} if self.back else {}
        return counted | fixed | back


def choose(talk: Talk, question: Question, *, put: bool = True) -> object:
    """The value of the answer; `Go.BACK`, `Go.OVER` or `Typed` where the question takes them.

    Without `put` the question stands already and only its answer is asked for.
    """
    say, answers = talk.say, question.numbered()
    if put:
        tell(talk, question)
    while True:
        typed = talk.line(question.search or say("Your number:"), NAME_LIMIT)
        number = _number(typed)
        if number in answers:
            return answers[number].value
        if number == OVER and question.over:
            return Go.OVER
        if typed.strip() in (HELP, "？", "؟"):
            tell(talk, question)
            talk.tell(_ways(talk, question))
        elif question.search and not number.isdecimal():
            return Typed(typed)
        else:
            talk.tell(_not_understood(talk, answers))


def sure(talk: Talk, heading: str, told: Sequence[str], on: str, back: str) -> bool:
    """True where `on` was chosen rather than `back`."""
    return choose(talk, Question(heading, told, (Option(Go.ON, on),), back, over=False)) is Go.ON


def tell(talk: Talk, question: Question) -> None:
    """Puts the question without asking for an answer."""
    talk.heading(question.heading)
    talk.tell(*filter(None, question.told))
    talk.tell(*(f"{number}  {option.title}" for number, option in question.numbered().items()))


def noted(title: str, note: str) -> str:
    """An answer and what is to be known of it."""
    return f"{title} ({note})"


def _ways(talk: Talk, question: Question) -> str:
    say = talk.say
    if question.over:
        return say("0 goes back, 00 starts over, ? tells the question again.")
    return say("? tells the question again.")


def _not_understood(talk: Talk, answers: dict[str, Option]) -> str:
    return talk.say("Please type one of these numbers and press Enter: {numbers}.", numbers=", ".join(answers))


def _number(typed: str) -> str:
    """The digits of an answer such as "1", "1." or "١", in ASCII; other words as they are."""
    bare = typed.strip().rstrip(".)")
    return "".join(str(unicodedata.digit(char)) for char in bare) if bare.isdecimal() else bare
