from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.letter.uri import mailto
from kiosk.sheets.code import Code, most_version, paper_code, screen_code, screen_side, version_for
from kiosk.sheets.qr import QUIET


def read(code: Code) -> str:
    """What a decoder reads of a code, at four pixels a module."""
    side = len(code.modules) + 2 * QUIET
    rows = ["0" * side] * QUIET + ["0" * QUIET + row + "0" * QUIET for row in code.modules] + ["0" * side] * QUIET
    picture = Image.new("L", (side, side))
    picture.putdata([255 if module == "0" else 0 for row in rows for module in row])
    (found,) = zxingcpp.read_barcodes(picture.resize((4 * side, 4 * side), Image.Resampling.NEAREST))
    return found.text


@settings(max_examples=25)
@given(st.text(max_size=60))
def test_any_message_is_read_back_from_its_code(body: str) -> None:
    link = mailto("king@example.net", "", body)
    code = paper_code(link)
    assert code and read(code) == link


@pytest.mark.parametrize(
    ("rows", "columns", "side", "version"),
    [(24, 80, 48, 5), (30, 100, 60, 8), (40, 120, 80, 13), (60, 80, 80, 13), (67, 240, 134, 27), (3, 10, 0, 0)],
)
def test_a_terminal_gives_a_code_the_larger_of_two_places(rows: int, columns: int, side: int, version: int) -> None:
    assert screen_side(rows, columns) == side
    assert most_version(side) == version


def test_modules_grow_before_correction_and_correction_before_nothing() -> None:
    small = screen_code("sms:+12025550110", 80)
    assert small and (small.scale, small.version, small.level) == (2, 2, "H")
    full = screen_code(mailto("king@example.net", "", "x" * 77), 48)
    assert full and (full.scale, full.version, full.level) == (1, 5, "L")


def test_what_does_not_fit_a_screen_has_no_code_there() -> None:
    link = mailto("king@example.net", "", "x" * 78)
    assert screen_code(link, 48) is None
    assert screen_code("sms:1", 20) is None
    assert screen_code(link, 80)


def test_paper_takes_the_higher_correction_while_it_can() -> None:
    levels = [(code.level, code.version) for n in (100, 2200, 2900) if (code := paper_code("x" * n))]
    assert levels == [("M", 6), ("M", 39), ("L", 40)]
    assert paper_code("x" * 2954) is None


@pytest.mark.parametrize(("characters", "version"), [(106, 5), (107, 6), (271, 10), (1465, 27), (2953, 40), (2954, 0)])
def test_a_version_is_the_smallest_of_the_standards_table(characters: int, version: int) -> None:
    assert version_for(b"x" * characters) == version
    assert version_for(b"x" * characters, most=max(0, version - 1)) == 0
