"""From the kiosk to a telephone, through the whole visit: written, shown as a code, opened, counted, taken back."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
import zxingcpp
from PIL import Image

from kiosk.desk import Desk
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.halt import HaltScreen
from kiosk.ui.screens.handover import HandoverScreen
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.ways import WaysScreen
from kiosk.ui.widgets.editor import LetterEditor
from tests.ui.test_handover import photograph

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


async def to_the_message(hands, way: str, case: str = "lopez") -> MessageScreen:
    """Opens a case that has every way by telephone, and takes one of them."""
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.type(case)
    await hands.press("enter")
    await hands.see(CaseScreen)
    await hands.press("4")
    await hands.see(PickScreen)
    await hands.press(way)
    return await hands.see(MessageScreen)


async def write(hands, words: str) -> None:
    """Puts `words` in place of what stands there."""
    editor = hands.app.screen.query_one(LetterEditor)
    editor.focus()
    editor.load_text("")
    await hands.paste(words)
    await hands.press("f10")


def read(hands) -> str:
    (code,) = zxingcpp.read_barcodes(photograph(hands.app))
    return code.text


@SIZES
@pytest.mark.parametrize(
    ("way", "kind", "scheme"),
    [
        ("1", "email", "mailto:attorney-general@example.com?"),
        ("2", "sms", "sms:+12025550107?"),
        ("3", "post", "https://mastodon.example/share?text="),
        ("4", "post", "https://bluesky.example/intent/compose?text="),
    ],
)
async def test_what_was_written_is_read_off_the_screen_and_counts_once_it_opened(
    open_kiosk, desk: Desk, size, way, kind, scheme
):
    async with open_kiosk(size) as hands:
        await to_the_message(hands, way)
        await write(hands, "Justice!")
        await hands.see(HandoverScreen)
        await hands.pilot.pause()
        link = read(hands)
        assert link.startswith(scheme) and "Justice!" in unquote(link)
        assert desk.ledger.tally(()).total == 0, "showing it counts nothing"
        await hands.press("1")
        await hands.see(ThanksScreen)
    (row,) = desk.ledger.actions()
    assert (row.case_id, row.kind, row.source, row.language) == ("miriam-lopez", kind, "kiosk", "en")
    assert desk.ledger.tally(()).appeals == 1 and not desk.ledger.jobs()


async def test_what_did_not_open_counts_nothing_and_may_be_shown_again(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_message(hands, "2")
        await write(hands, "Justice!")
        await hands.see(HandoverScreen)
        await hands.press("2")
        await hands.see(WaysScreen)
        assert "It did not open" in hands.text() and "Show the code again" in hands.text()
        await hands.press("1")
        await hands.see(HandoverScreen)
        await hands.press("escape")
        screen = await hands.see(MessageScreen)
        assert screen.editor.words == "Justice!"
    assert desk.ledger.tally(()).total == 0


async def test_an_undo_on_the_thanks_screen_takes_it_back(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_message(hands, "1")
        await write(hands, "Justice!")
        await hands.see(HandoverScreen)
        await hands.press("1")
        await hands.see(ThanksScreen)
        await hands.press("3")
        await hands.see(CaseScreen)
    tally = desk.ledger.tally(())
    assert (tally.total, tally.voided) == (0, 1)
    assert any("did not open" in row.note for row in desk.ledger.actions())


async def test_words_too_long_for_the_screen_are_offered_shorter(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_message(hands, "1")
        await hands.until(lambda: "too many for the code" in hands.text())
        await write(hands, "These are many words. " * 20)
        await hands.see(WaysScreen)
        assert "All of it is too long for the code on this screen" in hands.text()
        await hands.press("1")
        await hands.see(HandoverScreen)
        await hands.pilot.pause()
        assert "many words" not in unquote(read(hands))
        await hands.press("1")
        await hands.see(ThanksScreen)
    assert desk.ledger.tally(()).appeals == 1


async def test_where_to_and_what_about_alone_open_an_empty_message(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_message(hands, "2")
        await write(hands, "These are many words. " * 20)
        await hands.see(WaysScreen)
        await hands.press("2")
        await hands.see(HandoverScreen)
        await hands.pilot.pause()
        assert read(hands) == "sms:+12025550107"


async def test_a_slip_of_paper_takes_all_of_it_and_counts_when_it_opened(open_kiosk, desk: Desk):
    words = "These are many words. " * 20
    async with open_kiosk() as hands:
        await to_the_message(hands, "1")
        await write(hands, words)
        await hands.see(WaysScreen)
        await hands.press("3")
        await hands.see(HaltScreen)
        assert "Your slip is printing" in hands.text()
        (job,) = desk.ledger.jobs()
        assert (job.sheet, job.action_id) == ("slip", None)
        page = desk.picture((desk.settings.data / "spool" / f"{job.id}.pdf").read_bytes(), 2480)
        seen = Image.frombytes("RGB", (page.width, page.height), page.rgb)
        link = next(code.text for code in zxingcpp.read_barcodes(seen) if code.text.startswith("mailto:"))
        assert words.strip() in unquote(link)
        assert desk.ledger.tally(()).total == 0
        await hands.press("9")
        await hands.see(ThanksScreen)
    assert desk.ledger.tally(()).appeals == 1


async def test_a_slip_that_was_not_read_yet_counts_nothing(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await to_the_message(hands, "1")
        await write(hands, "These are many words. " * 20)
        await hands.see(WaysScreen)
        await hands.press("3")
        await hands.see(HaltScreen)
        await hands.press("0")
        await hands.see(WaysScreen)
    assert desk.ledger.tally(()).total == 0
