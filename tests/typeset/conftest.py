"""The fonts of the house, opened once a test process, and a setter that dies with its test."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.assets import assets
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter


@pytest.fixture(scope="session")
def fonts() -> Path:
    """The folder of the fonts that are shipped."""
    return assets() / "fonts"


@pytest.fixture(scope="session")
def library(fonts: Path) -> FontLibrary:
    """Those fonts, indexed."""
    return FontLibrary(fonts)


@pytest.fixture
def setter(library: FontLibrary) -> Setter:
    """A setter that has seen no word."""
    return Setter(library)
