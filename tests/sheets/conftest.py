"""The fonts of the house, and a letter that every test may change."""

from __future__ import annotations

import ctypes
import json
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import which
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as raw
import pytest

from kiosk.assets import assets
from kiosk.campaign.model import Pack
from kiosk.campaign.pack import load as load_pack
from kiosk.catalogue import sheet_speaker
from kiosk.letter.compose import Occasion
from kiosk.letter.letter import Letter, Paragraph
from kiosk.sheets.book import Book
from kiosk.sheets.labels import set_label
from kiosk.sheets.letter import set_letter
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import Sheet
from kiosk.sheets.slot import Slot
from kiosk.sheets.stock import Stock
from kiosk.sheets.window import Window
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


class Node(NamedTuple):
    """An element of a page's structure as PDFium reads it: its own marks, its words, and its children in order."""

    role: str
    alt: str
    language: str
    spoken: str
    marks: tuple[int, ...]
    children: tuple[Node, ...]

    def named(self, role: str) -> list[Node]:
        """All elements of this role, in the order they are read."""
        own = [self] if self.role == role else []
        return own + [node for child in self.children for node in child.named(role)]


def _told(read: Callable[..., int], element: object) -> str:
    """A text that PDFium gives: its length first, then itself."""
    length = read(element, None, 0)
    room = ctypes.create_string_buffer(max(length, 2))
    read(element, room, length)
    return room.raw[:length].decode("utf-16-le").rstrip("\0")


def _node(element: object) -> Node:
    count = max(0, raw.FPDF_StructElement_GetMarkedContentIdCount(element))
    marks = [raw.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index) for index in range(count)]
    below = [
        child
        for index in range(max(0, raw.FPDF_StructElement_CountChildren(element)))
        if (child := raw.FPDF_StructElement_GetChildAtIndex(element, index))
    ]
    return Node(
        _told(raw.FPDF_StructElement_GetType, element),
        _told(raw.FPDF_StructElement_GetAltText, element),
        _told(raw.FPDF_StructElement_GetLang, element),
        _told(raw.FPDF_StructElement_GetActualText, element),
        tuple(mark for mark in marks if mark >= 0),
        tuple(_node(child) for child in below),
    )


@pytest.fixture
def tree() -> Callable[..., tuple[Node, ...]]:
    """Reads what a page (the first, unless another is asked for) holds of the structure, by PDFium."""

    def read(pdf: bytes, page: int = 0) -> tuple[Node, ...]:
        document = pypdfium2.PdfDocument(pdf)
        try:
            # The page must live as long as what is read from it.
            leaf = document[page]
            found = raw.FPDF_StructTree_GetForPage(leaf.raw)
            count = raw.FPDF_StructTree_CountChildren(found)
            nodes = tuple(_node(raw.FPDF_StructTree_GetChildAtIndex(found, index)) for index in range(count))
            raw.FPDF_StructTree_Close(found)
            return nodes
        finally:
            document.close()

    return read


@pytest.fixture
def heard(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """Reads what poppler says of the structure of all pages: lines of roles and of text in quotes, each indented."""

    def read(pdf: bytes) -> list[str]:
        if not which("pdfinfo"):
            pytest.skip("poppler is not installed")
        (tmp_path / "heard.pdf").write_bytes(pdf)
        command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", tmp_path / "heard.pdf"]
        done = subprocess.run(command, capture_output=True, check=True)
        assert done.stderr == b""
        return done.stdout.decode().splitlines()

    return read


UNSEEN = "\u200e\u200f"
"""Marks between two directions, which have no ink."""


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
                if char.strip() and char not in UNSEEN and right > left and high > low:
                    found.append(Glyph(char, left, height * mm - high, right, height * mm - low))
            return found
        finally:
            document.close()

    return read


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
def letters_sheet() -> Callable[..., Sheet]:
    """Binds letters into one document."""

    def made(
        letters: Iterable[Letter], paper: Paper, library: FontLibrary, *, title: str, window: Window | None = None
    ) -> Sheet:
        book, shared = Book(title), Shared(library)
        for text in letters:
            book.add(set_letter(text, paper, shared, window))
        return book.sheet()

    return made


@pytest.fixture(scope="session")
def labels_sheet() -> Callable[..., Sheet]:
    """Binds sheets of labels into one document."""

    def made(letters: Iterable[Letter], kind: Stock, library: FontLibrary, *, start: int = 1) -> Sheet:
        book, shared = Book("Labels", start), Shared(library)
        for text in letters:
            book.add(set_label(text, kind, shared))
        return book.sheet()

    return made


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
