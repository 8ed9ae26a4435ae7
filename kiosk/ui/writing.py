"""Which screen somebody writes on, and who reads along: a letter, a card, what a telephone sends, a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import Say
from kiosk.ladder import SHORT, Rung
from kiosk.letter.draft import Draft
from kiosk.ui.screens.base import Go, VisitScreen
from kiosk.visit import Visit

if TYPE_CHECKING:
    from kiosk.desk import Desk
    from kiosk.ui.phone_reader import Room
    from kiosk.ui.screens.message import MessageReader


def writing(desk: Desk, visit: Visit, say: Say, room: Room) -> VisitScreen[tuple[Go, Draft]]:
    """The screen for the words of `visit`; `room` tells the rows and columns there are for a code."""
    assert visit.case_id is not None
    if visit.rung in SHORT:
        from kiosk.ui.screens.message import MessageScreen

        return MessageScreen(say, _reader(desk, visit, visit.case_id, say, room), visit.draft)
    from kiosk.ui.reader import CaseReader
    from kiosk.ui.screens.write import WriteScreen

    return WriteScreen(say, CaseReader(desk, visit.case_id, visit.language, say, visit.rung), visit.draft)


def _reader(desk: Desk, visit: Visit, case_id: str, say: Say, room: Room) -> MessageReader:
    if visit.rung.by_phone:
        from kiosk.ui.phone_reader import PhoneReader

        return PhoneReader(desk, visit, say, room)
    if visit.rung is Rung.PHOTO:
        from kiosk.ui.sign_reader import SignReader

        return SignReader(desk, case_id, visit.language, say)
    from kiosk.ui.card_reader import CardReader

    return CardReader(desk, case_id, visit.language, say)
