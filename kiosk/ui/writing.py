"""Which screen somebody writes on: a letter's, or that of everything short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import Say
from kiosk.ladder import SHORT
from kiosk.letter.draft import Draft
from kiosk.ui.screens.base import Go, VisitScreen
from kiosk.visit import Visit

if TYPE_CHECKING:
    from kiosk.desk import Desk
    from kiosk.phone_reader import Room


def writing(desk: Desk, visit: Visit, say: Say, room: Room) -> VisitScreen[tuple[Go, Draft]]:
    """The screen for the words of `visit`; `room` tells the rows and columns there are for a code."""
    assert visit.case_id is not None
    if visit.rung in SHORT:
        from kiosk.message_reader import message_reader
        from kiosk.ui.screens.message import MessageScreen

        return MessageScreen(say, message_reader(desk, visit, say, room), visit.draft)
    from kiosk.reader import CaseReader
    from kiosk.ui.screens.write import WriteScreen

    return WriteScreen(say, CaseReader(desk, visit.case_id, visit.language, say, visit.rung), visit.draft)
