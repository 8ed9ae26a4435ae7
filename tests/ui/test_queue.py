"""An organiser at the sheets that wait: what is wrong, which they are, and what can be done with each."""

from __future__ import annotations

import pytest

from kiosk.campaign.kind import Kind
from kiosk.desk import Desk
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.printing.printer import ASK
from kiosk.ui.screens import queue
from kiosk.ui.screens.organiser import OrganiserScreen
from kiosk.ui.screens.queue import QueueScreen
from kiosk.ui.screens.queued_sheet import QueuedSheet

CHORD = ("ctrl+t", "ctrl+t", "ctrl+t")
REASON = f"The printer was switched off while it had this sheet. {ASK}"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "LOOK", 0.05)


def sheet(desk: Desk, number: int, *, held: str = "") -> str:
    """A counted letter that waits, or that waits for a person."""
    ticket = f"{number:032x}"
    desk.spool.keep(ticket, b"%PDF")
    desk.ledger.record(NewAction("tun-aung", Kind.LETTER, "en"), NewJob(ticket, "tun-aung", "letter"))
    if held:
        desk.ledger.move_job(ticket, JobState.QUEUED, JobState.SENDING)
        desk.ledger.move_job(ticket, JobState.SENDING, JobState.HELD, reason=held)
    return ticket


def flat(hands) -> str:
    return " ".join(hands.text().translate(dict.fromkeys(map(ord, "│┃"), " ")).split())


async def at_the_queue(hands) -> None:
    await hands.press(*CHORD)
    await hands.see(OrganiserScreen)
    await hands.press("4")
    await hands.see(QueueScreen)


async def test_it_says_in_words_what_is_wrong_and_how_many_wait_and_follows_it(open_kiosk, machine, desk: Desk):
    machine.breaks()
    for number in range(3):
        sheet(desk, number)
    async with open_kiosk() as hands:
        await hands.until(lambda: desk.spool.out_of_order() is not None)
        await hands.press(*CHORD)
        await hands.see(OrganiserScreen)
        assert "Printing The paper tray is empty: put paper in." in flat(hands)
        assert "On their way 3 sheets" in flat(hands)
        await hands.press("4")
        await hands.see(QueueScreen)
        assert "The paper tray is empty: put paper in. 3 sheets wait." in flat(hands)
        assert hands.text().count("· tun-aung") == 3
        machine.mends()
        await hands.until(lambda: "0 sheets wait." in flat(hands))
        assert "The printer is ready." in flat(hands) and "tun-aung" not in hands.text()
        await hands.press("0")
        await hands.see(OrganiserScreen)
        assert "Sheets that wait" not in hands.text()


async def test_a_held_sheet_comes_first_and_says_why_and_each_verb_what_it_does(open_kiosk, desk: Desk):
    sheet(desk, 1)
    sheet(desk, 2, held=REASON)
    async with open_kiosk() as hands:
        await at_the_queue(hands)
        assert hands.text().index("Sheet 2 · tun-aung") < hands.text().index("Sheet 1 · tun-aung")
        await hands.press("1")
        await hands.see(QueuedSheet)
        shown = flat(hands)
        for piece in (
            "Sheet 2 · tun-aung · letter",
            "held since 12:00",
            REASON,
            "ends it: you have the paper in your hand",
            "sends it once more: look in the printer’s tray first",
            "it will not print, and its page is erased",
            "What is taken back stays counted, until you void it: kiosk void ",
        ):
            assert piece in shown
        assert hands.app.screen.focused.id == "leave"


@pytest.mark.parametrize(
    ("key", "told", "state"),
    [
        ("1", "Sheet 1 is done.", JobState.PRINTED),
        ("2", "Sheet 1 goes to the printer once more.", JobState.QUEUED),
        ("3", "Sheet 1 will not print. It stays counted until you void it.", JobState.CANCELLED),
    ],
)
async def test_a_verb_is_done_by_its_digit_and_what_became_of_it_is_told(
    open_kiosk, desk: Desk, key: str, told: str, state: JobState
):
    ticket = sheet(desk, 1, held=REASON)
    async with open_kiosk() as hands:
        await at_the_queue(hands)
        await hands.press("1")
        await hands.see(QueuedSheet)
        await hands.press(key)
        await hands.see(QueueScreen)
        await hands.until(lambda: told in flat(hands))
    assert desk.spool.state_of(ticket) is state
    assert desk.ledger.tally(()).total == 1


async def test_it_works_by_touch_and_by_arrows_too(open_kiosk, desk: Desk):
    first, second = sheet(desk, 1, held=REASON), sheet(desk, 2, held=REASON)
    async with open_kiosk() as hands:
        await at_the_queue(hands)
        await hands.touch("#queue Choice")
        await hands.see(QueuedSheet)
        await hands.touch("Choice")
        await hands.see(QueueScreen)
        await hands.until(lambda: "Sheet 1 is done." in flat(hands))
        await hands.press("up", "enter")
        await hands.see(QueuedSheet)
        await hands.press("down", "enter")
        await hands.see(QueueScreen)
        await hands.until(lambda: "Sheet 2 is done." in flat(hands))
    assert {desk.spool.state_of(ticket) for ticket in (first, second)} == {JobState.PRINTED}


async def test_a_sheet_that_is_being_sent_offers_nothing_and_one_that_is_done_by_then_says_so(open_kiosk, desk: Desk):
    sending, held = sheet(desk, 1), sheet(desk, 2, held=REASON)
    desk.ledger.move_job(sending, JobState.QUEUED, JobState.SENDING)
    async with open_kiosk() as hands:
        await at_the_queue(hands)
        await hands.press("2")
        await hands.see(QueuedSheet)
        assert "It came out" not in hands.text() and "Take it back" not in hands.text()
        await hands.press("0")
        await hands.see(QueueScreen)
        await hands.press("1")
        await hands.see(QueuedSheet)
        desk.spool.came_out(held)
        await hands.press("2")
        await hands.see(QueueScreen)
        await hands.until(lambda: "Too late: sheet 2 is being sent, or it is done." in flat(hands))


async def test_more_than_fit_are_on_pages(open_kiosk, desk: Desk):
    for number in range(8):
        sheet(desk, number)
    async with open_kiosk() as hands:
        await at_the_queue(hands)
        assert hands.text().count("· tun-aung") == 6 and "page 1 of 2" in hands.text()
        await hands.press("9")
        await hands.until(lambda: "page 2 of 2" in hands.text())
        assert hands.text().count("· tun-aung") == 2 and "Sheet 8 · tun-aung" in hands.text()
        await hands.press("2")
        await hands.see(QueuedSheet)
        assert "Sheet 8" in hands.text()


async def test_a_sheet_that_counts_nothing_says_so(open_kiosk, desk: Desk):
    desk.spool.keep("ab" * 16, b"%PDF")
    desk.ledger.add_job(NewJob("ab" * 16, "tun-aung", "slip"))
    async with open_kiosk() as hands:
        await at_the_queue(hands)
        await hands.press("1")
        await hands.see(QueuedSheet)
        assert "It was not counted." in hands.text()
