"""A letter by hand, a fax and a sign, through the whole visit: looked at, printed, and back in the box."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from kiosk.desk import Desk
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.screens.organiser import OrganiserScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.screens.returned import ReturnedScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.thanks import ThanksScreen

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


async def to_the_case(hands, name: str) -> None:
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.type(name)
    await hands.press("enter")
    await hands.see(CaseScreen)


def printed(desk: Desk) -> pypdfium2.PdfDocument:
    (page,) = (desk.settings.data / "spool").glob("*.pdf")
    return pypdfium2.PdfDocument(page.read_bytes())


async def test_a_letter_by_hand_counts_once_its_page_is_back(open_kiosk, desk):
    async with open_kiosk() as hands:
        await to_the_case(hands, "tun")
        await hands.press("5")
        await hands.see(ReviewScreen)
        await hands.press("1")
        await hands.see(ThanksScreen)
        assert desk.ledger.tally(()).total == 0
        (job,) = desk.ledger.jobs()
        assert (job.sheet, job.action_id) == ("handwriting", None)
        document = printed(desk)
        (code,) = CODE.findall(document[1].get_textpage().get_text_range())
        document.close()
        await hands.press("ctrl+t", "ctrl+t", "ctrl+t")
        await hands.see(OrganiserScreen)
        await hands.press("3")
        await hands.see(ReturnedScreen)
        for _ in range(2):
            await hands.press(*code, "enter")
        await hands.until(lambda: "nothing was added" in hands.text())
        assert "1 letter counted just now. Handed out here: 1, back: 1." in hands.text()
    assert desk.ledger.tally(()).total == 1 and desk.ledger.verify().ok


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_sign_is_shown_lying_and_printed_so(open_kiosk, desk, size):
    async with open_kiosk(size=size) as hands:
        await to_the_case(hands, "badia")
        await hands.press("6")
        if type(hands.app.screen) is not MessageScreen:
            await hands.until(lambda: type(hands.app.screen) in (MessageScreen, PickScreen))
        if type(hands.app.screen) is PickScreen:
            await hands.press("2")
        await hands.see(MessageScreen)
        await hands.press("f10")
        await hands.see(ReviewScreen)
        page = next(iter(hands.app.screen.query("PageView")))
        # Two pixels a row: a sheet that lies is wider than twice its rows.
        assert page._strips and page._strips[0].cell_length > 2 * len(page._strips)
        await hands.press("1")
        await hands.see(ThanksScreen)
    (job,) = desk.ledger.jobs()
    assert job.sheet == "photo"
    document = printed(desk)
    width, height = document[0].get_size()
    document.close()
    assert width > height
    tally = desk.ledger.tally(("kind",))
    assert (tally.solidarity, tally.appeals, tally.rows[0].keys) == (1, 0, {"kind": "photo"})
