from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.assets import assets
from kiosk.text import clean
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import LOOSEST, LOOSEST_LETTERS, SPACE_SHARE, lines, placed, stretch
from kiosk.typeset.shape import Setter

SETTER = Setter(FontLibrary(assets() / "fonts"))


def _lines(text: str, measure: float, language: str = "en") -> list[str]:
    return [line.text for line in lines(SETTER.words(text, Style.LETTER, language), measure)]


def test_lines_are_as_full_as_they_can_be() -> None:
    broken = lines(SETTER.words("aa bb cc dd ee ff gg", Style.LETTER, "en"), 4000)
    assert [line.text for line in broken] == ["aa bb cc", "dd ee ff", "gg"]
    assert [line.wrapped for line in broken] == [True, True, False]


def test_line_feeds_are_kept_and_an_empty_line_stays() -> None:
    assert _lines("one\n\ntwo\n", 9000) == ["one", "", "two"]


def test_a_word_longer_than_the_line_is_cut_between_characters() -> None:
    broken = _lines("e\u0301" * 40, 5000)
    assert "".join(broken) == "e\u0301" * 40
    assert all(line.startswith("e") for line in broken) and len(broken) > 3


def test_what_follows_an_overlong_word_stands_on_its_last_line() -> None:
    assert _lines("x" * 12 + " yes", 5000)[-1].endswith("x yes")


def test_a_soft_hyphen_shows_only_where_a_line_ends() -> None:
    assert _lines("Wörter\u00adbuch", 9000, "de") == ["Wörterbuch"]
    assert _lines("Wörter\u00adbuch", 4500, "de") == ["Wörter-", "buch"]


def test_justified_lines_end_at_the_measure_and_the_last_is_left_alone() -> None:
    first, *_, last = lines(SETTER.words("Everyone has the right to life, liberty " * 3, Style.LETTER, "en"), 20_000)
    added = stretch(first, 20_000)
    final = [*placed(first, added)][-1]
    end = [place for place in placed(first, added) if place.cluster.text.strip()][-1]
    assert abs(end.x + end.cluster.advance - 20_000) < 60 and final.x >= end.x
    assert stretch(last, 20_000) == 0


def test_a_line_that_would_show_holes_stays_ragged() -> None:
    first = lines(SETTER.words("I am " + "x" * 30, Style.LETTER, "en"), 17_500)[0]
    assert first.wrapped and first.gaps == 1
    assert (17_500 - first.width) / first.gaps > LOOSEST
    assert stretch(first, 17_500) == 0


def test_indents_do_not_stretch() -> None:
    line = lines(SETTER.words("    indented text that wraps here", Style.LETTER, "en"), 9_000)[0]
    assert line.gaps == line.text.strip().count(" ")


THAI = "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ "
KHMER = "មនុស្សទាំងអស់ កើតមកមានសេរីភាព និងសមភាព ក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។ "
CHINESE = "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"


@pytest.mark.parametrize(("text", "language"), [(THAI, "th"), (KHMER, "km"), (CHINESE, "zh-Hans")])
def test_scripts_without_spaces_are_justified_between_their_letters(text: str, language: str) -> None:
    first = lines(SETTER.words(text * 2, Style.LETTER, language), 22_300)[0]
    added = stretch(first, 22_300)
    last = [place for place in placed(first, added) if place.cluster.text.strip()][-1]
    assert 0 < added <= LOOSEST_LETTERS and abs(last.x + last.cluster.advance - 22_300) < 1


def test_a_space_on_such_a_line_takes_more_than_a_letter() -> None:
    line = lines(SETTER.words(THAI * 2, Style.LETTER, "th"), 40_000)[0]
    letters = sum(len(word.inks) for word in line.words)
    spaces = sum(len(word.spaces) for word in line.words[:-1])
    assert spaces and line.gaps == letters - 1 + SPACE_SHARE * spaces


def test_a_latin_word_on_a_chinese_line_is_not_spaced() -> None:
    line = lines(SETTER.words("请写信给Amnesty。" + CHINESE, Style.LETTER, "zh-Hans"), 20_300)[0]
    pens = {place.cluster.text: place.x for place in placed(line, stretch(line, 20_300))}
    plain = {place.cluster.text: place.x for place in placed(line)}
    assert pens["m"] - pens["A"] == pytest.approx(plain["m"] - plain["A"])
    assert pens["写"] - pens["请"] > plain["写"] - plain["请"]


@pytest.mark.parametrize(
    ("text", "language"),
    [(CHINESE, "zh-Hans"), ("「人権」、すべてのラーメンとコンピューターっ、平等である。" * 3, "ja")],
)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, language: str) -> None:
    for measure in range(5_000, 16_000, 500):
        broken = _lines(text, measure, language)
        assert not [line for line in broken if line[0] in "，。、」）…ーュっ" or line[-1] in "「（"]


def test_korean_and_hindi_are_justified_between_their_words() -> None:
    for text, language in (("모든 인간은 태어날 때부터 자유로우며 ", "ko"), ("सभी मनुष्यों को गौरव और अधिकारों के ", "hi")):
        line = lines(SETTER.words(text * 3, Style.LETTER, language), 20_000)[0]
        assert line.gaps == line.text.count(" ") and stretch(line, 20_000) > 0


def test_a_word_without_end_is_cut_between_whole_clusters() -> None:
    for text, language in (("ក្ដី" * 60, "km"), ("क्षि" * 60, "hi"), ("👩\u200d👩\u200d👧" * 30, "en"), ("لا" * 90, "ar")):
        broken = lines(SETTER.words("\u2060".join(text) if language == "km" else text, Style.LETTER, language), 6_000)
        assert len(broken) > 3 and all(line.width <= 6_000 for line in broken)


_PLANES = st.text(
    st.one_of(
        st.characters(max_codepoint=0x24F),
        st.characters(min_codepoint=0x250, max_codepoint=0x2FFF),
        st.characters(min_codepoint=0x3000, max_codepoint=0x1FFFF),
        st.sampled_from(" \n\u200b\u00ad\u0301\u2066\u2069\u200d\u00a0"),
    ),
    max_size=120,
)


@settings(max_examples=150, deadline=None)
@given(_PLANES, st.integers(1_500, 40_000))
def test_no_line_is_wider_than_the_measure_and_no_ink_is_lost(raw: str, measure: int) -> None:
    words = SETTER.words(clean(raw), Style.LETTER, "en")
    broken = lines(words, measure)
    wide = [line for line in broken if line.width > measure]
    assert all(sum(len(word.inks) for word in line.words) == 1 for line in wide)
    inks = [ink for word in words for ink in word.inks + word.spaces]
    assert inks == [ink for line in broken for word in line.words for ink in word.inks + word.spaces]
    for line in broken:
        places = [place.x for place in placed(line, stretch(line, measure))]
        assert len(places) == sum(len(word.inks + word.spaces) for word in line.words) + (line.hyphen is not None)
