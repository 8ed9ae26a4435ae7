"""Lines of a terminal's width."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.plain.wrap import NARROWEST, cells, wrapped

TEXTS = {
    "en": "Thank you for your time and for the attention you give to this letter of mine.",
    "ar": "شكراً لكم على وقتكم وعلى اهتمامكم بهذه الرسالة التي أكتبها إليكم اليوم.",
    "km": "សូមអរគុណសម្រាប់ពេលវេលារបស់លោក និងការយកចិត្តទុកដាក់ចំពោះលិខិតនេះ",
    "ja": "この手紙をお読みいただき、ありがとうございます。どうか彼を釈放してください。",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("width", [20, 39, 79])
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(language: str, width: int) -> None:
    lines = wrapped(TEXTS[language], width, language)
    assert max(map(cells, lines)) <= width
    assert "".join(lines).replace(" ", "") == TEXTS[language].replace(" ", "")


def test_right_to_left_text_stays_in_the_order_it_is_read() -> None:
    assert wrapped(TEXTS["ar"], 200, "ar") == [TEXTS["ar"]]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert wrapped("x" * 45, 20, "en") == ["x" * 20, "x" * 20, "x" * 5]


def test_its_own_line_breaks_stay_and_so_does_an_empty_line() -> None:
    assert wrapped("a\n\nb ", 79, "en") == ["a", "", "b"]
    assert wrapped("", 79, "en") == [""]


def test_nothing_that_acts_on_a_terminal_comes_through() -> None:
    assert wrapped("a\x1b]0;PWNED\x07\x9b31m\u202eb\rc", 79, "en") == ["a]0;PWNED31mb", "c"]


@given(st.text(max_size=120), st.integers(1, 60))
def test_any_text_at_any_width(text: str, width: int) -> None:
    for line in wrapped(text, width, "en"):
        assert cells(line) <= max(width, NARROWEST)
        assert not [char for char in line if unicodedata.category(char) == "Cc"]
        assert line == line.rstrip()
