from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.typeset import bidi
from kiosk.typeset.brackets import PAIRS

# Each shard takes a worker of its own two or three seconds; one test of all would keep one worker for twenty.
CHARACTER_SHARDS, CLASS_SHARDS = 2, 8

IN_THE_SUITE = 2
"""Shards of the classes' cases that every run tries; the long form (``-m long``) tries the others."""

SHARDS = [pytest.param(shard, marks=pytest.mark.long if shard >= IN_THE_SUITE else ()) for shard in range(CLASS_SHARDS)]

Cases = Callable[[str], Iterator[str]]

DIRECTIONS = {"0": bidi.LTR, "1": bidi.RTL}


def _shown(kinds: list[str], base: int, text: str = "") -> tuple[list[str], list[str]]:
    """Levels and order as Unicode writes them: an x for what X9 removes, which has no place."""
    levels = bidi.ended(bidi.levels(kinds, base, text), kinds, base)
    kept = [index for index, kind in enumerate(kinds) if kind not in bidi.REMOVED]
    order = [str(kept[place]) for place in bidi.visual([levels[index] for index in kept])]
    shown = ["x" if kind in bidi.REMOVED else str(level) for kind, level in zip(kinds, levels, strict=True)]
    return shown, order


@pytest.mark.parametrize("shard", range(CHARACTER_SHARDS))
def test_every_case_of_unicodes_characters_has_its_levels_and_its_order(shard: int, unicode_cases: Cases) -> None:
    told = 0
    for case in islice(unicode_cases("BidiCharacterTest.txt"), shard, None, CHARACTER_SHARDS):
        points, direction, base, levels, order = case.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        kinds = bidi.classes(text)
        level = DIRECTIONS.get(direction, bidi.first_strong(kinds) or 0)
        assert str(level) == base, case
        assert _shown(kinds, level, text) == (levels.split(), order.split()), case
        told += 1
    assert told >= 91_000 // CHARACTER_SHARDS


@pytest.mark.parametrize("shard", SHARDS)
def test_every_case_of_unicodes_classes_has_its_levels_and_its_order(shard: int, unicode_cases: Cases) -> None:
    levels: list[str] = []
    order: list[str] = []
    told = 0
    for number, case in enumerate(unicode_cases("BidiTest.txt")):
        if case.startswith("@Levels:"):
            levels = case.partition(":")[2].split()
        elif case.startswith("@Reorder:"):
            order = case.partition(":")[2].split()
        elif number % CLASS_SHARDS == shard:
            classes, _, directions = case.partition(";")
            kinds = classes.split()
            bases = (bidi.first_strong(kinds) or 0, bidi.LTR, bidi.RTL)
            for bit, base in enumerate(bases):
                if int(directions) >> bit & 1:
                    assert _shown(kinds, base) == (levels, order), case
                    told += 1
    assert told >= 700_000 // CLASS_SHARDS


def test_the_table_of_brackets_is_unicodes(unicode_cases: Cases) -> None:
    rows = [[field.strip() for field in case.split(";")] for case in unicode_cases("BidiBrackets.txt")]
    pairs = {(chr(int(left, 16)), chr(int(right, 16))) for left, right, kind in rows if kind == "o"}
    assert pairs == {*PAIRS}


def test_text_without_a_letter_that_runs_back_needs_no_levels() -> None:
    assert not bidi.needs_levels("Kyiv, Київ, 東京, 2013 – “quoted” ខ្មែរ")
    for text in ("עברית", "العربية", "٣", "\u2067", "\u202e", "ދިވެހި"):
        assert bidi.needs_levels(f"a {text}")


@given(st.text(max_size=40), st.sampled_from([bidi.LTR, bidi.RTL]))
def test_any_text_has_a_level_each_and_an_order_of_all(text: str, base: int) -> None:
    levels = bidi.levels(bidi.classes(text), base, text)
    assert len(levels) == len(text) and all(base <= level <= bidi.DEEPEST + 1 for level in levels)
    assert sorted(bidi.visual(levels)) == [*range(len(text))]


@given(st.text(max_size=40))
def test_text_that_needs_no_levels_would_keep_its_order_with_them(text: str) -> None:
    if not bidi.needs_levels(text):
        levels = bidi.levels(bidi.classes(text), bidi.LTR, text)
        assert bidi.visual(levels) == [*range(len(text))]
