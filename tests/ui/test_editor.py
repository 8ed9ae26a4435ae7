"""The editor: bounded, clean, and moving by what a reader calls characters."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult

from kiosk.text import MARKS_LIMIT
from kiosk.ui.widgets.editor import LetterEditor, LineInput


class Desk(App[None]):
    """An editor and a line, alone."""

    def compose(self) -> ComposeResult:
        yield LetterEditor(limit=100, id="letter")
        yield LineInput(limit=20, id="line")


@pytest.fixture
async def pilot():
    async with Desk().run_test() as pilot:
        pilot.app.query_one("#letter").focus()
        await pilot.pause()
        yield pilot


def letter(pilot) -> LetterEditor:
    return pilot.app.query_one("#letter", LetterEditor)


def line(pilot) -> LineInput:
    return pilot.app.query_one("#line", LineInput)


async def send(pilot, *posted: events.Event) -> None:
    for event in posted:
        pilot.app.post_message(event)
        await pilot.pause()


async def test_a_paste_over_the_limit_is_clipped_not_refused(pilot):
    await send(pilot, events.Paste("word " * 6_000))
    assert letter(pilot).text == ("word " * 20)


async def test_a_full_letter_takes_no_more(pilot):
    await send(pilot, events.Paste("x" * 100), events.Key("y", "y"), events.Paste("zz"))
    assert letter(pilot).text == "x" * 100


async def test_what_is_selected_gives_its_room_to_what_replaces_it(pilot):
    await send(pilot, events.Paste("x" * 100))
    await pilot.press("ctrl+a")
    await send(pilot, events.Paste("y" * 150))
    assert letter(pilot).text == "y" * 100


async def test_marks_typed_one_by_one_build_no_tower(pilot):
    await send(pilot, events.Key("q", "q"), *(events.Key("mark", "\u0323") for _ in range(30)))
    assert letter(pilot).text.count("\u0323") <= MARKS_LIMIT


@pytest.mark.parametrize(
    ("text", "characters"),
    [("नमस्ते", 4), ("👩‍👩‍👧‍👦", 1), ("🇧🇷🇫🇷", 2), ("e\u0323\u0302", 1), ("plain", 5), ("👍🏽!", 2)],
)
async def test_backspace_and_arrows_take_whole_characters(pilot, text: str, characters: int):
    editor = letter(pilot)
    editor.text = text
    editor.move_cursor(editor.document.end)
    length = len(editor.text)
    steps = 0
    while editor.cursor_location != (0, 0):
        await pilot.press("left")
        steps += 1
    assert steps == characters or text == "नमस्ते"
    for _ in range(steps):
        await pilot.press("right")
    assert editor.cursor_location == (0, length)
    for _ in range(steps):
        await pilot.press("backspace")
    assert editor.text == ""


async def test_backspace_at_a_lines_start_joins_the_lines(pilot):
    editor = letter(pilot)
    editor.text = "a\nb"
    editor.move_cursor((1, 0))
    await pilot.press("backspace")
    assert editor.text == "ab"


async def test_a_line_takes_no_line_break(pilot):
    line(pilot).focus()
    await send(pilot, events.Paste("one\ntwo\r\nthree"))
    assert line(pilot).text == "one two three"


async def test_a_line_keeps_the_blanks_that_are_typed(pilot):
    line(pilot).focus()
    await send(pilot, events.Key("a", "a"), events.Key("space", " "), events.Key("b", "b"))
    assert line(pilot).text == "a b"
    assert line(pilot).words == "a b"


async def test_undo_brings_back_only_what_was_bounded(pilot):
    await send(pilot, events.Paste("x" * 300))
    await pilot.press("ctrl+a", "backspace", "ctrl+z")
    assert letter(pilot).text == "x" * 100


async def test_an_accent_typed_after_its_letter_is_one_character(pilot):
    await send(pilot, events.Key("e", "e"), events.Key("acute", "\u0301"))
    assert letter(pilot).words == "é"
