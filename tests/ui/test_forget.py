"""Between two visits nothing of the first remains."""

from __future__ import annotations

import gc

import pytest
from textual.widgets import TextArea

from kiosk.errors import EXIT_RESTART
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.halt import HaltScreen
from kiosk.ui.screens.refused import RefusedScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen

SECRET = "Xylophonia"


async def visit(hands, word: str = SECRET) -> None:
    """A whole visit with a word in every field, from the welcome screen to the welcome screen."""
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.press("1")
    await hands.pilot.pause(0.06)
    await hands.press("1")
    await hands.see(WriteScreen)
    await hands.press("f6")
    await hands.pilot.pause()
    for _ in range(3):
        await hands.paste(word)
        await hands.press("tab")
    await hands.press("f7")
    await hands.pilot.pause()
    await hands.paste(word)
    await hands.press("ctrl+a", "ctrl+c", "f10")
    await hands.see(SignScreen)
    await hands.press("2")
    await hands.pilot.pause()
    await hands.paste(word)
    await hands.press("f10")
    await hands.until(lambda: isinstance(hands.app.screen, RefusedScreen | ReviewScreen))
    if isinstance(hands.app.screen, RefusedScreen):
        # Cases come the least written first, and one of them needs an address.
        await hands.see(RefusedScreen)
        await hands.press("enter")
    await hands.see(ReviewScreen)
    await hands.press("1")
    await hands.see(ThanksScreen)
    await hands.press("1")
    await hands.see(WelcomeScreen)


def strings_with(word: str) -> list[str]:
    """Every string that something living refers to and that holds `word`."""
    gc.collect()
    found: list[str] = []
    for thing in gc.get_objects():
        for held in gc.get_referents(thing):
            if type(held) is str and word in held:
                found.append(f"{type(thing).__module__}.{type(thing).__qualname__}: {held[:60]!r}")
    return found


async def test_after_a_visit_no_living_thing_holds_a_word_of_it(open_kiosk):
    # The word is never held by a name of the test's own: it would find itself.
    async with open_kiosk() as hands:
        await visit(hands, SECRET[::-1])
        await hands.pilot.pause(0.1)
        assert hands.app.clipboard == ""
        left = strings_with(SECRET[::-1])
    assert left == []


async def test_words_that_advice_quoted_and_mended_are_gone_too(open_kiosk):
    async with open_kiosk() as hands:
        for key, screen in (("1", CasesScreen), ("1", CaseScreen), ("1", WriteScreen)):
            await hands.press(key)
            await hands.see(screen)
        await hands.press("f7")
        await hands.pilot.pause()
        await hands.paste(f"Write to {SECRET[::-1]}@example.org. ")
        await hands.until(lambda: f"“{SECRET[::-1]}@example.org”" in hands.text())
        await hands.press("f4")
        await hands.until(lambda: SECRET[::-1] not in hands.text())
        await hands.paste("I am a nurse.")
        await hands.press("f12")
        await hands.see(HaltScreen)
        await hands.press("9")
        await hands.see(WelcomeScreen)
        await hands.pilot.pause(0.5)
        left = strings_with(SECRET[::-1])
    assert left == []


async def test_visits_leave_no_editor_behind(open_kiosk):
    async with open_kiosk() as hands:
        for _ in range(4):
            await visit(hands)
        editors = [thing for thing in gc.get_objects() if isinstance(thing, TextArea)]
        assert len(editors) <= 2


def first_screens() -> int:
    """How many welcome screens anything still holds."""
    gc.collect()
    return sum(isinstance(thing, WelcomeScreen) for thing in gc.get_objects())


async def test_first_screens_go_within_a_second_though_their_timers_ran_longer(open_kiosk):
    async with open_kiosk() as hands:
        for _ in range(3):
            await visit(hands)
        await hands.until(lambda: first_screens() == 1)


async def test_abandoned_visits_leave_nothing_either(open_kiosk, desk):
    async with open_kiosk() as hands:
        for _ in range(5):
            await hands.press("1")
            await hands.see(CasesScreen)
            await hands.press("1")
            await hands.pilot.pause(0.06)
            await hands.press("1")
            await hands.see(WriteScreen)
            await hands.press("f7")
            await hands.pilot.pause()
            await hands.paste(SECRET)
            hands.app.wipe()
            await hands.see(WelcomeScreen)
        editors = [thing for thing in gc.get_objects() if isinstance(thing, TextArea)]
        assert len(editors) <= 2
        assert len(hands.app.screen_stack) == 2
    assert desk.numbers().letters == 0


async def test_undo_brings_back_nobody_elses_words(open_kiosk):
    async with open_kiosk() as hands:
        await visit(hands)
        await hands.press("1")
        await hands.see(CasesScreen)
        await hands.press("1")
        await hands.pilot.pause(0.06)
        await hands.press("1")
        screen = await hands.see(WriteScreen)
        await hands.press("f6")
        await hands.pilot.pause()
        await hands.press("ctrl+z", "ctrl+z", "ctrl+y", "ctrl+v")
        assert screen.query_one("#who", TextArea).text == ""


@pytest.mark.parametrize("visits", [1, 2])
async def test_after_so_many_visits_the_program_asks_for_a_fresh_start(open_kiosk, desk, visits: int):
    screens = desk.settings.screens.model_copy(update={"visits_before_restart": visits})
    desk.settings = desk.settings.model_copy(update={"screens": screens})
    async with open_kiosk() as hands:
        for _ in range(visits):
            assert hands.app.return_code is None
            for _ in range(7):
                before = hands.app.screen
                await hands.press("enter")
                await hands.until(lambda before=before: hands.app._exit or hands.app.screen is not before)
                await hands.pilot.pause(0.1)
        await hands.until(lambda: hands.app._exit)
    assert hands.app.return_code == EXIT_RESTART
