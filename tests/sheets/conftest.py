"""The fonts of the house, and a letter that every test may change."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import which
from typing import NamedTuple

import pypdfium2
import pytest

from kiosk.assets import assets
from kiosk.campaign.model import Pack
from kiosk.campaign.pack import load as load_pack
from kiosk.catalogue import sheet_speaker
from kiosk.letter.compose import Occasion
from kiosk.letter.letter import Letter, Paragraph
from kiosk.sheets.paper import PT_PER_MM
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


class Box(NamedTuple):
    """Edges in millimetres from the lower left corner of the page."""

    left: float
    low: float
    right: float
    top: float


@dataclass
class Page:
    """One page as PDFium reads it."""

    raw: str
    boxes: list[Box]
    paths: list[Box]

    @property
    def text(self) -> str:
        """Its words, a space between two."""
        return " ".join(self.raw.split())

    def found(self, text: str) -> Box:
        """Where `text` stands first."""
        start = self.raw.index(text)
        lefts, lows, rights, tops = zip(*self.boxes[start : start + len(text)], strict=True)
        return Box(min(lefts), min(lows), max(rights), max(tops))

    def rules(self) -> list[Box]:
        """The lines that lie, from the top."""
        return sorted((box for box in self.paths if box.top - box.low < 0.6), key=lambda box: -box.top)


def _page(page: pypdfium2.PdfPage) -> Page:
    def box(edges: tuple[float, ...]) -> Box:
        return Box(*(edge / PT_PER_MM for edge in edges))

    words = page.get_textpage()
    boxes = [box(words.get_charbox(index)) for index in range(words.count_chars())]
    paths = [box(thing.get_bounds()) for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    return Page(words.get_text_range(), boxes, paths)


@pytest.fixture
def read() -> Callable[[bytes], list[Page]]:
    """Reads the pages of a PDF."""

    def pages(pdf: bytes) -> list[Page]:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [_page(page) for page in document]
        finally:
            document.close()

    return pages


@pytest.fixture
def sound(tmp_path: Path) -> Callable[[bytes], None]:
    """Asks qpdf whether a PDF is sound."""

    def check(pdf: bytes) -> None:
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pdf)
        if which("qpdf"):
            assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0

    return check


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The practice pack that is shipped."""
    return load_pack(assets() / "packs" / "write-for-rights-2013")


@pytest.fixture
def occasion() -> Callable[..., Occasion]:
    """Makes the occasion of a practice night, in a language."""

    def made(language: str = "en", *, practice: bool = True) -> Occasion:
        voice = sheet_speaker(language)
        return Occasion(voice, date(2026, 12, 5), event="Test marathon", place="Exampleville", practice=practice)

    return made


@pytest.fixture(scope="session")
def declared() -> dict[str, str]:
    """Article 1 of the Universal Declaration by language."""
    path = Path(__file__).parents[1] / "data" / "udhr-article-1.json"
    return {language: entry["text"] for language, entry in json.loads(path.read_text("utf-8"))["texts"].items()}
