"""What people may paste, scan or put into a pack, on every sheet but the letter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.campaign.kind import Kind
from kiosk.catalogue import speaker
from kiosk.errors import KioskError
from kiosk.letter.bilingual import Bilingual
from kiosk.letter.card import SolidarityCard
from kiosk.letter.compose import Occasion
from kiosk.letter.cover import BundleRow, cover
from kiosk.letter.fax import CoverLine, Fax
from kiosk.letter.handwriting import Handwriting, Section
from kiosk.letter.imprint import Imprint
from kiosk.letter.letter import Letter, Paragraph
from kiosk.letter.petition import Petition
from kiosk.letter.photo import Photo
from kiosk.sheets.bilingual import bilingual_sheet
from kiosk.sheets.card import card_sheet
from kiosk.sheets.cover import cover_sheet
from kiosk.sheets.fax import fax_sheet
from kiosk.sheets.handwriting import handwriting_sheet
from kiosk.sheets.paper import A4
from kiosk.sheets.petition import petition_sheet
from kiosk.sheets.photo import photo_sheet
from kiosk.sheets.sheet import Sheet
from kiosk.text import clean
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.itemise import missing

IMPRINT = Imprint("en", "A sheet", "A note.", "https://example.org/x", "The case", "PRACTICE")


def _bilingual(text: str, library: FontLibrary) -> Sheet:
    body = (Paragraph(text),)
    letter = Letter("en", "Day", ("Office", "LAND"), "Dear,", body, "Yours,", text[:80], "Title", "Note")
    return bilingual_sheet(Bilingual(letter, "ar", "Dear,", (text,), "Yours,", ("One", "Two")), A4, library)


def _card(text: str, library: FontLibrary) -> Sheet:
    return card_sheet([SolidarityCard(IMPRINT, "Name", "Hope.", (text,), text[:80], text[:80])], A4, library)


def _fax(text: str, library: FontLibrary) -> Sheet:
    body = (Paragraph(text),)
    letter = Letter("en", "Day", (), "Dear,", body, "Yours,", text[:80], "Title", "Note")
    cover = (CoverLine("To", (text[:80],)), CoverLine("From", ("", text[:80])))
    return fax_sheet(Fax(IMPRINT, "Fax", cover, letter), A4, library)


def _photo(text: str, library: FontLibrary) -> Sheet:
    return photo_sheet(Photo(IMPRINT, text, text[:80], (text[:80],)), A4, library)


def _petition(text: str, library: FontLibrary) -> Sheet:
    return petition_sheet(
        Petition(IMPRINT, "Head", "To", (text,), "We ask:", "Ask.", ("N", "T", "S"), "Rule.", "Count:"), A4, library
    )


def _handwriting(text: str, library: FontLibrary) -> Sheet:
    some = Section("Head", (text,))
    few = Section("Few", ("One.",))
    return handwriting_sheet(
        Handwriting(IMPRINT, "Head", "Lead.", few, few, "Copy", "Dear,", few, (text,), some, few, few), A4, library
    )


def _cover(text: str, library: FontLibrary) -> Sheet:
    occasion = Occasion(speaker("en"), date(2026, 12, 5), event=text[:80])
    return cover_sheet(cover([BundleRow(text, Kind.LETTER, text, 3)], occasion), A4, library)


Made = Callable[[str, FontLibrary], Sheet]
SHEETS: list[Made] = [_bilingual, _fax, _card, _photo, _petition, _handwriting, _cover]

HOSTILE = [
    "x" * 1_000_000,
    " " * 100_000,
    "a \u202eEDIRREVO b",
    "\x00\x1b[2J\x07",
    "\u200b\u2060\ufeff" * 50,
    "e" + "\u0301" * 500,
    "\ud800",
    "<b>&amp;</b> %s {0} [/] \\n (",
    "\n" * 5_000,
    "\u2066" * 100 + "x",
]


@pytest.mark.parametrize("made", SHEETS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_give_a_page_or_a_plain_refusal(made: Made, text: str, library: FontLibrary) -> None:
    # An unpaired surrogate never comes past the one door for words; everything else must do no harm without it too.
    for words in {clean(text), text.replace("\ud800", "")}:
        try:
            assert made(words, library).pdf.startswith(b"%PDF-")
        except KioskError as refused:
            assert "\n" not in str(refused) and len(str(refused)) < 120


@pytest.mark.parametrize("made", SHEETS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_whatever_was_typed_is_on_the_page_or_told(made: Made, library: FontLibrary, text: str) -> None:
    text = clean(text)
    try:
        document = pypdfium2.PdfDocument(made(text, library).pdf)
    except KioskError:
        assert missing([text], library)
        return
    read = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    wanted = {char for char in text if char.isascii() and char.isalnum()}
    assert wanted <= set(read)


@pytest.mark.parametrize("made", SHEETS)
def test_markup_is_printed_as_it_was_typed(made: Made, library: FontLibrary) -> None:
    document = pypdfium2.PdfDocument(made("<b>x</b> &amp; {0}", library).pdf)
    read = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    document.close()
    assert "<b>x</b> &amp; {0}" in read


_PRINT = """
import hashlib, runpy, sys
from kiosk.assets import assets
from kiosk.typeset.fonts import FontLibrary
made = runpy.run_path(sys.argv[1])
library = FontLibrary(assets() / "fonts")
print(hashlib.sha256(b"".join(one("caf\\u00e9 \\u0645\\u0631 one", library).pdf for one in made["SHEETS"])).hexdigest())
"""


def test_the_same_words_give_the_same_bytes_in_any_process() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", _PRINT, __file__],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1
