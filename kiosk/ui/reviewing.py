"""One page looked at before it prints: at the size of the screen, and large for whoever asks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kiosk.catalogue import Say
from kiosk.ladder import Ladder
from kiosk.proof import Proof
from kiosk.thanks import prints_later
from kiosk.ui.screens.base import Go
from kiosk.ui.screens.large import LargeScreen
from kiosk.ui.screens.review import Look, Paper, ReviewScreen
from kiosk.visit import Visit

if TYPE_CHECKING:
    from kiosk.desk import Desk
    from kiosk.ui.flow import Show


async def reviewed(show: Show, say: Say, desk: Desk, visit: Visit, seen: Proof, open_: Ladder) -> Look | Go:
    """`Go.ON` to print it or to have it kept until it can print, `Look.PHONE` to do without paper, or where to go."""
    pdf = seen.sheet.pdf
    page = await asyncio.to_thread(desk.picture, pdf, 100, seen.page)
    paper = Paper(
        size=desk.settings.letter.paper,
        printer=desk.settings.printing.printer,
        trouble=desk.spool.out_of_order,
        phone=bool(open_.instead_of(visit.rung)),
        words=visit.draft.has_own_words,
        later=prints_later(desk, visit.rung),
    )
    while True:
        answer = await show(
            ReviewScreen(
                say,
                lambda width: desk.picture(pdf, width, seen.page),
                page.height / page.width,
                paper,
                visit.rung,
                seen.signed,
            )
        )
        if answer is not Look.LARGE:
            return answer
        await show(LargeScreen(say, seen))
