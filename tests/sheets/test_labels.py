"""Sheets of address labels, every glyph on its label."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.errors import KioskError
from kiosk.letter.address import AddressTooLong
from kiosk.letter.letter import Letter
from kiosk.sheets.labels import too_long
from kiosk.sheets.sheet import Unprintable
from kiosk.sheets.slot import Slot
from kiosk.sheets.stock import STOCKS, Stock, stock
from kiosk.typeset.fonts import FontLibrary

Made = Callable[..., Letter]
KINDS = [*STOCKS.values()]
NAMES = [*STOCKS]


Read = Callable[..., list[Any]]


def _on(page: list[Any], slot: Slot) -> str:
    return "".join(glyph.char for glyph in page if glyph.within(slot))


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_the_labels_of_a_sheet_fill_it_evenly_and_overlap_nowhere(kind: Stock) -> None:
    first, last = kind.label(1), kind.label(kind.count)
    assert first.left == pytest.approx(kind.paper.width_mm - last.right, abs=0.1)
    assert first.top == pytest.approx(kind.paper.height_mm - last.bottom, abs=0.1)
    assert kind.across >= kind.width and kind.down >= kind.height
    assert last.top == pytest.approx(first.top + (kind.rows - 1) * kind.down)


@pytest.mark.parametrize("mark", ["", "PRACTICE"])
@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_six_lines_stand_on_every_label_there_is(
    kind: Stock, mark: str, letter: Made, library: FontLibrary, glyphs: Read, labels_sheet: Any
) -> None:
    lines = ("The Minister", "Ministry of Justice", "Ångström Building", "12 Example Street", "Example", "EXAMPLELAND")
    made = [letter(address=lines, mark=mark)] * kind.count
    sheet = labels_sheet(made, kind, library)
    assert sheet.pages == 1 and sheet.size_pt >= 8
    page = glyphs(sheet.pdf)
    for number in range(1, kind.count + 1):
        assert _on(page, kind.inner(number)) == (mark + "".join(lines)).replace(" ", "")
    assert len(page) == kind.count * len((mark + "".join(lines)).replace(" ", ""))


def test_a_sheet_used_in_part_is_begun_where_its_labels_begin(
    letter: Made, library: FontLibrary, glyphs: Read, labels_sheet: Any
) -> None:
    kind = stock("a4-21")
    sheet = labels_sheet([letter(address=("A", "FRANCE"))] * 3, kind, library, start=20)
    assert sheet.pages == 2
    first, second = glyphs(sheet.pdf, 0), glyphs(sheet.pdf, 1)
    assert [_on(first, kind.label(number)) for number in (1, 19, 20, 21)] == ["", "", "AFRANCE", "AFRANCE"]
    assert _on(second, kind.label(1)) == "AFRANCE" and len(second) == len("AFRANCE")


def test_many_addresses_go_over_as_many_sheets_as_they_need(
    letter: Made, library: FontLibrary, glyphs: Read, labels_sheet: Any
) -> None:
    kind = stock("letter-30")
    many = (letter(address=(f"Number {number}", "FRANCE")) for number in range(65))
    sheet = labels_sheet(many, kind, library)
    assert sheet.pages == 3
    assert _on(glyphs(sheet.pdf, 2), kind.label(5)) == "Number64FRANCE"


def test_a_practice_label_says_so_on_the_label_itself(
    letter: Made, library: FontLibrary, glyphs: Read, labels_sheet: Any
) -> None:
    kind = stock("a4-24")
    page = glyphs(labels_sheet([letter(mark="PRACTICE")] * 2, kind, library).pdf)
    assert [_on(page, kind.label(number)).startswith("PRACTICE") for number in (1, 2, 3)] == [True, True, False]


def test_an_arabic_address_stays_on_its_label(
    letter: Made, library: FontLibrary, glyphs: Read, labels_sheet: Any
) -> None:
    kind = stock("a4-21")
    made = letter(language="ar", address=("وزير العدل", "وزارة العدل، شارع 12", "المنامة", "البحرين"))
    page = glyphs(labels_sheet([made] * 4, kind, library).pdf)
    for number in range(1, 5):
        label = [glyph for glyph in page if glyph.within(kind.inner(number))]
        assert len(label) == len(page) / 4
        assert max(glyph.right for glyph in label) == pytest.approx(kind.inner(number).right, abs=0.5)


def test_the_smallest_type_on_the_sheet_is_told(letter: Made, library: FontLibrary, labels_sheet: Any) -> None:
    made = [letter(address=("x", "FRANCE")), letter(address=("m" * 20, "FRANCE"))]
    assert labels_sheet(made, stock("a4-21"), library).size_pt < 11


@pytest.mark.parametrize("start", [0, 25, -1])
def test_a_label_the_sheet_does_not_have_is_refused(
    start: int, letter: Made, library: FontLibrary, labels_sheet: Any
) -> None:
    with pytest.raises(KioskError, match=r"^A sheet a4-24 has 24 labels: begin at one from 1 to 24\.$"):
        labels_sheet([letter()], stock("a4-24"), library, start=start)


def test_no_address_at_all_is_refused(library: FontLibrary, labels_sheet: Any) -> None:
    with pytest.raises(KioskError, match=r"^There is no sheet to print\.$"):
        labels_sheet([], stock("a4-24"), library)


def test_an_address_too_wide_is_refused_by_name(letter: Made, library: FontLibrary, labels_sheet: Any) -> None:
    with pytest.raises(AddressTooLong, match=r"\(m+\.\.\.\) is too long for a label of 70 x 37 mm, even at 8 points\."):
        labels_sheet([letter(address=("m" * 90, "FRANCE"))], stock("a4-24"), library)


def test_what_no_font_has_is_told_before_printing(letter: Made, library: FontLibrary, labels_sheet: Any) -> None:
    with pytest.raises(Unprintable):
        labels_sheet([letter(address=("\U00013000", "EGYPT"))], stock("a4-24"), library)


def test_an_address_that_no_narrow_label_takes_is_told(library: FontLibrary) -> None:
    assert too_long(("The Minister of Justice", "Phnom Penh", "CAMBODIA"), "en", library) == ""
    assert too_long(("m" * 60,), "en", library).startswith("Line 1 of the address (mmm")


def test_an_unknown_sheet_is_a_sentence_that_lists_the_known() -> None:
    with pytest.raises(KioskError, match=r"^There is no label sheet called 'x': choose a4-24, a4-21, a4-18, a4-16, "):
        stock("x")


def test_labels_have_the_same_bytes_every_time(letter: Made, library: FontLibrary, labels_sheet: Any) -> None:
    first, second = (labels_sheet([letter()] * 30, stock("a4-24"), library).pdf for _ in range(2))
    assert first == second
