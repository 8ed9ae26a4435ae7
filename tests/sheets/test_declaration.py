"""Article 1 of the Universal Declaration in every language of the collection that the fonts here can set."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice
from pathlib import Path
from shutil import which
from typing import NamedTuple

import pypdfium2
import pytest
from fontTools import unicodedata as scripts

from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.paper import A4
from kiosk.sheets.picture import Picture, picture
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.itemise import missing
from kiosk.typeset.layout import lines, stretch
from kiosk.typeset.shape import Setter

TEXTS = {
    language: entry["text"]
    for language, entry in json.loads((Path(__file__).parents[1] / "data" / "udhr-article-1.json").read_text("utf-8"))[
        "texts"
    ].items()
}
SHARDS = 4
SIZE = 11.0

# A line's end is a space to a reader; these scripts have none there. Readers place the space beside a full stop
# of Arabic and Hebrew now before and now after it, so there too only what has ink is compared.
INK_ONLY = frozenset({"Arab", "Ethi", "Hani", "Hebr", "Hira", "Khmr", "Laoo", "Mymr", "Thai", "Tibt"})

# Marks that readers add to tell directions, and the hyphen they take away where it ends a line.
ADDED = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
HYPHENS = re.compile("[-\u2010\ufffe\u00ad]")

# One word, one digit of another direction after it: poppler and pdfium each guess another place for the full stop.
GUESSED = {"zlm-Arab"}

MIXED = {
    "ar": "أطلب الإفراج عن Yorm Bopha (من مواليد 1983) والرد على anna@example.org أو +973 17-123-456 قبل 2013-12-31.",
    "ar-EG": "أكتب بشأن Mikhail Kosenko، البالغ من العمر 38 عاما، الذي اعتقل في 6 مايو 2012. انظر https://example.org/2013.",
    "he": "כתבו אל Anna Jónsdóttir (anna@example.org) עד 31/12/2013 בשעה 15:30, סעיף 25 של ההכרזה, ותודה רבה לכולם.",
    "he-IL": "בית המשפט (Tribunal) קבע ב-25.6.2012 כי 12,5% מהסכום יוחזרו, ו-3 שוטרים - Ivanov, Petrov - יועמדו לדין.",
    "fa": "این نامه درباره Mikhail Kosenko، ۳۸ ساله، است که در 6 مه 2012 بازداشت شد (نگاه کنید به example.org).",
    "ur": "میں Mikhail Kosenko کے بارے میں لکھ رہا ہوں، جن کی عمر 38 سال ہے (دیکھیے example.org/2013)۔",
    "en": "The prisoner محمد عبد الله and the lawyer דנה לוי met on 10 December, and Amina (أمينة) was not there.",
}


class Read(NamedTuple):
    """What three readers make of one page."""

    poppler: str
    raw: str
    pdfium: str


def _pdf(texts: dict[str, str], library: FontLibrary) -> bytes:
    """A page for each text, justified, in the direction of its paragraph."""
    canvas, measure = SheetCanvas(A4, title="Article 1", language="en"), A4.measure * 1000 / SIZE
    for language, text in texts.items():
        rows = lines(Setter(library).words(text, Style.LETTER, language), measure)
        placed = []
        for number, row in enumerate(rows):
            added = stretch(row, measure)
            width = (row.width + added * row.gaps) * SIZE / 1000
            left = A4.left + (A4.measure - width if row.back else 0.0)
            placed.append(PlacedLine(row, left, 700 - 20 * number, added))
        canvas.lines(placed, SIZE)
        canvas.end_page()
    return canvas.pdf()


def _read(pdf: bytes, folder: Path) -> Iterator[Read]:
    (folder / "pages.pdf").write_bytes(pdf)
    document = pypdfium2.PdfDocument(pdf)
    try:
        seen: list[str] = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    told = [["", *seen][1:]] * 2
    if which("pdftotext"):
        for number, how in enumerate((("-enc", "UTF-8"), ("-raw",))):
            command = ["pdftotext", *how, folder / "pages.pdf", "-"]
            told[number] = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\f")
    return (Read(*texts) for texts in zip(told[0], told[1], seen, strict=False))


def _same(text: str, *, ink_only: bool) -> str:
    text = HYPHENS.sub("", unicodedata.normalize("NFC", ADDED.sub("", text)))
    return "".join(text.split()) if ink_only else " ".join(text.split())


@pytest.mark.parametrize("shard", range(SHARDS))
def test_every_declaration_copies_from_the_page_as_it_was_written(
    shard: int, library: FontLibrary, tmp_path: Path
) -> None:
    texts = dict(islice(TEXTS.items(), shard, None, SHARDS))
    assert missing(texts.values(), library) == ()
    different = {}
    for (language, text), read in zip(texts.items(), _read(_pdf(texts, library), tmp_path), strict=True):
        used = {scripts.script(char) for char in text}
        bare = not INK_ONLY.isdisjoint(used)
        # Poppler takes the wide gaps of a justified Burmese line for columns.
        readers = {"poppler": read.raw if "Mymr" in used else read.poppler, "pdfium": read.pdfium}
        for reader, told in readers.items():
            if _same(told, ink_only=bare) != _same(text, ink_only=bare) and language not in GUESSED:
                different[language, reader] = told
    assert different == {}


def test_the_collection_has_every_script_and_hundreds_of_languages() -> None:
    used = {scripts.script(char) for text in TEXTS.values() for char in text}
    asked = "Arab Armn Beng Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hani Hebr Hira Khmr Knda Laoo Latn Mlym"
    assert used >= {*asked.split(), "Mymr", "Sinh", "Taml", "Telu", "Thai", "Tibt"}
    assert len(TEXTS) > 400


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler is not installed")
def test_lines_that_run_both_ways_copy_nearly_as_they_were_written(library: FontLibrary, tmp_path: Path) -> None:
    for (language, text), read in zip(MIXED.items(), _read(_pdf(MIXED, library), tmp_path), strict=False):
        wanted, told = _same(text, ink_only=False), _same(read.poppler, ink_only=False)
        assert SequenceMatcher(None, wanted, told, autojunk=False).ratio() >= 0.95, (language, told)
        # Only spaces beside commas stand elsewhere.
        assert _same(text, ink_only=True) == _same(read.poppler, ink_only=True), language


EDGES = {"he": 3, "ar": 3, "th": 3, "km": 2, "zh-Hant": 3, "ja": 3, "en": 3, "ko": 3, "hi": 3, "my": 2}


def _edges(shown: Picture, baseline: float) -> tuple[float, float]:
    """The first and last column with ink between a line's middle and its baseline, in points."""
    scale = shown.width / A4.width
    rows = range(int((A4.height - baseline - 4) * scale), int((A4.height - baseline) * scale))
    dark = [x for y in rows for x in range(shown.width) if shown.rgb[3 * (y * shown.width + x)] < 128]
    return min(dark) / scale, max(dark) / scale


@pytest.mark.parametrize("language", EDGES)
def test_the_ink_of_justified_lines_reaches_both_edges(language: str, library: FontLibrary) -> None:
    text = " ".join([TEXTS[language]] * 3)
    shown = picture(_pdf({language: text}, library), 1_190)
    for number in range(EDGES[language] - 1):
        left, right = _edges(shown, 700 - 20 * number)
        # Marks in a square of their own leave half of it white.
        slack = SIZE * 0.75 if language in ("zh-Hant", "ja") else 3.5
        assert abs(left - A4.left) < slack and abs(right - A4.left - A4.measure) < slack, number
