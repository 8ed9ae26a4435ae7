from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.text import clean
from kiosk.typeset.breaks import pieces


def test_a_piece_keeps_its_spaces_and_its_line_feed() -> None:
    assert pieces("Dear  friend,\nhello", "en") == ["Dear  ", "friend,\n", "hello"]


def test_a_line_ends_neither_at_a_no_break_space_nor_before_a_french_colon() -> None:
    assert pieces("forcé\u00a0: une « vraie\u202f» vidéo", "fr") == [
        "forcé\u00a0: ",
        "une ",
        "« vraie\u202f» ",
        "vidéo",
    ]


def test_a_line_may_end_after_a_hyphen_a_soft_hyphen_and_a_slash_in_a_link() -> None:
    assert pieces("well-known Wör\u00adter", "de") == ["well-", "known ", "Wör\u00ad", "ter"]
    assert pieces("example.org/cases/2013", "en") == ["example.org/", "cases/", "2013"]


def test_pieces_after_an_emoji_are_whole() -> None:
    assert pieces("😀 one two", "en") == ["😀 ", "one ", "two"]


def test_scripts_without_spaces_break_by_dictionary() -> None:
    assert len(pieces("มนุษย์ทั้งหลายเกิดมามีอิสระ", "th")) > 4


def test_korean_breaks_at_its_spaces() -> None:
    assert pieces("모든 인간은", "ko") == ["모든 ", "인간은"]


@given(st.text(max_size=60))
def test_nothing_is_lost_between_pieces(raw: str) -> None:
    text = clean(raw)
    assert "".join(pieces(text, "en")) == text
