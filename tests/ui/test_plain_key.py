"""P on the welcome screen gives the terminal to the visit in lines, and takes it back."""

from __future__ import annotations

import pytest

from kiosk.ui import app as app_module
from kiosk.ui.app import run_while_opening
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.welcome import WelcomeScreen


@pytest.mark.parametrize("key", ["p", "P"])
async def test_p_asks_for_the_visit_in_lines_and_says_so_at_the_foot(open_kiosk, key: str):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        assert "P plain text for screen readers" in hands.text()
        await hands.press(key)
        await hands.until(lambda: hands.app._exit)
    assert hands.app.asked_plain


async def test_p_is_a_letter_like_any_other_once_a_visit_has_begun(open_kiosk):
    async with open_kiosk() as hands:
        await hands.press("1")
        await hands.see(CasesScreen)
        await hands.press("p")
        await hands.until(lambda: "Search: p" in hands.text())
    assert not hands.app.asked_plain


def test_visits_in_lines_count_towards_a_fresh_start_and_may_end_the_program(desk, monkeypatch):
    begun: list[int] = []

    def run(self) -> None:
        begun.append(self.visits_told)
        self.asked_plain = True

    codes = iter([None, None, 75])
    monkeypatch.setattr(app_module.KioskApp, "run", run)
    assert run_while_opening(desk.settings, desk.clock, lambda: desk, lambda: next(codes)) == 75
    assert begun == [0, 1, 2]
