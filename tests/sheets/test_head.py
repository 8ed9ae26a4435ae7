"""A letter behind a window, read back by PDFium: the address inside, nothing else, and marks where to fold."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from kiosk.letter.address import AddressTooLong
from kiosk.letter.letter import Letter
from kiosk.sheets.drawable import alone
from kiosk.sheets.letter import SetLetter, letter_sheet, lines_left, set_letter
from kiosk.sheets.paper import A4, Paper
from kiosk.sheets.shared import Shared
from kiosk.sheets.window import WINDOWS, Pane, WrongPaper, window
from kiosk.text import clean
from kiosk.typeset.fonts import FontLibrary

Made = Callable[..., Letter]

PANES = [each.on(paper) for each in WINDOWS.values() for paper in each.papers]
NAMES = [f"{pane.window.name}-{pane.paper.name}" for pane in PANES]

ARABIC = {
    "language": "ar",
    "place_and_date": "المنامة، 5 ديسمبر 2026",
    "address": ("وزير العدل", "وزارة العدل، شارع 12", "ص.ب. 1000", "المنامة", "البحرين"),
    "salutation": "معالي الوزير،",
    "close": "مع الاحترام،",
    "name": "آنا مثال",
    "page_label": "القضية",
    "note": "طبع في الماراثون.",
}
ARABIC_BODY = "أكتب إليكم بشأن طبيب حاول تهدئة حشد غاضب ثم حكم عليه بالسجن. " * 6


Read = Callable[..., list[Any]]


def _letters(*texts: str) -> list[str]:
    return sorted("".join("".join(texts).split()))


@pytest.mark.parametrize("pane", PANES, ids=NAMES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_window_shows_the_whole_address_and_nothing_else(
    pane: Pane, language: str, letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    made = letter(mark="PRACTICE") if language == "en" else letter(ARABIC_BODY, **ARABIC)
    page = glyphs(letter_sheet(made, pane.paper, library, pane.window).pdf)
    shown = [glyph for glyph in page if glyph.touches(pane.seen)]
    assert _letters(*(glyph.char for glyph in shown)) == _letters(*made.address)
    assert all(glyph.within(pane.slot) for glyph in shown)


@pytest.mark.parametrize("pane", PANES, ids=NAMES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_letters_own_text_begins_below_the_window_and_its_margins_are_its_languages(
    pane: Pane, language: str, letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    made = letter() if language == "en" else letter(ARABIC_BODY, **ARABIC)
    page = glyphs(letter_sheet(made, pane.paper, library, pane.window).pdf)
    body = [glyph for glyph in page if glyph.top >= pane.body - 0.1]
    above = [glyph for glyph in page if glyph.bottom < pane.body]
    assert _letters(*(glyph.char for glyph in above)) == _letters(*made.address, made.place_and_date)
    first = [glyph for glyph in body if glyph.top < min(glyph.top for glyph in body) + 5]
    if language == "en":
        assert min(glyph.left for glyph in first) == pytest.approx(pane.paper.side_mm, abs=1)
    else:
        assert max(glyph.right for glyph in first) == pytest.approx(pane.paper.width_mm - pane.paper.side_mm, abs=1)


@pytest.mark.parametrize("pane", PANES, ids=NAMES)
def test_the_date_stands_beside_the_window_level_with_the_address(
    pane: Pane, letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    fitted = set_letter(letter(), pane.paper, Shared(library), window=pane.window)
    page = glyphs(alone(fitted).pdf)
    beside = [glyph for glyph in page if glyph.bottom < pane.body and not glyph.touches(pane.seen)]
    assert all(glyph.within(pane.aside) for glyph in beside)
    first_line = next(glyph for glyph in page if glyph.touches(pane.seen) and glyph.char == "P")
    assert beside[0].char == "E" and beside[0].bottom == pytest.approx(first_line.bottom, abs=0.15)


@pytest.mark.parametrize("name", ["din5008-a", "din5008-b"])
def test_the_return_line_stands_small_above_the_address_inside_the_window(
    name: str, letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    made = letter(sender=("Anna Example", "1 Example Street", "Exampleville"))
    pane = window(name).on(A4)
    shown = [glyph for glyph in glyphs(letter_sheet(made, A4, library, pane.window).pdf) if glyph.touches(pane.seen)]
    notes = pane.notes
    assert notes is not None
    line = [glyph for glyph in shown if glyph.bottom <= notes.bottom + 0.1]
    assert "".join(glyph.char for glyph in line) == "AnnaExample·1ExampleStreet·Exampleville"
    assert all(glyph.within(notes) for glyph in line)
    assert _letters(*(glyph.char for glyph in shown if glyph not in line)) == _letters(*made.address)
    tallest = max(glyph.bottom - glyph.top for glyph in line if glyph.char == "A")
    assert tallest < 0.75 * max(glyph.bottom - glyph.top for glyph in shown if glyph.char == "P")


def test_a_name_that_runs_right_to_left_does_not_turn_the_return_line_around(
    letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    made = letter(sender=(clean("\u202eאנה 7"), "12 Example Street"))
    pane = window("din5008-b").on(A4)
    page = glyphs(letter_sheet(made, A4, library, pane.window).pdf)
    assert pane.notes is not None
    line = sorted((glyph for glyph in page if glyph.touches(pane.notes)), key=lambda glyph: glyph.left)
    assert "".join(glyph.char for glyph in line) == "7הנא·12ExampleStreet"


@pytest.mark.parametrize("name", ["dl-left", "dl-right", "c5", "us-10"])
def test_without_a_return_line_the_sender_stands_beside_the_window(
    name: str, letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    made = letter(sender=("Anna Example", "1 Example Street", "Exampleville"))
    pane = window(name).on(A4)
    page = glyphs(letter_sheet(made, A4, library, pane.window).pdf)
    above = [glyph for glyph in page if glyph.bottom < pane.body and not glyph.touches(pane.seen)]
    assert _letters(*(glyph.char for glyph in above)) == _letters(*made.sender, made.place_and_date)
    assert all(glyph.within(pane.aside) for glyph in above)


@pytest.mark.parametrize("pane", PANES, ids=NAMES)
def test_hairlines_at_the_edge_tell_where_to_fold(pane: Pane, letter: Made, library: FontLibrary) -> None:
    marks = _rules(letter_sheet(letter(), pane.paper, library, pane.window).pdf, pane.paper)
    wanted = [*pane.folds, *([pane.window.hole] if pane.window.hole else [])]
    assert sorted(round(top, 1) for left, top, right in marks if right < 15) == sorted(round(at, 1) for at in wanted)
    assert all(left == pytest.approx(5.0, abs=0.2) for left, _, right in marks if right < 15)


def _rules(pdf: bytes, paper: Paper) -> list[tuple[float, float, float]]:
    """The drawn lines of a page: left, height from the top and right, in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for thing in document[0].get_objects():
            left, low, right, high = (side * 25.4 / 72 for side in thing.get_bounds())
            if high - low < 1 and thing.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH:
                found.append((left, paper.height_mm - (low + high) / 2, right))
        return found
    finally:
        document.close()


def test_a_letter_without_a_window_has_no_marks(letter: Made, library: FontLibrary) -> None:
    assert all(right > 15 for _, _, right in _rules(letter_sheet(letter(), A4, library).pdf, A4))


def test_the_second_script_stands_on_a_plain_letter_and_never_in_a_window(
    letter: Made, library: FontLibrary, glyphs: Read
) -> None:
    made = letter(local=("ក្រសួងយុត្តិធម៌", "ភ្នំពេញ"), local_language="km")
    khmer = re.compile("[\u1780-\u17ff]")
    plain = "".join(glyph.char for glyph in glyphs(letter_sheet(made, A4, library).pdf))
    behind = "".join(glyph.char for glyph in glyphs(letter_sheet(made, A4, library, window("dl-left")).pdf))
    assert khmer.search(plain) and not khmer.search(behind)


def test_an_address_too_wide_for_the_window_is_refused_by_name(letter: Made, library: FontLibrary) -> None:
    made = letter(address=("The Minister", "m" * 70, "EXAMPLELAND"))
    with pytest.raises(
        AddressTooLong, match=r"^Line 2 of the address \(m+\.\.\.\) is too long for the window c5, even at 8 points\. "
    ):
        letter_sheet(made, A4, library, window("c5"))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("din5008-b", r"^Your address is too long for the return line above the window\. Shorten it\.$"),
        ("us-10", r"^Your address and the place are too long to stand beside the window\. Shorten them\.$"),
    ],
)
def test_a_writers_address_without_room_is_refused_and_not_repeated(
    name: str, sentence: str, letter: Made, library: FontLibrary
) -> None:
    with pytest.raises(AddressTooLong, match=sentence):
        letter_sheet(letter(sender=("Anna Example " * 15,) * 6), A4, library, window(name))


def test_a_window_on_the_wrong_paper_is_refused(letter: Made, library: FontLibrary) -> None:
    with pytest.raises(WrongPaper):
        letter_sheet(letter(), window("us-10").papers[0], library, window("din5008-a"))


def test_a_window_leaves_fewer_lines_and_says_how_many(letter: Made, library: FontLibrary) -> None:
    plain, behind = (lines_left(letter(), A4, library, None, each) for each in (None, window("dl-left")))
    assert 0 < behind < plain
    fitted: SetLetter = set_letter(letter(), A4, Shared(library), window=window("dl-left"))
    assert fitted.spare_lines == behind


def test_many_letters_stand_behind_their_windows_alike(
    letter: Made, library: FontLibrary, glyphs: Read, letters_sheet: Any
) -> None:
    made = [letter(), letter(address=("Someone Else", "EXAMPLELAND"))]
    pane = window("c5").on(A4)
    batch = letters_sheet(made, A4, library, title="Letters", window=pane.window).pdf
    for number, each in enumerate(made):
        alone = glyphs(letter_sheet(each, A4, library, pane.window).pdf)
        assert sorted(glyphs(batch, number)) == sorted(alone)


def test_the_same_letter_behind_the_same_window_has_the_same_bytes(letter: Made, library: FontLibrary) -> None:
    first, second = (letter_sheet(letter(), A4, library, window("din5008-b")).pdf for _ in range(2))
    assert first == second
