"""A slip to take to one's telephone, as words: what it opens, in two steps, and the message in its code."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case
from kiosk.catalogue import Say
from kiosk.letter.compose import Occasion
from kiosk.letter.handover import Message
from kiosk.letter.imprint import Imprint, imprint


@dataclass(frozen=True, slots=True, repr=False)
class Slip:
    """One slip: a `heading` with the case's name, two `steps`, what is given away by them (`seen`), and `to` in letters
    for a telephone without a camera.
    """

    imprint: Imprint
    heading: str
    steps: tuple[str, str]
    seen: str
    to: str
    message: Message


def slip(case: Case, message: Message, occasion: Occasion) -> Slip:
    """The slip for this message."""
    say = occasion.say
    title = heading(message.kind, case.told_in(say.language).name, say)
    return Slip(
        imprint=imprint(occasion, title),
        heading=title,
        steps=(say("Point your phone’s camera at the code and open what it offers."), _send(message.kind, say)),
        seen=seen_by(message.kind, say),
        to=say("To: {target}", target=message.to),
        message=message,
    )


def heading(kind: Kind, name: str, say: Say) -> str:
    """What lies in a code, and for whom."""
    match kind:
        case Kind.EMAIL:
            return say("E-mail for {name}", name=name)
        case Kind.SMS:
            return say("Text message for {name}", name=name)
        case _:
            return say("Post for {name}", name=name)


def seen_by(kind: Kind, say: Say) -> str:
    """What a telephone gives away that a letter does not."""
    match kind:
        case Kind.EMAIL:
            return say("They will see the address you write from.")
        case Kind.SMS:
            return say("They will see your number, and it costs what a text message costs.")
        case _:
            return say("Everybody will see it under your name there.")


def _send(kind: Kind, say: Say) -> str:
    if kind is Kind.POST:
        return say("Read the words and post them.")
    return say("Read the words and send them.")
