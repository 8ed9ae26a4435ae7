"""The fonts of the house, and a letter that every test may change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.assets import assets
from kiosk.letter.letter import Letter, Paragraph
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter

WORDS = (
    "I am writing to you because I am deeply concerned about a man who was arrested in May after a protest, "
    "although a video shows that he took no part in any violence.",
    "I respectfully ask you to release him immediately and unconditionally.",
)


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


@pytest.fixture
def letter() -> Callable[..., Letter]:
    """Makes a letter of the given paragraphs; any other part may be named."""

    def made(*paragraphs: str, **parts: object) -> Letter:
        whole: dict[str, object] = {
            "language": "en",
            "place_and_date": "Exampleville, 10 December 2013",
            "address": ("Prosecutor General", "Example Street 15a", "125993 Example", "EXAMPLELAND"),
            "salutation": "Dear Prosecutor General,",
            "paragraphs": tuple(Paragraph(text) for text in paragraphs or WORDS),
            "close": "Yours sincerely,",
            "name": "Anna Example",
            "title": "Letter for a case",
            "note": "Printed at the Test marathon.",
            "page": "https://write.example.org/cases/2013/example-case",
            "page_label": "The case",
        }
        return Letter(**(whole | parts))  # type: ignore[arg-type]

    return made
