"""From written words to an attendee's telephone: the code, what to do where it is too small, and what counts."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from kiosk.catalogue import Say
from kiosk.letter.handover import Cut, Message, cuts
from kiosk.phone_reader import Room
from kiosk.ui.screens import halt
from kiosk.ui.screens.base import Go
from kiosk.ui.screens.handover import HandoverScreen, Opened
from kiosk.ui.screens.ways import SLIP, WaysScreen
from kiosk.visit import Visit

if TYPE_CHECKING:
    from kiosk.desk import Desk
    from kiosk.ui.flow import Show


class Telephone:
    """One message on its way to one telephone."""

    def __init__(self, show: Show, desk: Desk, visit: Visit, say: Say, room: Room) -> None:
        assert visit.case_id is not None
        self._show, self._desk, self._visit, self._say, self._room = show, desk, visit, say, room
        self._case = desk.case(visit.case_id)
        self._whole = desk.message(visit.case_id, visit.kind, visit.draft, visit.language, visit.network)

    async def opened(self) -> Opened | Go:
        """`Opened.YES` once its writer saw it open; `Go.BACK` to write something else."""
        answer = await self._first()
        while answer is Opened.NO:
            answer = await self._another_way()
        return answer

    async def _first(self) -> Opened | Go:
        from kiosk.sheets.fit import fits_screen

        fit = await asyncio.to_thread(fits_screen, self._whole, *self._room())
        return await self._code(self._whole) if fit.fits else Opened.NO

    async def _code(self, message: Message) -> Opened | Go:
        from kiosk.sheets.code import screen_code

        name = self._case.told_in(self._visit.language).name
        return await self._show(HandoverScreen(self._say, message.kind, name, partial(screen_code, message.uri)))

    async def _another_way(self) -> Opened | Go:
        from kiosk.sheets.fit import cuts_that_fit

        language = self._desk.letter_language(self._visit.language)
        fitting = cuts_that_fit(cuts(self._whole, self._case, language), *self._room())
        # A slip that can't print now helps nobody who waits for it, unless nothing else does.
        slip = not fitting or self._desk.spool.out_of_order() is None
        picked = await self._show(WaysScreen(self._say, self._whole.kind, tuple(fitting), slip))
        if isinstance(picked, Cut):
            return await self._code(fitting[picked])
        return Go.BACK if picked is Go.BACK else await self._slip()

    async def _slip(self) -> Opened | Go:
        """Lays a slip and asks what became of it."""
        from kiosk.stationery import Stationery

        visit, case_id = self._visit, self._case.id
        sheet = await asyncio.to_thread(Stationery(self._desk).slip, case_id, self._whole, visit.language)
        await asyncio.to_thread(self._desk.lay, case_id, sheet.pdf, SLIP, visit.language, sheet.pages)
        answer = await self._show(halt.slip_printing(self._say))
        return Opened.YES if answer is Go.ON else Opened.NO
