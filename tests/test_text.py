"""The one door for words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.text import LETTER_LIMIT, MARKS_LIMIT, clean, clip, first_graphemes, graphemes

ANY_TEXT = st.text(st.characters(codec=None), max_size=400)
FAMILY = "👨\u200d👩\u200d👧"


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once


@given(ANY_TEXT, st.integers(0, 50))
def test_nothing_that_acts_on_a_terminal_comes_through(raw: str, limit: int) -> None:
    cleaned = clean(raw, limit)
    assert len(cleaned) <= limit
    assert not [char for char in cleaned if unicodedata.category(char) in ("Cc", "Cs") and char != "\n"]
    cleaned.encode("utf-8")


@given(ANY_TEXT)
def test_isolates_always_have_a_partner_in_their_own_paragraph(raw: str) -> None:
    for paragraph in clean(raw).split("\n"):
        depth = 0
        for char in paragraph:
            depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
            assert depth >= 0
        assert depth == 0


@pytest.mark.parametrize("kept", ["می\u200cخواهم", FAMILY, "ភាសា\u200bខ្មែរ", "a\u00adb", "a\u2060b", "א\u200f!"])
def test_the_joiners_that_scripts_are_written_with_stay(kept: str) -> None:
    assert clean(kept) == kept


def test_an_escape_sequence_loses_its_teeth() -> None:
    assert clean("Bob\x1b]0;PWNED\x07\x1b[2J\x9b31m") == "Bob]0;PWNED[2J31m"


def test_overrides_are_dropped_so_that_an_address_cannot_read_backwards() -> None:
    assert clean("12 \u202edaor\u202c Street\u202a\u202b\u202d") == "12 daor Street"


def test_every_line_end_becomes_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e\x0bf") == "a\nb\nc\nd\ne\nf"


def test_text_is_composed_so_that_two_keyboards_write_the_same_name() -> None:
    assert clean("Miriam Lo\u0301pez") == "Miriam L\u00f3pez"


def test_a_tower_of_marks_is_cut_to_what_scripts_need() -> None:
    assert len(clean("Z" + "\u0301" * 4000)) <= MARKS_LIMIT + 1


def test_lone_surrogates_and_nulls_are_dropped() -> None:
    assert clean("a\ud800b\x00c\udfff") == "abc"


def test_a_megabyte_of_paste_is_bounded() -> None:
    assert len(clean("word " * 200_000)) == LETTER_LIMIT


def test_one_line_takes_no_line_breaks() -> None:
    assert clean("  Ana\n\tExample  ", one_line=True) == "Ana Example"


def test_clipping_never_cuts_a_character_in_two() -> None:
    assert clip(FAMILY * 3, len(FAMILY) + 2) == FAMILY
    assert clip("नमस्ते", 4) == "नम"


@given(st.text(max_size=60), st.integers(0, 60))
def test_a_clipped_text_is_a_start_of_it(text: str, limit: int) -> None:
    assert text.startswith(clip(text, limit))


def test_graphemes_are_what_a_reader_counts() -> None:
    assert graphemes("e\u0301" + FAMILY + "x") == ["e\u0301", FAMILY, "x"]
    assert first_graphemes(FAMILY + "ab", 2) == FAMILY + "a"


@given(
    st.text(
        st.characters(max_codepoint=0x2FF, exclude_characters="\x7f")
        | st.characters(min_codepoint=0x2000, max_codepoint=0x20C0)
    )
)
def test_the_short_way_for_western_words_ends_where_the_long_way_does(raw: str) -> None:
    long_way = clean(f"{raw}ⵣ", 10**6).removesuffix("ⵣ")
    assert clean(raw, 10**6) == long_way
