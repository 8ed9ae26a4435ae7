"""A few words, ready or one's own: on a card, or for a telephone to send."""

from __future__ import annotations

from dataclasses import replace

from kiosk.desk import Desk
from kiosk.letter.draft import Draft, Way
from kiosk.message_reader import MessageReader, message_reader
from kiosk.plain.choose import Go, Option, Question, choose
from kiosk.plain.look import look, recite
from kiosk.plain.paragraphs import paragraphs
from kiosk.plain.talk import Talk, led
from kiosk.text import FIELD_LIMIT
from kiosk.visit import Visit

ROOM = (93, 217)
"""Rows and columns at which a screen holds the largest code: the meter is a slip's, which is what lines offer first."""


def message(talk: Talk, desk: Desk, visit: Visit) -> tuple[Draft, Go]:
    """The draft as it stands when the writer goes on, back or over."""
    say, draft = talk.say, visit.draft
    reader = message_reader(desk, visit, say, lambda: ROOM)
    ways = (Option(Way.READY, say("The ready message")), Option(Way.FREE, say("My own words")))
    told = (
        led(say, say("It helps"), " ".join(reader.helps)),
        led(say, say("Better not"), " ".join(reader.better_not)),
    )
    while True:
        answer = choose(talk, Question(reader.heading, told, ways, say("Back")))
        if isinstance(answer, Go):
            return draft, answer
        draft, go = _ready(talk, reader, draft) if answer is Way.READY else _own(talk, reader, draft)
        if go is Go.ON:
            draft, go = look(talk, draft, reader.advice, lambda one: _words(reader, one), reader.onward)
        if go is not Go.BACK:
            return draft, go


def _ready(talk: Talk, reader: MessageReader, draft: Draft) -> tuple[Draft, Go]:
    recite(talk, [reader.ready])
    return replace(draft, way=Way.READY, free=None), Go.ON


def _own(talk: Talk, reader: MessageReader, draft: Draft) -> tuple[Draft, Go]:
    text, go = paragraphs(
        talk, reader.label, (), reader.ready if draft.free is None else draft.free, FIELD_LIMIT, reader.phrasebook
    )
    # Left as it is, the ready message stays the ready one, as on the screens.
    own = text != reader.ready.strip()
    return replace(draft, way=Way.FREE if own else Way.READY, free=text if own else None), go


def _words(reader: MessageReader, draft: Draft) -> list[str]:
    return [reader.ready if draft.way is Way.READY else draft.free or ""]
