"""The fonts of the house, opened once a test process, and a setter that dies with its test."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.assets import assets
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter

sys.path.insert(0, str(Path(__file__).parent))


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


def elsewhere(path: Path, package: str) -> Path:
    """A file that Debian's `package` brings; without it the test is skipped with a warning, and fails in CI."""
    if not path.exists():
        sentence = f"{path} is not here (Debian: {package}), so it was not tried"
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        warnings.warn(sentence, stacklevel=3)
        pytest.skip(sentence)
    return path


@pytest.fixture(scope="session")
def dejavu() -> Path:
    """A font that the kiosk does not bring, with scripts that its own fonts lack."""
    return elsewhere(Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), "fonts-dejavu-core")


@pytest.fixture(scope="session")
def unicode_cases() -> Callable[[str], Iterator[str]]:
    """Reads the cases of a Unicode file, without comments, where Debian's package unicode-data puts it."""

    def cases(name: str) -> Iterator[str]:
        path = elsewhere(Path("/usr/share/unicode") / name, "unicode-data")
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if case := line.partition("#")[0].strip():
                    yield case

    return cases
