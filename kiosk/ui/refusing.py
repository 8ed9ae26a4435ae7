"""The last look before paper: what blocks a letter or card is said one thing at a time, until nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.campaign.freshness import NotFresh
from kiosk.catalogue import Say
from kiosk.ladder import UNSIGNED
from kiosk.refusing import Verdict, refused, taken, unblocked
from kiosk.ui.screens.base import Go
from kiosk.ui.screens.refused import RefusedScreen
from kiosk.visit import Step, Visit

if TYPE_CHECKING:
    from kiosk.desk import Desk
    from kiosk.ui.flow import Show


async def signing(show: Show, say: Say, desk: Desk, visit: Visit) -> tuple[Go, Visit]:
    """Where somebody went from the signing, and the visit there: at its review where nothing blocks it."""
    from kiosk.ui.screens.sign import SignScreen

    place, case, start = desk.settings.event.place, desk.case(_case_id(visit)), ""
    while True:
        screen = SignScreen(say, visit.draft, place, visit.kind, case.file.sender, start)
        go, draft = await show(screen)
        visit = visit.keep(draft)
        if go is not Go.ON:
            return go, visit
        verdict, visit = await cleared(show, say, desk, visit)
        if verdict is Verdict.CLEAR:
            return go, visit.signed(visit.draft.name, visit.draft.place)
        if visit.step is not Step.SIGN:
            return go, visit
        start = "sender" if verdict is Verdict.ADDRESS else ""


async def written(show: Show, say: Say, desk: Desk, visit: Visit) -> Visit:
    """The visit once its words are there: on its way to the signing, or past its refusals where nobody signs."""
    if visit.rung not in UNSIGNED:
        return visit.written(visit.draft)
    verdict, visit = await cleared(show, say, desk, visit)
    return visit.written(visit.draft) if verdict is Verdict.CLEAR else visit


async def stopped(show: Show, say: Say, desk: Desk, visit: Visit, error: NotFresh) -> Visit:
    """To the other cases, once it was said that this one has stopped, perhaps while somebody wrote."""
    from kiosk.ui.screens.stopped import StoppedScreen

    await show(StoppedScreen(say, desk.case(_case_id(visit)), error))
    return visit.elsewhere()


async def cleared(show: Show, say: Say, desk: Desk, visit: Visit) -> tuple[Verdict, Visit]:
    """`Verdict.CLEAR` and the visit with every mend made, where its draft may be printed; else where its writer went.

    The visit is where its words end: at the signing, or at the writing of what nobody signs.
    """
    while first := refused(desk, say, visit):
        verdict, visit = taken(visit, first, await show(RefusedScreen(say, first)))
        if verdict is not None:
            return verdict, visit
    return unblocked(visit)


def _case_id(visit: Visit) -> str:
    assert visit.case_id is not None
    return visit.case_id
