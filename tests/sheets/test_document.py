from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

import pypdfium2
import pytest

from kiosk.letter.letter import Letter
from kiosk.sheets.document import Document
from kiosk.sheets.letter import letter_sheet
from kiosk.sheets.paper import A4
from kiosk.sheets.written import text_string
from kiosk.typeset.fonts import FontLibrary

Made = Callable[..., Letter]


def _name(pdf: bytes) -> bytes:
    """The two halves of a document's /ID, which are the same."""
    found = re.search(rb"/ID \[<(\w{32})><(\w{32})>\]", pdf)
    assert found and found[1] == found[2]
    return found[1]


def test_a_document_is_named_by_what_is_in_it(letter: Made, library: FontLibrary) -> None:
    # Codes are given by first use, so that these two pages hold the same ones for other words.
    same, again, other = (letter_sheet(letter(text), A4, library).pdf for text in ("abc abc", "abc abc", "xyz xyz"))
    assert same == again and _name(same) == _name(again) != _name(other)


def test_the_same_document_is_made_in_any_process(letter: Made, library: FontLibrary, tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from kiosk.assets import assets
from kiosk.letter.letter import Letter, Paragraph
from kiosk.sheets.letter import letter_sheet
from kiosk.sheets.paper import A4
from kiosk.typeset.fonts import FontLibrary
text = Letter("he", "", (), "", (Paragraph("אב (Anna) 12"),), "", "", "T", "n", "https://example.org", "c", "m")
Path(sys.argv[1]).write_bytes(letter_sheet(text, A4, FontLibrary(assets() / "fonts")).pdf)
"""
    root = Path(__file__).parents[2]
    for seed in ("1", "2"):
        command = [sys.executable, "-c", script, tmp_path / seed]
        subprocess.run(command, check=True, cwd=root, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)})
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_small_objects_lie_squeezed_together_and_are_found(
    letter: Made, library: FontLibrary, letters_sheet: Any
) -> None:
    letters = [letter(name=f"Writer {number}") for number in range(50)]
    sheet = letters_sheet(letters, A4, library, title="Fifty")
    document = pypdfium2.PdfDocument(sheet.pdf)
    assert len(document) == 50
    document.close()
    # A structure of 800 elements that lay open would take 100 bytes each.
    assert b"/StructElem" not in sheet.pdf and b"/S/P" not in sheet.pdf
    assert len(sheet.pdf) < 50 * 2_400


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_reads_a_batch_to_its_last_object(
    letter: Made, library: FontLibrary, tmp_path: Path, letters_sheet: Any
) -> None:
    letters = [letter(f"{number} שלום", language=("en", "he", "km")[number % 3], mark="X") for number in range(90)]
    file = tmp_path / "batch.pdf"
    file.write_bytes(letters_sheet(letters, A4, library, title="Ninety").pdf)
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False, text=True)
    assert done.returncode == 0 and "WARNING" not in done.stdout + done.stderr
    # Nothing is referred to that is not there.
    plain = subprocess.run(["qpdf", "--json", file], capture_output=True, check=True, text=True).stdout
    asked = {*re.findall(r'"(\d+ 0 R)"', plain)}
    assert asked <= {*re.findall(r'"obj:(\d+ 0 R)"', plain)}


def test_a_number_that_was_reserved_in_vain_is_free(tmp_path: Path) -> None:
    document = Document("en")
    document.reserve()
    document.add_page("", (100, 100), ())
    read = pypdfium2.PdfDocument(document.GetPDFData(None))
    assert len(read) == 1
    read.close()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", b"(plain)"),
        ("a(b)\\c\r", b"(a\\(b\\)\\\\c\\r)"),
        ("é", b"(\xfe\xff\x00\xe9)"),
        # The second half of these letters looks like brackets and a backslash.
        ("Ĩĩ\u015c", b"(\xfe\xff\x01\\(\x01\\)\x01\\\\)"),
    ],
)
def test_text_is_written_so_that_no_sign_ends_it(text: str, written: bytes) -> None:
    assert text_string(text) == written
