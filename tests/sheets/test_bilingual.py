from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from kiosk.letter.bilingual import Bilingual
from kiosk.letter.letter import Letter
from kiosk.sheets.bilingual import SIDE_MM, bilingual_sheet
from kiosk.sheets.letter import SIZES
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.typeset.fonts import FontLibrary

MIDDLE = A4.width_mm / 2


@pytest.fixture
def both(letter: Callable[..., Letter], declared: dict[str, str]) -> Callable[..., Bilingual]:
    """Makes a letter of `count` Declarations in one language, told in another."""

    def made(printed: str = "en", reading: str = "fr", count: int = 2, **parts: Any) -> Bilingual:
        return Bilingual(
            letter=letter(*[declared[printed]] * count, language=printed, **parts),
            reading=reading,
            salutation="Monsieur,",
            paragraphs=(declared[reading],) * count,
            close="Cordialement,",
            heads=("Français", "English"),
        )

    return made


def _start(text: str) -> str:
    return " ".join(text.split()[:3])


def test_what_is_read_stands_left_of_what_is_printed_level_at_their_tops(
    both: Callable[..., Bilingual], library: FontLibrary, read: Any, sound: Any
) -> None:
    sheet = bilingual_sheet(both(), A4, library)
    sound(sheet.pdf)
    (page,) = read(sheet.pdf)
    ours, theirs = page.found("Monsieur,"), page.found("Dear Prosecutor General,")
    assert ours.left == pytest.approx(SIDE_MM, abs=0.5) and ours.right < MIDDLE < theirs.left
    assert ours.top == pytest.approx(theirs.top, abs=0.8)
    assert page.found("Cordialement,").top == pytest.approx(page.found("Yours sincerely,").top, abs=0.8)
    assert page.found("Français").top == pytest.approx(page.found("English").top, abs=0.8)


def test_address_date_and_signature_stand_once_and_belong_to_what_is_printed(
    both: Callable[..., Bilingual], library: FontLibrary, read: Any
) -> None:
    (page,) = read(bilingual_sheet(both(mark="PRACTICE"), A4, library).pdf)
    for once in ("EXAMPLELAND", "10 December 2013", "Anna Example"):
        assert page.text.count(once) == 1
    assert page.found("Anna Example").left > MIDDLE
    assert page.text.count("PRACTICE") == 2 and "write.example.org/cases/2013/example-case" in page.text


def test_a_reader_of_arabic_finds_their_column_at_the_right(
    both: Callable[..., Bilingual], library: FontLibrary, read: Any
) -> None:
    (page,) = read(bilingual_sheet(both(reading="ar"), A4, library).pdf)
    assert page.found("Dear Prosecutor General,").right < MIDDLE
    (page,) = read(bilingual_sheet(both("ar", "en"), A4, library).pdf)
    assert page.found("Monsieur,").right < MIDDLE


def test_an_arabic_letter_has_its_address_and_its_signature_at_the_right(
    both: Callable[..., Bilingual], library: FontLibrary, read: Any
) -> None:
    (page,) = read(bilingual_sheet(both("ar", "en"), A4, library).pdf)
    right = A4.width_mm - SIDE_MM
    for text in ("EXAMPLELAND", "Anna Example"):
        assert page.found(text).right == pytest.approx(right, abs=0.6)
    assert page.found("Exampleville, 10 December 2013").left == pytest.approx(SIDE_MM, abs=0.6)


@pytest.mark.parametrize(("printed", "reading"), [("en", "ar"), ("km", "fr"), ("ar", "he"), ("zh-Hant", "my")])
@pytest.mark.parametrize("gloss", [False, True])
def test_any_two_scripts_stand_on_one_page(
    printed: str, reading: str, gloss: bool, both: Callable[..., Bilingual], library: FontLibrary, sound: Any
) -> None:
    sheet = bilingual_sheet(both(printed, reading), LETTER, library, gloss=gloss)
    sound(sheet.pdf)
    assert sheet.pages == 1 and sheet.size_pt == SIZES[0]


def test_a_gloss_is_smaller_and_stands_below_each_paragraph(
    both: Callable[..., Bilingual], library: FontLibrary, read: Any
) -> None:
    (page,) = read(bilingual_sheet(both(), A4, library, gloss=True).pdf)
    letter, gloss = page.found("Yours sincerely,"), page.found("Cordialement,")
    assert gloss.top < letter.low + 1 and gloss.left == pytest.approx(letter.left, abs=0.5)
    assert page.text.index("Dear Prosecutor") < page.text.index("Monsieur,") < page.text.index("Yours sincerely,")
    assert "Français" not in page.text


def test_what_is_the_same_in_both_is_not_glossed(
    both: Callable[..., Bilingual], library: FontLibrary, read: Any
) -> None:
    (page,) = read(bilingual_sheet(both("en", "en", 1), A4, library, gloss=True).pdf)
    assert page.text.count("endowed with reason") == 1


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_it_shrinks_and_then_says_how_many_lines_are_too_many(
    paper: Paper, both: Callable[..., Bilingual], library: FontLibrary
) -> None:
    sizes = []
    with pytest.raises(TooLong) as refused:
        for count in range(1, 40):
            sizes.append(bilingual_sheet(both(count=count), paper, library).size_pt)
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) > 2
    assert re.fullmatch(r"The letter is \d+ lines? too long for one page\.", str(refused.value))


def test_nothing_reaches_the_foot(both: Callable[..., Bilingual], library: FontLibrary, read: Any) -> None:
    fits = 1
    try:
        while True:
            bilingual_sheet(both(count=fits + 1), A4, library)
            fits += 1
    except TooLong:
        (page,) = read(bilingual_sheet(both(count=fits), A4, library).pdf)
    rule = page.rules()[-1]
    assert rule.right - rule.left == pytest.approx(170, abs=1)
    assert page.found("Anna Example").low > rule.top + 3


def test_a_character_without_a_font_in_either_language_is_told(
    both: Callable[..., Bilingual], library: FontLibrary
) -> None:
    text = both(name="ᏣᎳᎩ")
    with pytest.raises(Unprintable, match=r"^3 characters of the letter cannot be printed .*\(Cherokee\)\.$"):
        bilingual_sheet(text, A4, library)
