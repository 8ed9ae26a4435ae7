from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import pypdfium2
import pytest

from kiosk.errors import KioskError
from kiosk.letter.letter import Letter
from kiosk.sheets.drawable import alone
from kiosk.sheets.letter import TooLong, Unprintable, set_letter
from kiosk.sheets.paper import A4
from kiosk.sheets.picture import picture
from kiosk.sheets.shared import Shared
from kiosk.typeset.fonts import FontLibrary

Made = Callable[..., Letter]


def _texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def test_each_letter_is_a_page_that_looks_as_it_does_alone(
    letter: Made, library: FontLibrary, letters_sheet: Any
) -> None:
    letters = [
        letter(name="Anna Example"),
        letter("הכול בסדר גמור.", language="he", mark="תרגול"),
        letter("One more.", name="Bob Example", mark="PRACTICE"),
    ]
    sheet = letters_sheet(letters, A4, library, title="Three letters")
    single = [alone(set_letter(text, A4, Shared(library))).pdf for text in letters]
    assert sheet.pages == 3
    assert [_texts(pdf)[0].split() for pdf in single] == [[*text.split()] for text in _texts(sheet.pdf)]
    for page, pdf in enumerate(single):
        assert picture(sheet.pdf, 600, page).rgb == picture(pdf, 600).rgb


def test_fonts_and_the_foot_are_in_the_document_once(letter: Made, library: FontLibrary, letters_sheet: Any) -> None:
    sheet = letters_sheet((letter(name=f"Writer {number}") for number in range(40)), A4, library, title="Forty")
    assert sheet.pdf.count(b"/FontFile2") == 3
    assert sheet.pdf.count(b"/Subtype /Form") == 1
    assert len(sheet.pdf) < 40 * 2_600


def test_the_same_letters_give_the_same_bytes_and_a_sound_file(
    letter: Made, library: FontLibrary, tmp_path: Path, letters_sheet: Any
) -> None:
    made = [letters_sheet([letter(), letter(name="Bob")], A4, library, title="Two").pdf for _ in range(2)]
    assert made[0] == made[1]
    if which("qpdf"):
        (tmp_path / "two.pdf").write_bytes(made[0])
        subprocess.run(["qpdf", "--check", tmp_path / "two.pdf"], check=True, capture_output=True)


def test_a_letter_that_cannot_be_printed_stops_the_batch_with_its_own_sentence(
    letter: Made, library: FontLibrary, letters_sheet: Any
) -> None:
    with pytest.raises(Unprintable, match="Thaana"):
        letters_sheet([letter(), letter("ދިވެހި")], A4, library, title="")
    with pytest.raises(TooLong):
        letters_sheet([letter(), letter("x\n" * 200)], A4, library, title="")


def test_nothing_is_no_document(library: FontLibrary, letters_sheet: Any) -> None:
    with pytest.raises(KioskError, match=r"^There is no sheet to print\.$"):
        letters_sheet([], A4, library, title="")
