"""The invented pack with every rule set, and the shipped lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.campaign.model import Case, Pack
from kiosk.campaign.pack import load
from kiosk.letter.guide.wordlist import WordList, word_list


@pytest.fixture(scope="session")
def guide_pack() -> Pack:
    return load(Path(__file__).parents[2] / "data" / "guide-pack")


@pytest.fixture
def robin(guide_pack: Pack) -> Case:
    return guide_pack.named("robin-example")


@pytest.fixture(scope="session")
def english() -> WordList:
    found = word_list("en")
    assert found is not None
    return found
