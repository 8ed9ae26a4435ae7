"""From the welcome screen to thanks: with Enter alone, with digits alone, by touch alone."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen

PATH = (WelcomeScreen, CasesScreen, CaseScreen, WriteScreen, SignScreen, ReviewScreen, ThanksScreen)


async def test_enter_alone_leads_from_welcome_to_thanks_in_six_presses(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        for screen in PATH[:-1]:
            await hands.see(screen)
            await hands.press("enter")
        await hands.see(ThanksScreen)
        assert "Thank you!" in hands.text()
    assert desk.numbers().letters == 1
    assert desk.spool.pending() == 1


async def test_digits_alone_make_a_ready_letter(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        answers = ("1", "9"), ("3",), ("1",), ("2", "9"), ("1", "9"), ("1",)
        await hands.see(WelcomeScreen)
        await hands.press("1")
        await hands.see(CasesScreen)
        await hands.press("9")
        await hands.press("3")
        for screen, keys in zip(PATH[2:-1], answers[2:], strict=True):
            await hands.see(screen)
            await hands.press(*keys)
        await hands.see(ThanksScreen)
    assert desk.numbers().letters == 1


async def test_nine_and_zero_lead_on_and_back_on_every_screen_of_the_way(open_kiosk):
    async with open_kiosk() as hands:
        await hands.press("9")
        await hands.see(CasesScreen)
        await hands.press("1")
        for screen in (CaseScreen, WriteScreen, SignScreen):
            await hands.see(screen)
            await hands.press("9")
        for screen in (ReviewScreen, SignScreen, WriteScreen, CaseScreen, CasesScreen):
            await hands.see(screen)
            await hands.press("0")
        await hands.see(WelcomeScreen)


async def test_touch_alone_suffices(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        for screen, target in zip(
            PATH, ("#write", ".-card", ".-kind", ".-way-on", ".-way-on", ".-way-on"), strict=False
        ):
            await hands.see(screen)
            await hands.touch(target)
        await hands.see(ThanksScreen)
        await hands.touch("#done")
        await hands.see(WelcomeScreen)
    assert desk.numbers().letters == 1


async def test_touch_leads_back_too(open_kiosk):
    async with open_kiosk() as hands:
        await hands.press(*["enter"])
        for screen in PATH[1:-2]:
            await hands.see(screen)
            await hands.press("enter")
        for screen in reversed(PATH[1:-1]):
            await hands.see(screen)
            await hands.touch("#back")
        await hands.see(WelcomeScreen)


async def test_a_second_press_is_not_a_second_letter(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        for screen in PATH[:-2]:
            await hands.see(screen)
            await hands.press("enter")
        review = await hands.see(ReviewScreen)
        way = review.query_one(".-way-on")
        for _ in range(5):
            way.action_press()
        await hands.see(ThanksScreen)
        await hands.pilot.pause(0.1)
    assert desk.numbers().letters == 1


async def test_the_same_person_writes_for_someone_else(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        for screen in PATH[:-1]:
            await hands.see(screen)
            await hands.press("enter")
        await hands.see(ThanksScreen)
        await hands.press("2")
        for screen in PATH[1:-1]:
            await hands.see(screen)
            await hands.press("enter")
        await hands.see(ThanksScreen)
        assert "number 2 tonight" in hands.text()
    assert desk.numbers().letters == 2


async def test_a_language_chosen_at_the_door_speaks_until_the_visit_ends(open_kiosk):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        await hands.press("2")
        cases = await hands.see(CasesScreen)
        assert cases.say.language == "fr"
        await hands.press("escape")
        await hands.see(WelcomeScreen)
