"""The welcome screen stands before the desk is open, and a desk that can't be opened ends the screens."""

from __future__ import annotations

import threading

import pytest

from kiosk.errors import Fault, FaultsError, KioskError
from kiosk.ui import app as app_module
from kiosk.ui.app import KioskApp, run_while_opening
from kiosk.ui.opening import Opening
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.halt import HaltScreen
from kiosk.ui.screens.welcome import WelcomeScreen


async def test_the_name_of_the_event_stands_while_the_desk_is_still_opened_and_enter_is_heard(desk, hands_of):
    opened = threading.Event()

    def slowly():
        assert opened.wait(10)
        return desk

    app = KioskApp(Opening(desk.settings, desk.clock, slowly))
    async with app.run_test(size=(80, 24)) as pilot:
        hands = hands_of(pilot)
        await hands.see(WelcomeScreen)
        assert "marathon" in hands.text() and "Write a letter" in hands.text()
        await hands.press("enter")
        await pilot.pause(0.05)
        opened.set()
        await hands.see(CasesScreen)


async def test_a_hope_and_the_numbers_come_with_the_desk(open_kiosk):
    async with open_kiosk() as hands:
        await hands.until(lambda: "Jabbar Savalan" in hands.text())
        assert "Yours can be the first tonight." in hands.text()


async def test_faults_end_the_screens_and_are_kept_for_the_caller(desk):
    faults = FaultsError([Fault("en.toml", "tun-aung.name", "is missing")])

    def broken():
        raise faults

    app = KioskApp(Opening(desk.settings, desk.clock, broken))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(500):
            if app._exit:
                break
            await pilot.pause(0.01)
    assert app.failure is faults


def test_run_raises_what_kept_the_desk_shut(desk, monkeypatch):
    refused = KioskError("The record cannot be opened.")

    def fail(self) -> None:
        self.failure = refused

    monkeypatch.setattr(app_module.KioskApp, "run", fail)
    with pytest.raises(KioskError, match="cannot be opened"):
        run_while_opening(desk.settings, desk.clock, lambda: desk, lambda: None)


def test_run_answers_with_the_exit_code(desk, monkeypatch):
    monkeypatch.setattr(app_module.KioskApp, "run", lambda self: setattr(self, "_return_code", 75))
    assert run_while_opening(desk.settings, desk.clock, lambda: desk, lambda: None) == 75


async def test_a_record_that_fails_in_the_middle_is_tried_again(open_kiosk, desk, monkeypatch):
    cards, broken = desk.cards, [True]

    def sometimes(language: str):
        if broken[0]:
            raise KioskError("The record cannot be read: the disk was pulled out.")
        return cards(language)

    monkeypatch.setattr(desk, "cards", sometimes)
    async with open_kiosk() as hands:
        await hands.press("enter")
        await hands.see(HaltScreen)
        assert "The record cannot be read" in hands.text()
        broken[0] = False
        await hands.press("enter")
        await hands.see(CasesScreen)
