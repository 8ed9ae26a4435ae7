"""Nobody there: asked once, then forgotten."""

from __future__ import annotations

import pytest
from textual import events

from kiosk.ui.idle import IdleWatch
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.still_there import StillThere
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.editor import LetterEditor


class Ticking:
    """A clock told by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> Ticking:
    return Ticking()


async def with_words(hands, time: Ticking) -> WriteScreen:
    """In the guided letter, with a word in it, before a clock told by hand."""
    hands.app.idle = IdleWatch(time)
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.press("1")
    await hands.pilot.pause(0.1)
    await hands.press("1")
    write = await hands.see(WriteScreen)
    await hands.press("f6")
    await hands.pilot.pause()
    await hands.type("a nurse")
    return write


async def test_after_the_idle_time_somebody_is_asked_and_any_key_returns_to_the_very_letter(open_kiosk, time):
    async with open_kiosk() as hands:
        write = await with_words(hands, time)
        time.seconds += hands.app.settings.screens.idle_seconds
        await hands.see(StillThere)
        assert "Are you still there?" in hands.text()
        await hands.press("x")
        assert await hands.see(WriteScreen) is write
        assert write.query_one("#who", LetterEditor).text == "a nurse"
        assert write.focused.id == "who"
        await hands.pilot.pause(0.6)
        assert hands.app.screen is write


async def test_a_touch_returns_too_and_presses_nothing(open_kiosk, time):
    async with open_kiosk() as hands:
        write = await with_words(hands, time)
        hands.app.ask_still_there()
        await hands.see(StillThere)
        await hands.pilot.mouse_down(offset=(70, 21))
        await hands.pilot.mouse_up(offset=(70, 21))
        assert await hands.see(WriteScreen) is write


async def test_silence_ends_the_visit_without_a_row_or_a_word(open_kiosk, desk, time):
    async with open_kiosk() as hands:
        await with_words(hands, time)
        hands.app.ask_still_there()
        asked = await hands.see(StillThere)
        asked._left = 1
        await hands.see(WelcomeScreen)
        assert not hands.app.flow.visit.has_words
        assert len(hands.app.screen_stack) == 2
        await hands.press("enter")
        await hands.see(CasesScreen)
    assert desk.numbers().letters == 0


async def test_the_countdown_ticks_in_large_digits(open_kiosk, time):
    async with open_kiosk() as hands:
        await with_words(hands, time)
        hands.app.ask_still_there()
        asked = await hands.see(StillThere)
        asked._tick()
        assert str(asked.query_one("Digits").value) == "19"


async def test_welcome_and_thanks_are_not_asked(open_kiosk, time):
    async with open_kiosk() as hands:
        hands.app.idle = IdleWatch(time)
        time.seconds += 10_000
        await hands.pilot.pause(0.6)
        await hands.see(WelcomeScreen)


async def test_thanks_clears_itself_and_counts_the_seconds_down(open_kiosk):
    async with open_kiosk() as hands:
        for _ in range(6):
            before = hands.app.screen
            await hands.press("enter")
            await hands.until(
                lambda before=before: (
                    hands.app.screen is not before and type(hands.app.screen) is not type(hands.app.screen_stack[0])
                )
            )
            await hands.pilot.pause(0.05)
        thanks = await hands.see(ThanksScreen)
        assert "clears itself in" in hands.text()
        thanks._left = 2
        thanks._tick()
        await hands.until(lambda: "clears itself in 1 second." in hands.text())
        thanks._tick()
        await hands.see(WelcomeScreen)


def test_a_pointer_that_only_moves_is_no_sign_of_life(time):
    watch = IdleWatch(time)
    time.seconds = 100
    watch.notice(events.MouseMove(None, 1, 1, 0, 0, 0, False, False, False))
    assert watch.seconds == 100
    watch.notice(events.Key("a", "a"))
    assert watch.seconds == 0


def test_a_paste_and_a_touch_are_signs_of_life(time):
    watch = IdleWatch(time)
    for event in (events.Paste("x"), events.MouseDown(None, 1, 1, 0, 0, 1, False, False, False)):
        time.seconds += 50
        watch.notice(event)
        assert watch.seconds == 0
