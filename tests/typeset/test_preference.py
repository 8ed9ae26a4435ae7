from __future__ import annotations

import pytest

from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.itemise import runs
from kiosk.typeset.preference import han_form


@pytest.mark.parametrize(
    ("language", "font"),
    [("zh-Hans", "SC"), ("zh", "SC"), ("zh-Hant", "TC"), ("zh-TW", "TC"), ("yue-HK", "TC"), ("ja", "JP"), ("en", "SC")],
)
def test_han_characters_take_the_forms_of_the_letters_language(library: FontLibrary, language: str, font: str) -> None:
    (run,) = runs("直", Style.LETTER, library, "Hani", han_form(language))
    assert run.face.name == f"NotoSerif{font}-Regular"


def test_korean_reads_han_characters_in_traditional_forms(library: FontLibrary) -> None:
    hangul, han = runs("國民국", Style.LETTER, library, "Hang", han_form("ko"))[::-1]
    assert (hangul.face.name, han.face.name) == ("NotoSerifKR-Regular", "NotoSerifTC-Regular")


def test_chinese_quotation_marks_are_full_width_and_its_digits_are_not(library: FontLibrary) -> None:
    found = {run.text: run.face.name for run in runs("“人权”2013", Style.LETTER, library, "Hani", "")}
    assert found == {"“人权”": "NotoSerifSC-Regular", "2013": "NotoSerif-Regular"}


def test_punctuation_and_digits_stay_in_the_font_of_their_letters(library: FontLibrary) -> None:
    for text in ("शक्ति, 1?", "سلام، 1؟", "שלום, 1?"):
        assert len({run.face.name for run in runs(text, Style.LETTER, library)}) == 1


def test_latin_words_are_set_in_the_serif_whatever_stands_around_them(library: FontLibrary) -> None:
    for text in ("ខ្មែរ", "ไทย", "हिन्दी", "中文", "አማርኛ"):
        *_, last = runs(f"{text}Bopha", Style.LETTER, library)
        assert (last.text, last.face.name) == ("Bopha", "NotoSerif-Regular")


def test_an_emoji_of_several_characters_is_one_run_of_its_own(library: FontLibrary) -> None:
    family = "👩\u200d👩\u200d👧"
    assert [(run.text, run.face.name) for run in runs(f"a{family}b", Style.LETTER, library)][1] == (
        family,
        "NotoEmoji-Regular",
    )
