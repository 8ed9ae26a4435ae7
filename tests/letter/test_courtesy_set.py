"""Courtesy against written examples: how much it hears, and how seldom it is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "proof"))

import courtesy_set

FLOORS = {"seen": (0.97, 0.02), "held out": (0.95, 0.05), "later": (0.97, 0.05), "last": (0.5, 0.1)}
"""Least recall and most false alarms of each set; docs/proof.md has what was measured, and why "last" is lower."""


@pytest.mark.parametrize("language", courtesy_set.LANGUAGES)
def test_there_are_two_hundred_examples_in_halves(language: str) -> None:
    halves = [len(courtesy_set.examples(language, half)) for half in courtesy_set.HALVES]
    assert sum(halves) >= 200
    assert min(halves) > 0.45 * sum(halves)


@pytest.mark.parametrize("language", courtesy_set.LANGUAGES)
@pytest.mark.parametrize("half", FLOORS)
def test_enough_is_heard_and_little_is_wrong(language: str, half: str) -> None:
    score = courtesy_set.score(language, half, courtesy_set.pack())
    recall, false_alarms = FLOORS[half]
    assert score.recall >= recall
    assert score.false_alarms <= false_alarms
