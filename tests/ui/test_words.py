"""No word is lost on any way through the letter, and none survives a start over."""

from __future__ import annotations

from textual import events

from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.halt import HaltScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.editor import LetterEditor


async def writing(hands, way: str = "f6") -> WriteScreen:
    """At the letter, in one of the three ways (F5, F6, F7)."""
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.press("1")
    await hands.until(lambda: hands.app.flow.visit.step == "case")
    await hands.pilot.pause(0.05)
    await hands.press("1")
    screen = await hands.see(WriteScreen)
    await hands.press(way)
    await hands.pilot.pause()
    return screen


def words(screen, name: str) -> str:
    return screen.query_one(f"#{name}", LetterEditor).text


async def test_back_and_on_again_keeps_every_word(open_kiosk):
    async with open_kiosk() as hands:
        await writing(hands)
        await hands.type("a nurse")
        await hands.press("tab")
        await hands.type("I care")
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("2")
        await hands.type("Ana 123")
        await hands.press("f10")
        await hands.see(ReviewScreen)
        await hands.press("0")
        sign = await hands.see(SignScreen)
        assert words(sign, "name") == "Ana 123"
        await hands.press("escape")
        write = await hands.see(WriteScreen)
        assert (words(write, "who"), words(write, "why")) == ("a nurse", "I care")
        await hands.press("escape")
        await hands.pilot.pause(0.1)
        await hands.press("escape")
        await hands.see(CasesScreen)
        await hands.press("enter")
        await hands.pilot.pause(0.1)
        await hands.press("enter")
        write = await hands.see(WriteScreen)
        assert (words(write, "who"), words(write, "why")) == ("a nurse", "I care")


async def test_each_way_of_writing_keeps_its_own_words(open_kiosk):
    async with open_kiosk() as hands:
        screen = await writing(hands)
        await hands.type("a pupil")
        await hands.press("f7")
        await hands.pilot.pause()
        assert "I am a pupil." in words(screen, "free")
        await hands.type("Mine. ")
        await hands.press("f5")
        await hands.pilot.pause()
        await hands.press("2")
        await hands.press("f7")
        await hands.pilot.pause()
        assert words(screen, "free").startswith("Mine. ")
        await hands.press("f6")
        await hands.pilot.pause()
        assert words(screen, "who") == "a pupil"
        await hands.press("f5")
        await hands.pilot.pause()
        chosen = [choice.digit for choice in screen.query(".-opener") if choice.chosen]
        assert chosen == [2]


async def test_start_over_asks_once_where_words_would_be_lost(open_kiosk):
    async with open_kiosk() as hands:
        await writing(hands)
        await hands.type("a nurse")
        await hands.press("f12")
        await hands.see(HaltScreen)
        assert "Start over?" in hands.text()
        await hands.press("enter")
        write = await hands.see(WriteScreen)
        assert words(write, "who") == "a nurse"
        await hands.press("f12")
        await hands.see(HaltScreen)
        await hands.press("escape")
        await hands.see(WriteScreen)
        await hands.press("f12")
        await hands.see(HaltScreen)
        await hands.press("9")
        await hands.see(WelcomeScreen)
        assert not hands.app.flow.visit.has_words


async def test_start_over_asks_nothing_where_nothing_would_be_lost(open_kiosk):
    async with open_kiosk() as hands:
        await writing(hands, "f5")
        await hands.touch("#over")
        await hands.see(WelcomeScreen)


async def test_an_empty_letter_is_not_signed(open_kiosk):
    async with open_kiosk() as hands:
        screen = await writing(hands, "f7")
        await hands.press("ctrl+a", "backspace", "f10")
        await hands.pilot.pause()
        assert hands.app.screen is screen
        assert "your letter has no words yet" in hands.text()


async def test_digits_type_in_a_field(open_kiosk):
    async with open_kiosk() as hands:
        screen = await writing(hands)
        await hands.type("9 of 10")
        assert words(screen, "who") == "9 of 10"


async def test_enter_goes_from_field_to_field_and_then_to_the_way_on(open_kiosk):
    async with open_kiosk() as hands:
        await writing(hands, "f5")
        await hands.press("9")
        sign = await hands.see(SignScreen)
        await hands.press("2")
        await hands.pilot.pause()
        await hands.type("Ana")
        await hands.press("enter")
        assert sign.focused.id == "place"
        await hands.press("enter")
        assert sign.focused.has_class("-way-on")


async def test_the_letter_beside_follows_what_is_written(open_kiosk):
    async with open_kiosk((120, 40)) as hands:
        await writing(hands)
        await hands.type("a baker")
        await hands.until(lambda: "I am a baker." in hands.text())
        await hands.until(lambda: "says who you are" in hands.text())


async def test_ways_switched_faster_than_they_can_be_drawn_lose_no_word(open_kiosk):
    async with open_kiosk() as hands:
        screen = await writing(hands)
        await hands.type("a nurse")
        for key in ("f7", "f5", "f6", "f7", "f6", "f5", "f7", "f6") * 3:
            hands.app.post_message(events.Key(key, None))
        await hands.until(lambda: screen.query("#who") and not screen._switching)
        await hands.pilot.pause(0.4)
        assert words(screen, "who") == "a nurse"
        await hands.press("f10")
        await hands.see(SignScreen)
