from __future__ import annotations

import json
import re
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest

from kiosk.assets import assets
from kiosk.letter.letter import Letter
from kiosk.sheets.about import MAKER, PRODUCER
from kiosk.sheets.letter import letter_sheet
from kiosk.sheets.paper import A4
from kiosk.typeset.fonts import FontLibrary

Made = Callable[..., Letter]

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def _packet(pdf: bytes) -> ElementTree.Element:
    """The metadata as XML: it must stand in the file as it is, for those who know no PDF."""
    found = re.search(rb"<\?xpacket begin.*?\?>\n(.*)<\?xpacket end", pdf, re.DOTALL)
    assert found
    return ElementTree.fromstring(found[1].decode())


def test_the_metadata_says_title_languages_and_maker_and_no_date(
    letter: Made, library: FontLibrary, letters_sheet: Any
) -> None:
    title = "Letter for <Müller> & “Sons”"
    letters = [letter(name="Zoë Secret"), letter(language="fr"), letter("הכול בסדר.", language="he")]
    pdf = letters_sheet(letters, A4, library, title=title).pdf
    packet = _packet(pdf)
    (told,) = packet.findall(".//dc:title/rdf:Alt/rdf:li", NAMES)
    assert (told.text, told.get("{http://www.w3.org/XML/1998/namespace}lang")) == (title, "x-default")
    assert [item.text for item in packet.findall(".//dc:language/rdf:Bag/rdf:li", NAMES)] == ["en", "fr", "he"]
    assert [item.text for item in packet.findall(".//dc:creator/rdf:Seq/rdf:li", NAMES)] == [MAKER]
    assert (packet.findtext(".//pdf:Producer", "", NAMES), packet.findtext(".//xmp:CreatorTool", "", NAMES)) == (
        PRODUCER,
        MAKER,
    )
    assert b"Date" not in pdf and "Secret" not in ElementTree.tostring(packet, "unicode")


def test_both_forms_of_the_metadata_agree(letter: Made, library: FontLibrary) -> None:
    pdf = letter_sheet(letter(title="Carta (para) María\\"), A4, library).pdf
    document = pypdfium2.PdfDocument(pdf)
    told = document.get_metadata_dict()
    document.close()
    assert told["Title"] == _packet(pdf).findtext(".//dc:title/rdf:Alt/rdf:li", "", NAMES) == "Carta (para) María\\"
    assert (told["Producer"], told["CreationDate"]) == (PRODUCER, "")


def test_no_conformance_is_claimed_that_nobody_checked(letter: Made, library: FontLibrary) -> None:
    pdf = letter_sheet(letter(), A4, library).pdf
    assert b"pdfaid" not in pdf and b"pdfuaid" not in pdf


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_viewer_is_told_to_show_the_title_and_never_to_turn_the_text(
    language: str, letter: Made, library: FontLibrary
) -> None:
    pdf = letter_sheet(letter(language=language), A4, library).pdf
    assert b"/DisplayDocTitle true" in pdf and b"/Marked true" in pdf
    # PDFium turns every line of a document that says R2L, and Latin ones are then copied from their end.
    assert b"/Direction" not in pdf


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
def test_colours_mean_what_the_shipped_profile_says(letter: Made, library: FontLibrary, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter_sheet(letter(), A4, library).pdf)
    done = subprocess.run(["qpdf", "--json", file], capture_output=True, check=True)
    objects = json.loads(done.stdout)["qpdf"][1]
    catalog = objects[f"obj:{objects['trailer']['value']['/Root']}"]["value"]
    (intent,) = catalog["/OutputIntents"]
    assert (intent["/S"], intent["/OutputConditionIdentifier"]) == ("/GTS_PDFA1", "u:sRGB IEC61966-2.1")
    number = intent["/DestOutputProfile"].split()[0]
    command = ["qpdf", f"--show-object={number}", "--filtered-stream-data", file]
    shown = subprocess.run(command, capture_output=True, check=True).stdout
    assert shown == (assets() / "brand" / "srgb.icc").read_bytes()
    assert objects[f"obj:{number} 0 R"]["stream"]["dict"]["/N"] == 3


def test_the_profile_is_squeezed_the_same_each_time(letter: Made, library: FontLibrary) -> None:
    profile = zlib.compress((assets() / "brand" / "srgb.icc").read_bytes(), 3)
    assert all(profile in letter_sheet(letter(name=name), A4, library).pdf for name in ("Anna", "Bob"))
