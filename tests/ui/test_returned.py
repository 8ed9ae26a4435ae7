"""Letters by hand that come back, at the organiser's screen."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from kiosk.letter.sheet_code import shown
from kiosk.ui.screens.organiser import OrganiserScreen
from kiosk.ui.screens.returned import ReturnedScreen
from kiosk.visit import Visit

CHORD = ("ctrl+t", "ctrl+t", "ctrl+t")


@pytest.fixture
def handed_out(desk):
    """Hands out a ruled page and gives its code."""

    def hand_out(case: str = "tun-aung") -> str:
        visit = replace(Visit("en").begin().choose(case), ticket=uuid4().hex)
        code = desk.code_of(visit)
        desk.hand_out(visit, b"%PDF", code)
        return code

    return hand_out


async def opened(hands) -> ReturnedScreen:
    await hands.press(*CHORD)
    await hands.see(OrganiserScreen)
    await hands.press("3")
    return await hands.see(ReturnedScreen)


async def test_a_code_and_enter_count_a_letter(open_kiosk, desk, handed_out):
    code = handed_out()
    async with open_kiosk() as hands:
        await opened(hands)
        assert "0 letters counted just now. Handed out here: 1, back: 0." in hands.text()
        await hands.press(*shown(code).lower().replace("-", " "), "enter")
        await hands.until(lambda: "Counted for Dr Tun Aung." in hands.text())
        assert "1 letter counted just now. Handed out here: 1, back: 1." in hands.text()
        await hands.press("escape")
        await hands.see(OrganiserScreen)
        assert "1 letter or signature so far, 1 in the last hour" in hands.text()
    assert desk.ledger.tally(("source",)).rows[0].keys == {"source": "paper"}


async def test_a_scanner_counts_a_pile_without_a_pause(open_kiosk, desk, handed_out):
    codes = [handed_out(case) for case in ("tun-aung", "yorm-bopha") for _ in range(6)]
    async with open_kiosk() as hands:
        await opened(hands)
        # As a scanner types: all keys at once, Enter behind each code.
        await hands.press(*(key for code in codes for key in (*code, "enter")))
        await hands.until(lambda: "12 letters counted just now. Handed out here: 12, back: 12." in hands.text())
    assert desk.ledger.tally(()).total == 12


async def test_the_second_time_it_says_calmly_when_it_was_counted(open_kiosk, desk, handed_out, clock):
    code = handed_out()
    desk.returned(code)
    async with open_kiosk() as hands:
        await opened(hands)
        await hands.press(*code, "enter")
        when = f"{clock.at:%-d %b, %H:%M}"
        await hands.until(lambda: f"Counted already, {when}: nothing was added." in hands.text())
        assert "0 letters counted just now" in hands.text()
    assert desk.ledger.tally(()).total == 1


async def test_slips_are_told_in_a_sentence_and_stay_to_be_seen(open_kiosk, desk, handed_out):
    code, other = handed_out(), desk.sheet_code("tun-aung", "fr", uuid4().hex)
    voided = handed_out()
    desk.ledger.void(desk.returned(voided).taken.counted.id, "an empty page")
    async with open_kiosk() as hands:
        await opened(hands)
        for typed in ("K7QM", "[/b]", voided, other, code):
            await hands.press(*typed, "enter")
        await hands.until(lambda: "2 letters counted just now" in hands.text())
        text = hands.text()
    for sentence in (
        "That is no code as it is printed: please look again.",
        "Taken out of the counts before: it stays so.",
        "Counted for Dr Tun Aung, from another kiosk of this event.",
        "Counted for Dr Tun Aung.",
    ):
        assert sentence in text
    assert "[/B]" in text


async def test_a_code_of_another_event_is_not_counted(open_kiosk, desk, handed_out):
    code = handed_out()
    event = desk.settings.event.model_copy(update={"id": "another"})
    async with open_kiosk() as hands:
        desk.settings = desk.settings.model_copy(update={"event": event})
        desk.ledger.handed_out = lambda _code: None
        await opened(hands)
        await hands.press(*code, "enter")
        await hands.until(lambda: "A code of another event, or of practice: not counted." in hands.text())
    assert desk.ledger.tally(()).total == 0


async def test_a_full_disk_is_told_and_the_code_may_be_typed_again(open_kiosk, desk, handed_out, monkeypatch):
    from kiosk.ledger.faults import NotCounted

    code = handed_out()

    def full(*_: object) -> None:
        raise NotCounted("the disk is full")

    async with open_kiosk() as hands:
        await opened(hands)
        with monkeypatch.context() as broken:
            broken.setattr(desk.ledger, "take_in", full)
            await hands.press(*code, "enter")
            await hands.until(lambda: "This was not counted." in hands.text())
        await hands.press(*code, "enter")
        await hands.until(lambda: "1 letter counted just now" in hands.text())


async def test_left_alone_it_gives_way_to_the_public_screen(open_kiosk, monkeypatch):
    from kiosk.ui.screens import overlay
    from kiosk.ui.screens.welcome import WelcomeScreen

    async with open_kiosk() as hands:
        await hands.press(*CHORD)
        await hands.see(OrganiserScreen)
        monkeypatch.setattr(overlay, "PATIENCE", 0.2)
        await hands.press("3")
        await hands.see(WelcomeScreen)


async def test_an_empty_line_says_nothing(open_kiosk):
    async with open_kiosk() as hands:
        screen = await opened(hands)
        await hands.press("enter", "space", "enter")
        await hands.pilot.pause()
        assert not screen._answers
        await hands.press("down", "enter")
        await hands.see(OrganiserScreen)


async def test_a_record_that_does_not_answer_is_told(open_kiosk, desk, monkeypatch):
    from kiosk.ledger.faults import LedgerError

    def damaged() -> None:
        raise LedgerError("The record cannot be read: the file is damaged.")

    monkeypatch.setattr(desk.ledger, "handouts", damaged)
    async with open_kiosk() as hands:
        await opened(hands)
        assert "0 letters counted just now. The record cannot be read" in hands.text()
