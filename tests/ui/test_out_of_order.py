"""What an attendee sees of a printer that needs help: before the page prints, after it, and once it is mended."""

from __future__ import annotations

import pytest

from kiosk.campaign.kind import Kind
from kiosk.catalogue import speaker
from kiosk.config import ThemeName
from kiosk.desk import Desk
from kiosk.ladder import Rung
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.printers import PrinterKind
from kiosk.printing.printer import ASK
from kiosk.sheets.picture import Picture
from kiosk.thanks import Done, Fate, fares
from kiosk.ui.screens import review
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.handover import HandoverScreen
from kiosk.ui.screens.message import MessageScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.screens.review import Paper, ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.ways import WaysScreen
from kiosk.ui.screens.write import WriteScreen

HELP = "The printer needs help at the moment."
SAFE = "Your page is kept safe in this machine"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Screens look at the printer more often than people can."""
    monkeypatch.setattr(review, "LOOK", 0.02)
    monkeypatch.setattr("kiosk.ui.screens.thanks.FOLLOW", 0.1)


async def at_the_page(hands) -> ReviewScreen:
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.type("lopez")
    await hands.press("enter")
    await hands.see(CaseScreen)
    await hands.press("1")
    await hands.see(WriteScreen)
    await hands.press("f10")
    await hands.see(SignScreen)
    await hands.press("f10")
    return await hands.see(ReviewScreen)


def flat(hands) -> str:
    """What stands on the screen as one line: sentences are broken by its width."""
    return " ".join(hands.text().translate(dict.fromkeys(map(ord, "│┃▀"), " ")).split())


async def test_the_page_can_be_kept_and_prints_by_itself_once_the_printer_is_back(open_kiosk, machine, desk: Desk):
    machine.breaks()
    async with open_kiosk() as hands:
        await hands.until(lambda: desk.spool.out_of_order() is not None)
        await at_the_page(hands)
        shown = flat(hands)
        assert HELP in shown and "Keep my letter" in shown and "it prints later, by itself" in shown
        assert "It prints on the machine beside you." not in shown
        await hands.press("enter")
        await hands.see(ThanksScreen)
        await hands.until(lambda: "It is kept safe" in hands.text())
        shown = flat(hands)
        assert SAFE in shown and "Please tell a volunteer." in shown and "number 1 tonight" in shown
        assert "For the volunteer: The paper tray is empty: put paper in. 1 sheet waits." in shown
        machine.mends()
        await hands.until(lambda: "It is printed. Please take it and sign it." in flat(hands))
        assert "Thank you!" in hands.text() and "kept safe" not in hands.text()
    assert desk.ledger.tally(()).total == 1 and len(machine.sent) == 1


def page(desk: Desk, *, phone: bool = True, words: bool = False) -> ReviewScreen:
    """The screen of a page that nobody wrote, without the visit that leads there."""
    paper = Paper("A4", PrinterKind.IPP, desk.spool.out_of_order, phone, words)
    blank = lambda width: Picture(width, 2 * width, b"\xff" * 6 * width * width)  # noqa: E731
    return ReviewScreen(speaker("en"), blank, 2.0, paper, Rung.LETTER, False)


async def test_the_page_s_screen_follows_the_printer_while_somebody_looks_at_it(open_kiosk, machine, desk: Desk):
    async with open_kiosk() as hands:
        hands.app.push_screen(page(desk))
        await hands.see(ReviewScreen)
        assert "It prints on the machine beside you." in flat(hands)
        assert "Print my letter" in flat(hands) and "From my phone instead" not in flat(hands)
        machine.breaks()
        await hands.until(lambda: all(one in flat(hands) for one in ("Keep my letter", HELP, "a short text is ready")))
        assert "stays behind" not in flat(hands)
        await hands.press("down", "down")
        assert hands.app.screen.focused.id == "phone"
        machine.mends()
        await hands.until(lambda: hands.app.screen.focused.has_class("-way-on"))
        assert "Print my letter" in flat(hands)
        assert "It prints on the machine beside you." in flat(hands)


async def test_what_a_telephone_would_leave_is_said_and_without_its_channels_it_is_not_offered(
    open_kiosk, machine, desk: Desk
):
    machine.breaks()
    async with open_kiosk() as hands:
        hands.app.push_screen(page(desk, words=True))
        await hands.until(lambda: "what you wrote stays behind" in flat(hands))
        hands.app.pop_screen()
        hands.app.push_screen(page(desk, phone=False))
        await hands.until(lambda: "Keep my letter" in flat(hands))
        assert "From my phone instead" not in flat(hands)
        await hands.press("3")
        assert not hands.app.screen.answered


async def test_a_telephone_stands_in_with_every_word_kept_and_one_action_is_counted(open_kiosk, machine, desk: Desk):
    machine.breaks()
    async with open_kiosk((120, 40)) as hands:
        await at_the_page(hands)
        await hands.until(lambda: "a short text is ready" in flat(hands))
        await hands.press("3")
        await hands.see(PickScreen)
        await hands.press("0")
        await hands.see(ReviewScreen)
        await hands.until(lambda: "a short text is ready" in flat(hands))
        await hands.touch("#phone")
        await hands.see(PickScreen)
        await hands.press("1")
        await hands.see(MessageScreen)
        assert desk.ledger.tally(()).total == 0
        await hands.press("f10")
        await hands.until(lambda: isinstance(hands.app.screen, WaysScreen | HandoverScreen))
        if isinstance(hands.app.screen, WaysScreen):
            assert "On a slip of paper" not in flat(hands)
            await hands.press("1")
        await hands.see(HandoverScreen)
        await hands.press("1")
        await hands.see(ThanksScreen)
        assert "kept safe" not in hands.text()
    assert [(row["kind"], count) for row, count in counted(desk)] == [("email", 1)]
    assert desk.ledger.jobs() == [] and machine.sent == []


def counted(desk: Desk) -> list[tuple[dict[str, str], int]]:
    return [(row.keys, row.count) for row in desk.ledger.tally(("kind",)).rows]


def thanks_of(desk: Desk, *, number: int = 7, sheets_before: int = 0) -> ThanksScreen:
    """The screen after a letter was counted, without the visit that leads there."""
    for one in range(sheets_before + 1):
        ticket = f"{number + one:032x}"
        desk.spool.keep(ticket, b"%PDF")
        counted = desk.ledger.record(NewAction("tun-aung", Kind.LETTER, "en"), NewJob(ticket, "tun-aung", "letter"))
    return ThanksScreen(speaker("en"), desk, Done(counted, ticket, Rung.LETTER, "Dr Tun Aung", "tun-aung"))


async def test_the_out_of_order_screen_clears_itself_for_the_next_person(open_kiosk, machine, desk: Desk):
    screens = desk.settings.screens.model_copy(update={"thanks_seconds": 2})
    desk.settings = desk.settings.model_copy(update={"screens": screens})
    machine.breaks()
    async with open_kiosk() as hands:
        screen = thanks_of(desk)
        hands.app.push_screen(screen)
        await hands.until(lambda: "It is kept safe" in hands.text())
        assert "This screen clears itself in" in hands.text()
        await hands.until(lambda: screen.answered)
    assert len(desk.ledger.jobs(JobState.QUEUED)) == 1


async def test_two_presses_in_one_breath_are_one_sheet_and_one_letter(
    open_kiosk, machine, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("kiosk.ui.screens.thanks.BREATH", 60.0)
    async with open_kiosk() as hands:
        await at_the_page(hands)
        await hands.press("enter", "enter", "1")
        await hands.see(ThanksScreen)
        await hands.until(lambda: "It is printed." in flat(hands))
        await hands.press("enter")
        assert not hands.app.screen.answered
    assert len(desk.ledger.jobs()) == len(machine.sent) == desk.ledger.tally(()).total == 1


async def test_the_place_in_the_queue_is_told_and_the_bar_grows(open_kiosk, machine, desk: Desk):
    machine.prints_slowly()
    async with open_kiosk() as hands:
        hands.app.push_screen(thanks_of(desk, sheets_before=2))
        await hands.until(lambda: "2 sheets before yours" in flat(hands) and "▁" in hands.text())
        before = hands.text().count("▇")
        machine.mends()
        await hands.until(lambda: hands.text().count("▇") == 24)
        assert before < 24 and "▁" not in hands.text() and "It is printed." in flat(hands)


async def test_a_terminal_of_sixteen_colours_gets_a_bar_of_plain_letters(open_kiosk, machine, desk: Desk):
    screens = desk.settings.screens.model_copy(update={"theme": ThemeName.SIXTEEN})
    desk.settings = desk.settings.model_copy(update={"screens": screens})
    async with open_kiosk() as hands:
        hands.app.push_screen(thanks_of(desk))
        await hands.until(lambda: "#" * 24 in hands.text())


async def test_a_sheet_that_waits_for_a_person_shows_no_bar_and_one_laid_in_a_tray_neither(
    open_kiosk, machine, desk: Desk
):
    machine.loses_track(ASK)
    async with open_kiosk() as hands:
        hands.app.push_screen(thanks_of(desk))
        await hands.until(lambda: "Please ask a volunteer for your sheet." in flat(hands))
        assert "▁" not in hands.text() and "▇" not in hands.text()
        hands.app.pop_screen()
        printing = desk.settings.printing.model_copy(update={"printer": PrinterKind.FOLDER})
        desk.settings = desk.settings.model_copy(update={"printing": printing})
        machine.prints_slowly()
        hands.app.push_screen(thanks_of(desk, number=30))
        await hands.until(lambda: "Your page is being laid in the tray." in flat(hands))
        assert "▁" not in hands.text() and "▇" not in hands.text()


def test_a_held_letter_is_safe_and_counted_and_a_held_sheet_to_write_on_counts_nothing_yet(desk: Desk):
    counted = desk.ledger.record(NewAction("tun-aung", Kind.LETTER, "en"))
    letter = Done(counted, "cd" * 16, Rung.LETTER, "Dr Tun Aung", "tun-aung")
    by_hand = Done(None, "ab" * 16, Rung.HAND, "Dr Tun Aung", "tun-aung")
    told = [fares(speaker("en"), desk, done, Fate(JobState.HELD)) for done in (letter, by_hand)]
    assert told == [
        "It is safe and counted. Please ask a volunteer for your sheet.",
        "It is safe. Please ask a volunteer for your sheet.",
    ]
