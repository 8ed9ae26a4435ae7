"""An address in a rectangle: as large as it fits, never outside, and refused with a sentence that names the line."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.letter.address import AddressTooLong
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.paper import A4, PT_PER_MM
from kiosk.sheets.slot import SIZES, Block, Fitted, Slot, fitted, set_rows
from kiosk.typeset.face import EM
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

SLOT = Slot(25.0, 60.0, 63.0, 27.3)
PIECES = (
    "Office of the ",
    "Ṻộ",
    "وزارة",
    "הקריה ",
    "ក្រសួង",
    "མཚོ",
    "東京都",
    "12/3 ",
    "g" * 9,
    "a\u0301\u0302\u0303",
    "\u202e",
    "\u2067x\u2069",
)


def _set(lines: tuple[str, ...], setter: Setter, slot: Slot = SLOT, *, own: bool = False) -> Fitted:
    rows = set_rows([Block(lines, "en")], setter, Style.SMALL)
    return fitted(rows, slot, "the window", own=own)


def _ink(found: Fitted, slot: Slot) -> list[tuple[float, float, float, float]]:
    """The box of each line's ink, in millimetres from the upper left corner of an A4 sheet."""
    boxes = []
    for placed, box in zip(found.rows.at(slot, found.size, A4.height), found.rows.extents, strict=True):
        scale = found.size / EM
        left, right = placed.x + box.left * scale, placed.x + box.right * scale
        top, bottom = A4.height - placed.y - box.high * scale, A4.height - placed.y - box.low * scale
        boxes.append((left / PT_PER_MM, top / PT_PER_MM, right / PT_PER_MM, bottom / PT_PER_MM))
    return boxes


def test_four_short_lines_are_set_at_the_largest_size(setter: Setter) -> None:
    assert _set(("The President", "Office", "Nay Pyi Taw", "MYANMAR"), setter).size == SIZES[0]


def test_a_wide_line_shrinks_the_address_to_eight_points_and_then_is_refused(setter: Setter) -> None:
    sizes: list[float] = []
    with pytest.raises(AddressTooLong) as refused:
        for length in range(1, 99):
            sizes.append(_set(("The President", "m" * length), setter).size)
    assert sizes == sorted(sizes, reverse=True) and set(sizes) == set(SIZES) and sizes[-1] == 8.0
    words = "m" * (len(sizes) + 1)
    assert str(refused.value) == (
        f"Line 2 of the address ({words}) is too long for the window, even at 8 points. Shorten it, or cut it in two."
    )


def test_the_sentence_shows_the_start_of_a_very_long_line(setter: Setter) -> None:
    with pytest.raises(AddressTooLong, match=rf"\({'m' * 48}\.\.\.\)"):
        _set(("m" * 180,), setter)


def test_a_writers_own_address_is_not_quoted(setter: Setter) -> None:
    with pytest.raises(AddressTooLong, match=r"^Line 1 of your address is too long for the window, even at 8 points\."):
        _set(("m" * 180,), setter, own=True)


def test_lines_too_tall_are_refused(setter: Setter) -> None:
    sentence = r"^The 6 lines of the address are too tall for the window, even at 8 points\. Take one out\.$"
    with pytest.raises(AddressTooLong, match=sentence):
        _set(("x",) * 6, setter, SLOT._replace(height=15.0))


def test_a_seventh_line_is_refused(setter: Setter) -> None:
    with pytest.raises(AddressTooLong, match="has 7 lines"):
        _set(("x",) * 7, setter)


def test_six_lines_of_eight_points_stand_in_twenty_millimetres(setter: Setter) -> None:
    assert _set(("Åg",) * 6, setter, SLOT._replace(height=20.5)).size == 8.0


def test_no_address_is_no_fault(setter: Setter) -> None:
    assert _set((), setter).rows.lines == ()


def test_an_arabic_address_begins_at_the_right(setter: Setter) -> None:
    found = _set(("وزير العدل", "وزارة العدل، شارع 12", "BAHRAIN"), setter)
    assert found.rows.back
    assert all(SLOT.right - 1.0 <= right <= SLOT.right for _, _, right, _ in _ink(found, SLOT))


def _inside(box: tuple[float, float, float, float], slot: Slot) -> bool:
    left, top, right, bottom = box
    return (
        left >= slot.left - 1e-6
        and top >= slot.top - 1e-6
        and right <= slot.right + 1e-6
        and bottom <= slot.bottom + 1e-6
    )


lines_of_many_scripts = st.lists(
    st.one_of(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), st.text(max_size=40)), max_size=7
).map(tuple)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(lines_of_many_scripts, st.floats(20, 120), st.floats(5, 40))
def test_any_address_stays_inside_its_rectangle_or_is_refused(
    library: FontLibrary, lines: tuple[str, ...], width: float, height: float
) -> None:
    slot = Slot(30.0, 40.0, width, height)
    try:
        found = _set(lines, Setter(library), slot)
    except AddressTooLong as refused:
        assert str(refused).endswith(".") and "\n" not in str(refused)
        return
    boxes = _ink(found, slot)
    assert found.size in SIZES and len(boxes) <= 6
    assert all(_inside(box, slot) for box in boxes if box[0] < box[2])
    inked = [box for box in boxes if box[1] < box[3]]
    assert all(above[3] <= below[1] + 1e-6 for above, below in pairwise(inked))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join), min_size=1, max_size=6))
def test_pdfium_finds_every_glyph_inside_the_rectangle(
    library: FontLibrary, glyphs: Callable[..., list[Any]], lines: list[str]
) -> None:
    try:
        found = _set(tuple(lines), Setter(library))
    except AddressTooLong:
        return
    canvas = SheetCanvas(A4, title="Address", language="en")
    canvas.lines(found.rows.at(SLOT, found.size, A4.height), found.size)
    canvas.end_page()
    assert all(glyph.within(SLOT) for glyph in glyphs(canvas.pdf()))
