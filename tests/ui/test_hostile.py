"""Whatever is typed or pasted: never a crash, never a live button, never a byte that reaches the terminal."""

from __future__ import annotations

import pytest

from kiosk.text import FIELD_LIMIT, LETTER_LIMIT, NAME_LIMIT
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.large import LargeScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.editor import LetterEditor

CORPUS = {
    "closing tag": "Ann [/b] Lee",
    "live button": "[@click=app.quit]Ann[/]",
    "link": "[link=https://example.org]here[/link] [1] \\[x]",
    "terminal title": "Bob\x1b]0;PWNED\x07 and \x1b[2J\x9b31m",
    "override": "abc\u202edcba\u202c \u2066open",
    "a megabyte": "x" * 1_000_000,
    "lone surrogates": "a\ud800b\udfffc",
    "a tower of marks": "e" + "\u0301" * 4_000,
    "nothing but marks": "\u0301" * 4_000,
    "line ends": "a\r\nb\rc\u2028d\x85e\tf",
    "a family": "👩‍👩‍👧‍👦" * 50,
    "braces": "{name} %s {0} {{",
}

TARGETS = {"who": NAME_LIMIT, "why": FIELD_LIMIT, "asking": FIELD_LIMIT}


def harmless(text: str) -> bool:
    return not any(char in text for char in "\x1b\x07\x9b\u202e\r\t") and text.isprintable() | ("\n" in text)


@pytest.fixture(params=CORPUS.values(), ids=CORPUS.keys())
def hostile(request) -> str:
    return request.param


async def test_hostile_words_pass_through_the_whole_letter(open_kiosk, hostile: str):
    async with open_kiosk() as hands:
        await hands.press("1")
        await hands.see(CasesScreen)
        await hands.press("1")
        await hands.pilot.pause(0.1)
        await hands.press("1")
        write = await hands.see(WriteScreen)
        await hands.press("f6")
        await hands.pilot.pause()
        for name, limit in TARGETS.items():
            field = write.query_one(f"#{name}", LetterEditor)
            field.focus()
            await hands.paste(hostile)
            assert len(field.text) <= limit
            assert not any(char in field.text for char in "\x1b\x07\x9b\u202e\r\t\ud800\udfff")
        await hands.pilot.pause(0.4)
        await hands.press("f7")
        await hands.pilot.pause()
        free = write.query_one("#free", LetterEditor)
        await hands.paste(hostile)
        assert len(free.text) <= LETTER_LIMIT
        # What fits the page only: this test follows the words to the review.
        free.text = free.text[:200]
        await hands.press("f10")
        sign = await hands.see(SignScreen)
        await hands.press("2")
        await hands.pilot.pause()
        for name in ("name", "place"):
            sign.query_one(f"#{name}").focus()
            await hands.paste(hostile)
            field = sign.query_one(f"#{name}", LetterEditor)
            assert len(field.text) <= NAME_LIMIT and "\n" not in field.text
        drawn = hands.text()
        assert not any(char in drawn for char in "\x1b\x07\x9b\u202e")
        await hands.press("f10")
        await hands.until(lambda: type(hands.app.screen) is not SignScreen)
        await hands.pilot.pause(0.1)
        if isinstance(hands.app.screen, ReviewScreen):
            await hands.press("z")
            await hands.see(LargeScreen)
            assert not any(char in hands.text() for char in "\x1b\x07\x9b\u202e")


async def test_hostile_searches_find_nobody_and_harm_nobody(open_kiosk, hostile: str):
    async with open_kiosk() as hands:
        await hands.press("1")
        await hands.see(CasesScreen)
        await hands.paste(hostile)
        await hands.pilot.pause()
        assert not any(char in hands.text() for char in "\x1b\x07\x9b\u202e")
        await hands.press("escape", "escape")


async def test_the_name_of_the_event_is_shown_as_it_is_written(open_kiosk):
    async with open_kiosk() as hands:
        assert "Test [b]marathon[/b] · practice" in hands.text()


async def test_a_toast_shows_words_as_they_stand(open_kiosk):
    async with open_kiosk() as hands:
        hands.app.notify("Ann [/b] Lee")
        await hands.until(lambda: "Ann [/b] Lee" in hands.text())
