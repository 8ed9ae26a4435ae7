"""The fonts of the house, opened once a test process, and a setter that dies with its test."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
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


@pytest.fixture(scope="session")
def unicode_cases() -> Callable[[str], Iterator[str]]:
    """Reads the cases of a Unicode file, without comments, where Debian's package unicode-data puts it."""

    def cases(name: str) -> Iterator[str]:
        path = Path("/usr/share/unicode") / name
        if not path.exists():
            sentence = f"{path} is not here (Debian: unicode-data), so Unicode's own cases were not tried"
            if os.environ.get("CI") == "true":
                pytest.fail(sentence)
            warnings.warn(sentence, stacklevel=2)
            pytest.skip(sentence)
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if case := line.partition("#")[0].strip():
                    yield case

    return cases
