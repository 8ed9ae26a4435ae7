"""The last look before paper: what blocks a letter or card is said one thing at a time, until nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.catalogue import Say, sheet_speaker
from kiosk.letter.draft import Way
from kiosk.letter.safety import refusals
from kiosk.ui.screens.refused import Out, RefusedScreen
from kiosk.visit import Step, Visit

if TYPE_CHECKING:
    from kiosk.desk import Desk
    from kiosk.ui.flow import Show


async def cleared(show: Show, say: Say, desk: Desk, visit: Visit) -> tuple[bool, Visit]:
    """True and the visit with every mend made, where its draft may be printed; else False and where its writer went.

    The visit is where its words end: at the signing, or at the writing of what nobody signs.
    """
    assert visit.case_id is not None
    case, voice = desk.case(visit.case_id), sheet_speaker(desk.letter_language(visit.language))
    while found := refusals(case, visit.draft, say, voice, visit.kind):
        first = found[0]
        out = await show(RefusedScreen(say, first))
        if out is Out.OTHER:
            return False, visit.elsewhere()
        if out is Out.CHANGE or first.mend is None:
            return False, _at_its_words(visit) if first.own else visit
        visit = visit.keep(first.mend(visit.draft))
    # A letter that was all one sentence may have none left.
    empty = visit.draft.way is Way.FREE and not (visit.draft.free or "").strip()
    return (False, _at_its_words(visit)) if empty else (True, visit)


def _at_its_words(visit: Visit) -> Visit:
    return visit.back() if visit.step is Step.SIGN else visit
