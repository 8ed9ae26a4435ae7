"""The fonts of the house, and a letter that every test may change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from kiosk.assets import assets
from kiosk.letter.letter import Letter, Paragraph
from kiosk.sheets.slot import Slot
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


class Glyph(NamedTuple):
    """A character as PDFium finds it on a page: the box of its ink, in millimetres from the upper left corner."""

    char: str
    left: float
    top: float
    right: float
    bottom: float

    def touches(self, slot: Slot) -> bool:
        """Whether any of its ink lies in a rectangle of the sheet."""
        across = self.right > slot.left and self.left < slot.right
        return across and self.bottom > slot.top and self.top < slot.bottom

    def within(self, slot: Slot) -> bool:
        """Whether all of its ink does; PDFium rounds boxes outwards, by less than a tenth of a millimetre."""
        across = self.left >= slot.left - 0.1 and self.right <= slot.right + 0.1
        return across and self.top >= slot.top - 0.1 and self.bottom <= slot.bottom + 0.1


@pytest.fixture(scope="session")
def glyphs() -> Callable[..., list[Glyph]]:
    """Reads back where every inked character of a page stands."""

    def read(pdf: bytes, page: int = 0) -> list[Glyph]:
        document = pypdfium2.PdfDocument(pdf)
        try:
            sheet = document[page]
            text, height, mm = sheet.get_textpage(), sheet.get_height(), 25.4 / 72
            found = []
            for index in range(text.count_chars()):
                char = text.get_text_range(index, 1)
                left, low, right, high = (side * mm for side in text.get_charbox(index))
                if char.strip() and right > left and high > low:
                    found.append(Glyph(char, left, height * mm - high, right, height * mm - low))
            return found
        finally:
            document.close()

    return read
