from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.catalogue import speaker
from kiosk.typeset import bidi
from kiosk.typeset.direction import runs_back, turned
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.glyphs import Word
from kiosk.typeset.layout import Line, lines, placed, stretch
from kiosk.typeset.shape import Setter


def _seen(text: str, language: str) -> str:
    """The characters of a one-line paragraph as they stand from the left; mirrored brackets keep their code."""
    levels = bidi.ended(turned(text, language).levels, bidi.classes(text), turned(text, language).base)
    return "".join(text[place] for place in bidi.visual(levels))


def _line(setter: Setter, text: str, language: str, measure: float = 90_000) -> Line:
    return lines(setter.words(text, Style.LETTER, language), measure)[0]


def _texts(line: Line) -> list[str]:
    return [place.cluster.text for place in placed(line)]


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur", "ckb", "ps", "yi", "ku-Arab", "az-Arab-IR", "AR-eg"])
def test_letters_in_these_languages_run_right_to_left(language: str) -> None:
    assert runs_back(language)


@pytest.mark.parametrize("language", ["en", "ku", "az", "zh-Hant", "ur-Latn", "km", "tr", "arn"])
def test_letters_in_these_run_left_to_right(language: str) -> None:
    assert not runs_back(language)


def test_a_paragraph_follows_its_language_unless_most_of_it_runs_the_other_way() -> None:
    assert turned("Yorm Bopha مدافعة عن حقوق الإنسان", "ar").base == bidi.RTL
    assert turned("This is a whole sentence by محمد.", "ar").base == bidi.LTR
    assert turned("محمد is free", "en").base == bidi.LTR
    assert turned("قال John شيئا مهما", "en").base == bidi.RTL
    assert turned("2013-12-10", "he").base == bidi.RTL
    assert turned("2013-12-10", "en").base == bidi.LTR


def test_a_name_in_an_isolate_counts_for_nothing() -> None:
    assert turned("\u2068محمد بن سلمان\u2069 is free", "en").base == bidi.LTR
    assert turned("طُبعت في Rio de Janeiro.", "ar").base == bidi.LTR
    assert turned("طُبعت في \u2068Rio de Janeiro\u2069.", "ar").base == bidi.RTL


def test_what_an_arabic_sheet_says_of_a_place_in_latin_letters_runs_from_the_right() -> None:
    say = speaker("ar")
    assert turned(say("Printed at {event}.", event="Rio marathon"), "ar").base == bidi.RTL
    assert turned(say("To: {target}", target="President of Myanmar"), "ar").base == bidi.RTL
    day = say("{place}, {date}", place="Rio de Janeiro", date="5 ديسمبر 2026")
    assert _seen(day, "ar").endswith("5 ،\u2069Rio de Janeiro\u2068")


def test_a_mark_of_direction_at_its_start_decides_for_the_paragraph() -> None:
    assert turned("\u200fYorm Bopha", "en").base == bidi.RTL
    assert turned("\u200eمحمد", "ar").base == bidi.LTR


@pytest.mark.parametrize(
    "whole",
    [
        "anna.example@example.org",
        "https://example.org/a-b?c=(d)",
        "www.example.org/2013/",
        "+973 17-123-456",
        "2013-12-31",
        "31.12.2013",
        "31/12/2013",
        "15:30",
        "1,234.50",
        "٣١/١٢/٢٠١٣",
    ],
)
def test_addresses_numbers_and_days_keep_their_order_inside_arabic(whole: str) -> None:
    assert whole in _seen(f"الرقم {whole} هنا", "ar")
    assert whole in _seen(whole, "ar")


def test_brackets_are_mirrored_and_copy_as_they_were_typed(setter: Setter) -> None:
    line = _line(setter, "א(ב)ג", "he")
    assert _texts(line) == ["ג", ")", "ב", "(", "א"]
    (opening,) = (place.cluster for place in placed(line) if place.cluster.text == "(")
    assert opening.glyphs[0].id == opening.face.glyph(")") != opening.face.glyph("(")


def test_a_space_at_the_end_of_a_hebrew_line_stands_out_on_the_left(setter: Setter) -> None:
    first = _line(setter, "שלום עולם שלום עולם", "he", 5_000)
    places = [*placed(first)]
    assert first.wrapped and places[0].cluster.text == " " and places[0].x == -first.lead < 0
    assert places[1].x == 0
    assert round(places[-1].x + places[-1].cluster.advance) == first.width


def test_a_justified_arabic_line_fills_its_measure(setter: Setter) -> None:
    text = "يولد جميع الناس أحرارا متساوين في الكرامة (Yorm Bopha) والحقوق وقد وهبوا عقلا وضميرا"
    first = _line(setter, text, "ar", 20_000)
    added = stretch(first, 20_000)
    last = [*placed(first, added)][-1]
    assert added > 0 and abs(last.x + last.cluster.advance - 20_000) < 1


def _forms(words: list[Word]) -> list[int]:
    return [glyph.id for word in words for ink in word.inks for glyph in ink.cluster.glyphs]


def test_arabic_letters_join_across_a_line_break_inside_their_word(setter: Setter) -> None:
    whole = _forms(setter.words("سلامة", Style.LETTER, "ar"))
    parted = setter.words("سلا\u00adمة", Style.LETTER, "ar")
    assert len(parted) == 2 and _forms(parted) == whole
    cut = lines(setter.words("بببببببب", Style.LETTER, "ar"), 1_200)
    assert len(cut) > 2
    assert _forms([word for line in cut for word in line.words]) == _forms(setter.words("بببببببب", Style.LETTER, "ar"))


def test_arabic_letters_join_across_a_change_of_font(fonts: Path, tmp_path: Path, setter: Setter) -> None:
    naskh = (fonts / "NotoNaskhArabic-Regular.ttf").read_bytes()
    for stem in ("NotoNaskhArabic-Regular", "NotoSerif-Regular", "Other-Regular"):
        (tmp_path / f"{stem}.ttf").write_bytes(naskh)
    index = {
        "NotoNaskhArabic-Regular": "20 21 627 628 633 634 645 646",
        "NotoSerif-Regular": "41 42",
        "Other-Regular": "644 645",
    }
    (tmp_path / "coverage.json").write_text(json.dumps({stem: {"covers": has} for stem, has in index.items()}))
    (word,) = Setter(FontLibrary(tmp_path)).words("سللام", Style.LETTER, "ar")
    assert [ink.cluster.face.name for ink in word.inks].count("Other-Regular") == 2
    joined = setter.words("سللم", Style.LETTER, "ar")[0].inks
    assert [ink.cluster.glyphs for ink in word.inks[:2]] == [ink.cluster.glyphs for ink in joined[:2]]


def test_vowels_stay_on_their_letters_and_copy_with_them(setter: Setter) -> None:
    assert _texts(_line(setter, "בְּרֵא", "he")) == ["א", "רֵ", "בְּ"]
