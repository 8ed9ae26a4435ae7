"""What reads along while somebody writes a few words, whatever they are for."""

from __future__ import annotations

from typing import Protocol

from kiosk.catalogue import Say
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft
from kiosk.phone_reader import PhoneReader, Room
from kiosk.phrasebook import Phrasebook
from kiosk.visit import Visit


class MessageReader(Protocol):
    """What a message is for: a card, what a telephone sends, a sign to hold up."""

    heading: str
    label: str
    helps: tuple[str, ...]
    better_not: tuple[str, ...]
    ready: str
    """The message that stands there for whoever would rather choose than write."""
    onward: str
    """What comes next, as the way on says it."""
    empty: str
    """What is said where no word was left."""
    phrasebook: Phrasebook | None

    def advice(self, draft: Draft) -> list[Advice]:
        """What can be said of it; may take some milliseconds."""


def message_reader(desk: Desk, visit: Visit, say: Say, room: Room) -> MessageReader:
    """The reader for the way that `visit` has taken; `room` tells what a code may take."""
    assert visit.case_id is not None
    if visit.rung.by_phone:
        return PhoneReader(desk, visit, say, room)
    if visit.rung is Rung.PHOTO:
        from kiosk.sign_reader import SignReader

        return SignReader(desk, visit.case_id, visit.language, say)
    from kiosk.card_reader import CardReader

    return CardReader(desk, visit.case_id, visit.language, say)
