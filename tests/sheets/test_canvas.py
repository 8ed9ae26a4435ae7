from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import which

import pypdfium2
import pytest
import reportlab
from reportlab.pdfbase.pdfdoc import PDFCatalog, PDFDocument
from reportlab.pdfgen.canvas import Canvas

from kiosk.letter.letter import Letter
from kiosk.sheets.canvas import MAKER, PlacedLine, SheetCanvas
from kiosk.sheets.letter import letter_sheet
from kiosk.sheets.paper import A4, LETTER
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import lines
from kiosk.typeset.shape import Setter


def _page(setter: Setter, *rows: tuple[str, Style], title: str = "A sheet") -> bytes:
    canvas = SheetCanvas(A4, title=title, language="en")
    for index, (text, style) in enumerate(rows):
        (line,) = lines(setter.words(text, style, "en"), 60_000)
        canvas.lines([PlacedLine(line, 72, 700 - 20 * index)], 11)
    canvas.end_page()
    return canvas.pdf()


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        read: str = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    return read


def test_canary_reportlab_still_has_the_private_parts_we_lean_on() -> None:
    """A failure here names what moved in a new ReportLab, before a page looks wrong."""
    canvas = Canvas(BytesIO(), invariant=1)
    assert reportlab.Version.startswith("5.")
    assert isinstance(canvas._code, list)
    assert canvas._preamble.startswith("1 0 0 1 0 0 cm")
    assert canvas._doc.delayedFonts == []
    assert (isinstance(canvas._formsinuse, list), callable(canvas._startPage), canvas._pagesize[0] > 0) == (True,) * 3
    assert isinstance(canvas._doc.idToObject["BasicFonts"].dict, dict)
    fresh = PDFDocument(invariant=1)
    assert (fresh.objectcounter, fresh.numberToId) == (1, {1: "BasicFonts"})
    assert {"StructTreeRoot", "MarkInfo", "Metadata", "ViewerPreferences"} <= {*PDFCatalog.__NoDefault__}
    assert canvas._doc.idToObjectNumberAndVersion["BasicFonts"][1] == 0


def test_a_page_names_no_font_but_its_own_embedded_ones(setter: Setter) -> None:
    pdf = _page(setter, ("Dear friend", Style.LETTER), ("printed here", Style.SMALL))
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == 2 and pdf.count(b"/Type0") == 2


def test_fonts_may_change_within_a_line(setter: Setter) -> None:
    assert _text(_page(setter, ("name क end", Style.LETTER))).split() == ["name", "क", "end"]


def test_the_metadata_names_the_document_and_no_person(letter: Callable[..., Letter], library: FontLibrary) -> None:
    text = letter(name="Zoë Secret", sender=("Zoë Secret", "1 Hidden Lane"), language="fr")
    document = pypdfium2.PdfDocument(letter_sheet(text, A4, library).pdf)
    told = document.get_metadata_dict()
    document.close()
    assert (told["Title"], told["Author"], told["Creator"]) == ("Letter for a case", MAKER, MAKER)
    assert not any("Secret" in value or "Hidden" in value for value in told.values())


def test_the_document_says_its_language(letter: Callable[..., Letter], library: FontLibrary) -> None:
    assert b"/Lang (fr)" in letter_sheet(letter(language="fr"), A4, library).pdf


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("paper", [A4, LETTER])
def test_qpdf_finds_nothing_to_complain_of(
    paper: object, letter: Callable[..., Letter], library: FontLibrary, tmp_path: Path
) -> None:
    text = letter("за\u0301мок Wör\u00adter 中"[:-1], mark="PRACTICE", sender=("A", "B"))
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter_sheet(text, paper, library).pdf)  # type: ignore[arg-type]
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False, text=True)
    assert done.returncode == 0 and "WARNING" not in done.stdout + done.stderr
