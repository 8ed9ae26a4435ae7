from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.campaign.kind import Kind
from kiosk.letter.compose import Occasion
from kiosk.letter.cover import BundleRow, cover
from kiosk.sheets.cover import cover_sheet
from kiosk.sheets.paper import A4, LETTER
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.typeset.fonts import FontLibrary

ROWS = (
    BundleRow("Dr Tun Aung", Kind.LETTER, "President of Myanmar", 1_284),
    BundleRow("Dr Tun Aung", Kind.SOLIDARITY, "Cards for Dr Tun Aung", 16),
)

Made = Callable[..., Occasion]


def test_a_cover_tells_what_lies_below_and_adds_it_up(
    occasion: Made, library: FontLibrary, read: Any, sound: Any
) -> None:
    sheet = cover_sheet(cover(ROWS, occasion()), LETTER, library)
    sound(sheet.pdf)
    (page,) = read(sheet.pdf)
    for words in ("Event Test marathon", "Place Exampleville", "5 December 2026", "Case Kind Target Sheets"):
        assert words in page.text
    assert "Dr Tun Aung letter President of Myanmar 1 284" in page.text
    assert "Dr Tun Aung card Cards for Dr Tun Aung 16" in page.text
    assert "Total 1 300" in page.text and page.text.count("PRACTICE") == 2


def test_last_digits_stand_below_each_other(occasion: Made, library: FontLibrary, read: Any) -> None:
    (page,) = read(cover_sheet(cover(ROWS, occasion()), A4, library).pdf)
    assert page.found("284").right == pytest.approx(page.found("16").right, abs=0.4)


def test_the_packer_has_a_line_for_name_signature_and_day(occasion: Made, library: FontLibrary, read: Any) -> None:
    (page,) = read(cover_sheet(cover(ROWS, occasion()), A4, library).pdf)
    for label in ("Packed by", "Signature", "Posted on"):
        low = page.found(label).low
        lines = [box for box in page.rules() if abs(box.low - low) < 3 and 60 < box.right - box.left < 120]
        assert len(lines) == 1 and lines[0].left > page.found(label).right


def test_a_number_that_a_hand_fills_in_leaves_the_sum_to_it_too(
    occasion: Made, library: FontLibrary, read: Any
) -> None:
    rows = (*ROWS, BundleRow("Yorm Bopha", Kind.LETTER, "Minister of Justice"))
    (page,) = read(cover_sheet(cover(rows, occasion()), A4, library).pdf)
    assert "1 300" not in page.text and "Total" in page.text


def test_many_rows_go_on_under_the_same_head_and_the_sum_stands_once(
    occasion: Made, library: FontLibrary, read: Any
) -> None:
    sheet = cover_sheet(cover(ROWS * 40, occasion(practice=False)), A4, library)
    pages = read(sheet.pdf)
    assert len(pages) == sheet.pages > 2
    assert all("Case Kind Target Sheets" in page.text for page in pages)
    assert [page.text.count("Total") for page in pages] == [0] * (len(pages) - 1) + [1]
    assert sum(page.text.count("President of Myanmar") for page in pages) == 40
    assert all(f"{number} / {len(pages)}" in page.text for number, page in enumerate(pages, start=1))
    assert not any("PRACTICE" in page.text for page in pages)


def test_a_cover_that_runs_right_to_left_is_mirrored(occasion: Made, library: FontLibrary, read: Any) -> None:
    (page,) = read(cover_sheet(cover(ROWS, occasion("fa")), A4, library).pdf)
    assert page.found("Sheets").right < page.found("Kind").left < page.found("Case").left
    (line, *_) = [box for box in page.rules() if 60 < box.right - box.left < 120]
    assert line.right < page.found("Packed by").left


def test_an_empty_bundle_has_an_empty_table(occasion: Made, library: FontLibrary, read: Any) -> None:
    (page,) = read(cover_sheet(cover((), occasion()), A4, library).pdf)
    assert "Total 0" in page.text


def test_a_row_that_no_page_can_hold_is_refused(occasion: Made, library: FontLibrary) -> None:
    row = BundleRow("word " * 2_000, Kind.LETTER, "")
    with pytest.raises(TooLong, match=r"^The row of the bundle is \d+ lines too long for one page\.$"):
        cover_sheet(cover([row], occasion()), A4, library)
    with pytest.raises(Unprintable, match=r"^1 character of the cover cannot be printed"):
        cover_sheet(cover([BundleRow("𝌆", Kind.LETTER, "")], occasion()), A4, library)
