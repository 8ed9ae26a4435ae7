from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fontTools import unicodedata as scripts
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


Cases = Callable[[str], Iterator[str]]

NEWER = {
    "LB15a": (
        "0022 0020 2329",
        "0022 0308 0020 2329",
        "0022 0020 0028",
        "0022 0308 0020 0028",
        "0061 006D 0062 0069 0067 0075 0028 00AB 0020 0308 0020 00BB 0029 0028 0065 0308 0029",
        "0061 006D 0062 0069 0067 0075 00AB 0020 0028 0020 0308 0020 0029 0020 00BB 0028 0065 0308 0029",
        "0061 006D 0062 0069 0067 0075 007B 00AB 0020 0308 0020 00BB 007D 0028 0065 0308 0029",
        "0061 006D 0062 0069 0067 0075 00AB 0020 007B 0020 0308 0020 007D 0020 00BB 0028 0065 0308 0029",
    ),
    "LB15c": ("0065 0071 0075 0061 006C 0073 0020 002E 0033 0035 0020 0063 0065 006E 0074 0073",),
    "LB20a": (
        "002D 0023",
        "002D 0308 0023",
        "002D 05D0",
        "002D 0308 05D0",
        "002D 00A7",
        "002D 0308 00A7",
        "002D 50005",
        "002D 0308 50005",
        "002D 0E01",
        "002D 0308 0E01",
    ),
    "LB21a": ("05D0 002D 05D0",),
    "LB25": (
        "002C 0030",
        "002C 0308 0030",
        "0061 002E 0032 0020",
        "0061 002E 0032 0020 0915",
        "0061 002E 0032 0020 672C",
        "0061 002E 0032 3000 672C",
        "0061 002E 0032 3000 307E",
        "0061 002E 0032 3000 0033",
        "0041 002E 0031 0020 BABB",
        "BD24 C5B4 002E 0020 0041 002E 0032 0020 BCFC",
        "BD10 C694 002E 0020 0041 002E 0033 0020 BABB",
        "C694 002E 0020 0041 002E 0034 0020 BABB",
        "0061 002E 0032 3000 300C",
    ),
}
"""Every case of Unicode 15.0 that breaks otherwise, by the rule of a later version that ICU 78 follows.

LB15a and LB15b (15.1) keep quotation marks with what they open and close instead of any bracket; LB15c (16.0) parts
a space from a decimal without its zero; LB20a (16.0) keeps a word with the hyphen before it; LB21a (16.0) breaks
after a hyphen between two Hebrew words; LB25 (16.0) keeps a full stop with the digit after it.
"""


def _expected(case: str) -> list[str]:
    pieces_of_it = case.strip("×÷ ").split("÷")
    return ["".join(chr(int(point, 16)) for point in piece.replace("×", " ").split()) for piece in pieces_of_it]


def _differing(told: Iterator[str], language: str) -> dict[str, list[str]]:
    return {
        " ".join(case.replace("×", " ").replace("÷", " ").split()): expected
        for case in told
        if pieces("".join(expected := _expected(case)), language) != expected
    }


def test_lines_break_where_unicode_says_but_for_the_listed_cases_of_newer_versions(unicode_cases: Cases) -> None:
    differing = _differing(unicode_cases("auxiliary/LineBreakTest.txt"), "en")
    assert {*differing} == {case for listed in NEWER.values() for case in listed}


def test_korean_differs_only_by_keeping_its_words_whole(unicode_cases: Cases) -> None:
    listed = {case for cases in NEWER.values() for case in cases}
    for case, expected in _differing(unicode_cases("auxiliary/LineBreakTest.txt"), "ko").items():
        text = "".join(expected)
        # Of kana, which no Korean letter holds, ICU's tables for the two languages tell other things.
        if case not in listed and not {"Hira", "Kana"}.intersection(map(scripts.script, text)):
            lost = [*_breaks(expected) - _breaks(pieces(text, "ko"))]
            assert not _breaks(pieces(text, "ko")) - _breaks(expected), case
            assert all(_is_east_asian(text[place - 1]) or _is_east_asian(text[place]) for place in lost), case


def _breaks(parts: list[str]) -> set[int]:
    found: set[int] = set()
    place = 0
    for part in parts:
        place += len(part)
        found.add(place)
    return found


def _is_east_asian(char: str) -> bool:
    return scripts.script(char) in ("Hang", "Hani", "Hira", "Kana") or scripts.script(char) in ("Zyyy", "Zinh")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("th", "มนุษย์ทั้งหลายเกิดมามีอิสระ", ["มนุษย์", "ทั้ง", "หลาย", "เกิด", "มา", "มี", "อิสระ"]),
        ("lo", "ມະນຸດທຸກຄົນ", ["ມະນຸດ", "ທຸກຄົນ"]),
        ("km", "កើតមកមានសេរីភាព", ["កើតមក", "មាន", "សេរីភាព"]),
        ("my", "လူတိုင်းသည် တူညီ", ["လူ", "တိုင်း", "သည် ", "တူညီ"]),
        ("am", "የሰው፡ልጅ፡ሁሉ", ["የሰው፡", "ልጅ፡", "ሁሉ"]),
        ("bo", "འགྲོ་བ་མིའི", ["འགྲོ་", "བ་", "མིའི"]),
        ("zh-Hans", "人权，平等。", ["人", "权，", "平", "等。"]),
        ("ja", "「人権」とラーメン", ["「人", "権」", "と", "ラー", "メ", "ン"]),
        ("ar", "حقوق الإنسان 2013-12-31", ["حقوق ", "الإنسان ", "2013-12-31"]),
    ],
)
def test_lines_break_between_the_words_of_each_script(language: str, text: str, words: list[str]) -> None:
    assert pieces(text, language) == words


@pytest.mark.parametrize("language", ["shn", "mnw", "my"])
def test_no_line_begins_with_the_consonant_that_closes_a_syllable(language: str) -> None:
    texts = json.loads((Path(__file__).parents[1] / "data" / "udhr-article-1.json").read_text("utf-8"))["texts"]
    found = pieces(texts[language]["text"], language)
    assert len(found) > 20 and not [piece for piece in found if piece[1:2] in ("\u103a", "\u1039")]


def test_no_line_begins_with_the_lower_half_of_a_letter() -> None:
    assert pieces("သိက္ခာမှိဟ်", "mnw")[0] == "သိက္ခာ"
    texts = json.loads((Path(__file__).parents[1] / "data" / "udhr-article-1.json").read_text("utf-8"))["texts"]
    for language, entry in texts.items():
        cut = [piece for piece in pieces(entry["text"], language)[:-1] if piece.endswith(("\u1039", "\u17d2"))]
        assert cut == [], language
