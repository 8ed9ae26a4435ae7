"""Languages on the first screen: each in its own name, beside the way in where they fit."""

from __future__ import annotations

import pytest

from kiosk.catalogue import languages, own_name
from kiosk.config import Settings
from kiosk.ui.app import KioskApp
from kiosk.ui.opening import Opening
from kiosk.ui.screens import welcome
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.pick import PickScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Foot


@pytest.fixture
def everybody(desk) -> Opening:
    """A kiosk that speaks every language there is."""
    screens = desk.settings.screens.model_copy(update={"languages": languages()})
    settings: Settings = desk.settings.model_copy(update={"screens": screens})
    return Opening(settings, desk.clock, lambda: desk)


def names(hands) -> list[str]:
    """What the choices are called, for as long as no title is cut."""
    screen = hands.app.screen
    found = [choice for choice in screen.query(Choice) if choice.display]
    assert not [one.title for one in found if "…" in one.render().plain]
    assert not [one.title for one in found if screen.find_widget(one).visible_region != one.region]
    return [choice.title for choice in found]


async def test_the_seven_languages_fit_on_the_first_screen_at_80_by_24(everybody, hands_of):
    async with KioskApp(everybody).run_test(size=(80, 24)) as pilot:
        hands = hands_of(pilot)
        await hands.see(WelcomeScreen)
        await hands.until(lambda: "Jabbar Savalan" in hands.text())
        assert names(hands) == ["Write a letter", *(own_name(one) for one in languages()[1:])]
        assert "2-7 language" in hands.app.screen.query_one(Foot).render().plain


@pytest.mark.parametrize("digit", range(2, len(languages()) + 1))
async def test_a_language_is_one_key_away(everybody, hands_of, digit: int):
    async with KioskApp(everybody).run_test(size=(80, 24)) as pilot:
        hands = hands_of(pilot)
        await hands.see(WelcomeScreen)
        await hands.press(str(digit))
        await hands.see(CasesScreen)
        assert hands.app.flow.say.language == languages()[digit - 1]


async def test_more_languages_than_fit_have_a_screen_of_their_own(everybody, hands_of, monkeypatch):
    monkeypatch.setattr(welcome, "FIT", 3)
    async with KioskApp(everybody).run_test(size=(80, 24)) as pilot:
        hands = hands_of(pilot)
        await hands.see(WelcomeScreen)
        assert names(hands) == ["Write a letter", "Other languages"]
        await hands.press("2")
        await hands.see(PickScreen)
        assert names(hands)[:7] == [own_name(one) for one in languages()]
