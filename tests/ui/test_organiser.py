"""The organiser's way in: a chord, a PIN where one is set, and a plain list."""

from __future__ import annotations

import pytest

from kiosk.campaign.kind import Kind
from kiosk.chord import WITHIN, Chord
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.seal.pin import hash_pin
from kiosk.ui.screens import overlay
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.organiser import OrganiserScreen, PinScreen
from kiosk.ui.screens.welcome import WelcomeScreen

CHORD = ("ctrl+t", "ctrl+t", "ctrl+t")


@pytest.fixture(scope="module")
def hashed() -> str:
    return hash_pin("2468")


@pytest.fixture
def live(desk, hashed: str):
    """The desk of a live event with a PIN."""
    event = desk.settings.event.model_copy(update={"practice": False})
    own = desk.settings.organiser.model_copy(update={"pin": hashed})
    desk.settings = desk.settings.model_copy(update={"event": event, "organiser": own})
    desk.pack = desk.pack.model_copy(update={"file": desk.pack.file.model_copy(update={"practice": False})})
    return desk


async def test_a_practice_event_asks_no_pin_and_leaves_with_code_0(open_kiosk):
    async with open_kiosk() as hands:
        await hands.press(*CHORD)
        await hands.see(OrganiserScreen)
        await hands.press("1")
        await hands.until(lambda: hands.app._exit)
    assert hands.app.return_code == 0


async def test_a_live_event_asks_the_pin(open_kiosk, live):
    async with open_kiosk() as hands:
        await hands.press(*CHORD)
        await hands.see(PinScreen)
        await hands.press(*"2468")
        assert "2468" not in hands.text()
        await hands.press("enter")
        await hands.see(OrganiserScreen)
        assert "live" in hands.text()
        await hands.press("escape")
        await hands.see(WelcomeScreen)


async def test_a_wrong_pin_is_told_so_and_the_third_one_ends_it(open_kiosk, live):
    async with open_kiosk() as hands:
        await hands.press(*CHORD)
        await hands.see(PinScreen)
        await hands.press(*"1111", "enter")
        await hands.until(lambda: "That was not it. Please try again." in hands.text())
        await hands.press(*"1112", "enter")
        await hands.pilot.pause(0.2)
        await hands.press(*"1113", "enter")
        await hands.see(WelcomeScreen)


async def test_it_shows_how_things_stand(open_kiosk, desk):
    desk.ledger.record(NewAction("tun-aung", Kind.LETTER, "en"), NewJob("ab" * 16, "tun-aung", "letter"))
    desk.ledger.move_job("ab" * 16, JobState.QUEUED, JobState.SENDING)
    desk.ledger.move_job("ab" * 16, JobState.SENDING, JobState.HELD, reason="Out of paper [/b].")
    tray = desk.settings.data / "sheets"
    tray.mkdir()
    (tray / "00001-tun-aung-letter-0123456789abcdef.pdf").write_bytes(b"%PDF")
    async with open_kiosk() as hands:
        await hands.press(*CHORD)
        await hands.see(OrganiserScreen)
        shown = hands.text()
    for piece in (
        "test-event",
        "practice",
        "1 letter or signature so far,",
        "1 sheet to take",
        "Held          1 sheet",
        "Sheets that wait",
        "Leave the program",
    ):
        assert piece in shown


async def test_a_record_in_trouble_is_told(open_kiosk, desk, monkeypatch):
    monkeypatch.setattr(type(desk.ledger), "warnings", ("Rows were lost: see kiosk verify.",))
    async with open_kiosk() as hands:
        await hands.press(*CHORD)
        await hands.see(OrganiserScreen)
        assert "Rows were lost: see kiosk verify." in hands.text()


async def test_the_visit_below_goes_on_where_it_was(open_kiosk):
    async with open_kiosk() as hands:
        await hands.press("1")
        cases = await hands.see(CasesScreen)
        await hands.press(*CHORD)
        await hands.see(OrganiserScreen)
        await hands.press("0")
        assert await hands.see(CasesScreen) is cases


async def test_left_alone_it_gives_way_to_the_public_screen(open_kiosk, monkeypatch):
    monkeypatch.setattr(overlay, "PATIENCE", 0.1)
    async with open_kiosk() as hands:
        await hands.press(*CHORD)
        await hands.see(WelcomeScreen)


async def test_another_chord_may_be_set(open_kiosk, desk):
    own = desk.settings.organiser.model_copy(update={"leave": "f9 f8 f9"})
    desk.settings = desk.settings.model_copy(update={"organiser": own})
    async with open_kiosk() as hands:
        await hands.press("f9", "f8", "f9")
        await hands.see(OrganiserScreen)


def test_the_keys_of_a_chord_come_in_their_order_and_in_time():
    seconds = [0.0]
    chord = Chord("a b a", lambda: seconds[0])
    assert [chord.hear(key) for key in "abba"] == [False, False, False, False]
    chord = Chord("a b a", lambda: seconds[0])
    assert [chord.hear(key) for key in "aba"] == [False, False, True]
    assert not chord.hear("a") and not chord.hear("b")
    seconds[0] += WITHIN + 1
    assert not chord.hear("a")
