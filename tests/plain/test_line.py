"""One line as it is typed."""

from __future__ import annotations

import pytest

from kiosk.plain.line import Line


def typed(*keys: str, limit: int = 80, hidden: bool = False) -> tuple[Line, str]:
    line = Line(limit, hidden=hidden)
    return line, "".join(line.key(key) for key in keys)


def test_what_is_typed_is_echoed_and_kept() -> None:
    line, shown = typed(*"Ana")
    assert (line.words, shown) == ("Ana", "Ana")


@pytest.mark.parametrize(("text", "columns"), [("aé", 1), ("a語", 2), ("ae\u0301", 1), ("a👩\u200d🔬", 2)])
def test_backspace_takes_back_a_whole_character_and_its_columns(text: str, columns: int) -> None:
    line, _ = typed(*text)
    assert line.key("backspace").count("\b") >= columns
    assert line.words == "a"


def test_backspace_on_an_empty_line_does_nothing() -> None:
    assert typed("backspace", "backspace")[1] == ""


def test_ctrl_u_takes_the_whole_line_back() -> None:
    line, _ = typed(*"no", "ctrl+u", *"yes")
    assert line.words == "yes"


@pytest.mark.parametrize("key", ["\x9b", "\u202e", "\ue000", "ctrl+c", "f5", "", "\x00"])
def test_what_acts_on_a_terminal_is_neither_echoed_nor_kept(key: str) -> None:
    line, shown = typed("a", key, "b")
    assert (line.words, shown) == ("ab", "ab")


def test_what_there_is_no_room_for_is_counted() -> None:
    line, shown = typed(*"abcdef", limit=4)
    assert (line.words, line.lost, shown) == ("abcd", 2, "abcd")


def test_a_hidden_line_shows_nothing() -> None:
    line, shown = typed(*"2468", "backspace", hidden=True)
    assert (line.words, shown, line.shown) == ("246", "", "")


def test_a_tab_is_a_space() -> None:
    assert typed("a", "ctrl+i", "b")[0].words == "a b"
