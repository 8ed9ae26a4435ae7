"""How far ink reaches, held against the font's own outlines."""

from __future__ import annotations

from math import inf

import pytest

from kiosk.assets import assets
from kiosk.typeset.extent import Extent, extent
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import Line, lines
from kiosk.typeset.shape import Setter


@pytest.fixture(scope="module")
def setter() -> Setter:
    return Setter(FontLibrary(assets() / "fonts"))


def _line(setter: Setter, text: str, language: str = "en") -> Line:
    return lines(setter.words(text, Style.LETTER, language), inf)[0]


def test_a_capital_reaches_from_the_baseline_to_its_height(setter: Setter) -> None:
    box = extent(_line(setter, "H"))
    assert -5 <= box.low <= 0 and 700 <= box.high <= 730
    assert 0 < box.left < box.right < _line(setter, "H").width


def test_accents_and_descenders_reach_further(setter: Setter) -> None:
    plain, tall = extent(_line(setter, "Ex")), extent(_line(setter, "Ệg"))
    assert tall.high > plain.high + 100 and tall.low < plain.low - 150


def test_a_tower_of_marks_is_measured_to_its_top(setter: Setter) -> None:
    heights = [extent(_line(setter, "a" + "\u0301" * count)).high for count in range(5)]
    assert heights == sorted(heights) and heights[4] > heights[1]


def test_what_runs_right_to_left_is_measured_from_its_left(setter: Setter) -> None:
    line = _line(setter, "وزارة العدل 12", "ar")
    box = extent(line)
    assert -100 < box.left < 100 and line.width - 100 < box.right < line.width + 100


def test_nothing_printed_has_no_extent(setter: Setter) -> None:
    assert extent(_line(setter, "\u200b ")) == Extent(0, 0, 0, 0)
