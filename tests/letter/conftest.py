"""A case of the practice pack and the occasion of a test's letters."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.assets import assets
from kiosk.campaign.model import Case, Pack
from kiosk.campaign.pack import load
from kiosk.catalogue import speaker
from kiosk.letter.compose import Occasion


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load(assets() / "packs" / "write-for-rights-2013")


@pytest.fixture
def case(pack: Pack) -> Case:
    return pack.named("tun-aung")


@pytest.fixture
def occasion() -> Occasion:
    return Occasion(speaker("en"), date(2026, 12, 5), event="Test marathon", place="Exampleville", practice=True)
