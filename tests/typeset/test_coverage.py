from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import FaultsError
from kiosk.typeset import coverage


def test_the_index_is_in_step_with_the_fonts(fonts: Path) -> None:
    assert json.loads((fonts / coverage.INDEX).read_bytes()) == coverage.built(fonts)


def test_writing_the_index_again_changes_nothing(fonts: Path, tmp_path: Path) -> None:
    (tmp_path / "NotoSans-Bold.ttf").write_bytes((fonts / "NotoSans-Bold.ttf").read_bytes())
    first = coverage.write(tmp_path).read_bytes()
    assert coverage.write(tmp_path).read_bytes() == first
    assert list(coverage.read(tmp_path)) == ["NotoSans-Bold"]


def test_the_fonts_are_small_and_come_with_their_licence(fonts: Path) -> None:
    assert sum(path.stat().st_size for path in fonts.glob("*.ttf")) < 16_000_000
    licence = (fonts / "LICENSE-Noto.txt").read_text("utf-8")
    assert "SIL Open Font License" in licence and "Noto Project Authors" in licence


@given(st.sets(st.integers(0, 0x10FFFF), max_size=60))
def test_a_coverage_holds_its_characters_and_no_other(points: set[int]) -> None:
    held = coverage.from_characters(points)
    assert coverage.parsed(str(held)) == held
    around = {min(max(point + step, 0), 0x10FFFF) for point in points for step in (-1, 0, 1)}
    assert {point for point in around if chr(point) in held} == points


@pytest.mark.parametrize("broken", [None, b"", b"[]", b"{}", b'{"A": {}}', b'{"A": {"covers": "zz"}}', b"\xff\xfe"])
def test_a_broken_index_is_one_calm_sentence(tmp_path: Path, broken: bytes | None) -> None:
    if broken is not None:
        (tmp_path / coverage.INDEX).write_bytes(broken)
    with pytest.raises(FaultsError, match=r"the index of fonts cannot be read\. Install the kiosk anew"):
        coverage.read(tmp_path)
