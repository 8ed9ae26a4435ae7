from __future__ import annotations

from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.itemise import missing, runs, script_names


def _shown(text: str, library: FontLibrary, script: str = "Latn") -> list[tuple[str, str, str, bool]]:
    return [
        (run.text, run.script, run.face.name.removeprefix("Noto"), run.missing)
        for run in runs(text, Style.LETTER, library, script)
    ]


def test_one_script_in_one_font_is_one_run(library: FontLibrary) -> None:
    assert _shown("Genève, 10.", library) == [("Genève, 10.", "Latn", "Serif-Regular", False)]


def test_a_change_of_script_begins_a_run_and_punctuation_stays_with_what_stands_before(
    library: FontLibrary,
) -> None:
    assert _shown("Kyiv–Київ!", library) == [
        ("Kyiv–", "Latn", "Serif-Regular", False),
        ("Київ!", "Cyrl", "Serif-Regular", False),
    ]


def test_opening_punctuation_takes_the_script_that_follows(library: FontLibrary) -> None:
    assert _shown("«Київ", library) == [("«Київ", "Cyrl", "Serif-Regular", False)]


def test_text_without_letters_takes_the_script_around_it(library: FontLibrary) -> None:
    assert _shown("2012,", library, "Cyrl") == [("2012,", "Cyrl", "Serif-Regular", False)]


def test_marks_stay_with_their_base(library: FontLibrary) -> None:
    assert _shown("за\u0301мок", library) == [("за\u0301мок", "Cyrl", "Serif-Regular", False)]


def test_a_letter_of_another_font_takes_its_marks_along(library: FontLibrary) -> None:
    assert _shown("aक\u0947b", library) == [
        ("a", "Latn", "Serif-Regular", False),
        ("क\u0947", "Deva", "SerifDevanagari-Regular", False),
        ("b", "Latn", "Serif-Regular", False),
    ]


def test_each_character_without_a_font_is_a_run_of_its_own(library: FontLibrary) -> None:
    assert _shown("aߞߏ", library) == [
        ("a", "Latn", "Serif-Regular", False),
        ("ߞ", "Nkoo", "Serif-Regular", True),
        ("ߏ", "Nkoo", "Serif-Regular", True),
    ]


def test_what_cannot_be_printed_is_told_in_order_and_once(library: FontLibrary) -> None:
    told = missing(["Hello 世界 𠮷\n", "שלום ᏣᎳ\u0301 𠮷 𝌆", "plain 👩\u200d👩\u200d👧"], library)
    assert told == ("𠮷", "Ꮳ", "Ꮃ\u0301", "𝌆")
    assert script_names(told, library) == ("Han", "Cherokee", "symbols")


def test_joiners_and_marks_of_direction_alone_are_not_missing(library: FontLibrary) -> None:
    assert missing(["a\u200b\u200db\u200f\u2066c\u2069"], library) == ()
