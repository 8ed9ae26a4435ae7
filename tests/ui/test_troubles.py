"""What can stand in the way: said calmly, with nothing lost."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.ledger.faults import NotCounted
from kiosk.ledger.model import JobState
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.halt import HaltScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.editor import LetterEditor
from kiosk.ui.widgets.pages import Pages


async def at_letter(hands) -> WriteScreen:
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.press("1")
    await hands.see(CaseScreen)
    await hands.press("1")
    return await hands.see(WriteScreen)


async def at_review(hands) -> ReviewScreen:
    await at_letter(hands)
    await hands.press("9")
    await hands.see(SignScreen)
    await hands.press("9")
    return await hands.see(ReviewScreen)


async def test_a_letter_too_long_says_by_how_many_lines_and_returns_to_its_words(open_kiosk):
    async with open_kiosk() as hands:
        await at_letter(hands)
        await hands.press("f7")
        await hands.pilot.pause()
        await hands.press("ctrl+a")
        await hands.paste("long words " * 500)
        await hands.until(lambda: "too long for one page" in hands.text())
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("f10")
        await hands.see(HaltScreen)
        assert "lines too long" in hands.text() and "Nothing is lost" in hands.text()
        await hands.press("enter")
        write = await hands.see(WriteScreen)
        assert write.query_one("#free", LetterEditor).text.startswith("long words long words")


async def test_a_character_no_font_has_is_named_before_printing(open_kiosk):
    async with open_kiosk() as hands:
        await at_letter(hands)
        await hands.press("f6")
        await hands.pilot.pause()
        await hands.paste("a 𓀀 nurse")
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("f10")
        await hands.see(HaltScreen)
        assert "𓀀" in hands.text() and "can't be printed here" in hands.text()
        await hands.press("0")
        write = await hands.see(WriteScreen)
        assert write.query_one("#who", LetterEditor).text == "a 𓀀 nurse"


async def test_one_in_the_name_returns_to_the_name(open_kiosk):
    async with open_kiosk() as hands:
        await at_letter(hands)
        await hands.press("9")
        await hands.see(SignScreen)
        await hands.press("2")
        await hands.pilot.pause()
        await hands.paste("𓀀")
        await hands.press("f10")
        await hands.see(HaltScreen)
        await hands.press("enter")
        sign = await hands.see(SignScreen)
        assert sign.query_one("#name", LetterEditor).text == "𓀀"


async def test_a_full_disk_counts_nothing_loses_nothing_and_recovers(open_kiosk, desk: Desk, monkeypatch):
    finish, broken = desk.finish, [True]

    def refusing(visit, pdf, pages):
        if broken[0]:
            raise NotCounted("the disk is full")
        return finish(visit, pdf, pages)

    monkeypatch.setattr(desk, "finish", refusing)
    async with open_kiosk() as hands:
        await at_review(hands)
        ticket = hands.app.flow.visit.ticket
        await hands.press("1")
        await hands.see(HaltScreen)
        assert "This was not counted." in hands.text()
        assert desk.numbers().letters == 0
        await hands.press("0")
        await hands.see(ReviewScreen)
        await hands.press("1")
        await hands.see(HaltScreen)
        broken[0] = False
        await hands.press("enter")
        await hands.see(ThanksScreen)
        assert hands.app.flow.visit.ticket == ticket
    assert desk.numbers().letters == 1


async def test_a_record_that_can_not_be_read_leaves_the_welcome_screen_standing(open_kiosk, desk: Desk, monkeypatch):
    def unreadable():
        raise NotCounted("the disk is gone")

    monkeypatch.setattr(desk, "numbers", unreadable)
    async with open_kiosk() as hands:
        assert "Write a letter" in hands.text()


async def test_thanks_tells_how_the_sheet_fares(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await at_review(hands)
        ticket = hands.app.flow.visit.ticket
        await hands.press("1")
        thanks = await hands.see(ThanksScreen)
        assert "Your letter is number 1 tonight," in hands.text()
        await hands.until(lambda: "Your page is being laid in the tray." in hands.text())
        desk.ledger.move_job(ticket, JobState.QUEUED, JobState.SENDING)
        desk.ledger.move_job(ticket, JobState.SENDING, JobState.HELD, reason="jam")
        thanks._tick()
        await hands.until(lambda: "Please ask a volunteer for your sheet." in hands.text())


async def test_the_large_page_shows_the_sheets_own_lines(open_kiosk, desk: Desk):
    async with open_kiosk((120, 40)) as hands:
        await at_review(hands)
        visit = hands.app.flow.visit
        sheet = desk.sheet(desk.compose(visit.case_id, visit.draft, "en"))
        await hands.press("z")
        await hands.until(lambda: "I have read it" in hands.text() or "Next page" in hands.text())
        shown = {line.strip() for line in hands.text().splitlines()}
        room = hands.app.screen.query_one(Pages).size.width
        assert [line for line in sheet.lines if line and len(line) <= room and line not in shown] == []
        await hands.press("escape")
        await hands.see(ReviewScreen)
