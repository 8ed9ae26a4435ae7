"""A printer that reads no PDF gets each page drawn, and what arrives there is the page: read by us, and by CUPS."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

from kiosk.printing.ipp import Ipp
from kiosk.printing.printer import Health, Refused, Stage
from kiosk.sheets.raster import pages_of
from tests.printing import pwg_reader
from tests.printing.pwg_reader import Page
from tests.printing.real import libcups
from tests.printing.real.machine import Machine

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"

A4_AT = {300: (2480, 3508), 600: (4961, 7016)}


@pytest.fixture(params=[300, pytest.param(600, marks=pytest.mark.long)])
def dpi(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How sharp pages are drawn at most: a colour page of 600 dots an inch is 105 MB, four times one of 300."""
    monkeypatch.setattr("kiosk.printing.ipp_offer._SHARPEST", request.param)
    return int(request.param)


def arrived(machine: Machine, document: Path, name: str, until: Any) -> Path:
    ipp = Ipp(machine.uri, 20, render=pages_of)
    assert ipp.ready().ok
    ref = ipp.submit(document, KEY, name)
    until(lambda: ipp.status(ref, KEY).stage is Stage.DONE)
    (sheet,) = (machine.folder / "tray").iterdir()
    return sheet


def shown(page: Page, turn: int = 0) -> Image.Image:
    mode = "L" if page.field(388) == 8 else "RGB"
    return coarse(Image.frombytes(mode, page.size, page.pixels).convert("L").rotate(turn))


def drawn(document: Path, index: int, size: tuple[int, int]) -> Image.Image:
    pdf = pypdfium2.PdfDocument(document)
    picture = pdf[index].render(scale=size[0] / pdf[index].get_width()).to_pil().convert("L").resize(size)
    pdf.close()
    return coarse(picture)


def coarse(picture: Image.Image) -> Image.Image:
    """A page of A4 at 75 dots an inch."""
    return picture.reduce(picture.width // 620)


def unlike(one: Image.Image, other: Image.Image) -> int:
    """By how much the most different dot of two pictures differs, of 255."""
    return int(ImageChops.difference(one, other).getextrema()[1])  # type: ignore[arg-type]


def test_a_letter_arrives_dot_for_dot(picture_machine: Machine, letter: Path, until: Any) -> None:
    sheet = arrived(picture_machine, letter, "tun-aung-letter", until)
    (page,) = pwg_reader.read(sheet.read_bytes())
    assert (page.size, page.field(276), page.field(388), page.field(272)) == (A4_AT[600], 600, 8, 0)
    # The rounding of a dot's edge apart.
    assert unlike(shown(page), drawn(letter, 0, page.size)) < 48
    (theirs,) = libcups.read(sheet)
    assert theirs.pixels == page.pixels
    assert (theirs.size, theirs.field(388), theirs.text(1732)) == (page.size, 8, "iso_a4_210x297mm")


def test_a_page_that_cannot_be_drawn_is_refused_and_not_sent(picture_machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(b"no pdf")
    with pytest.raises(Refused, match=r"^The page cannot be drawn for this printer\.$"):
        Ipp(picture_machine.uri, 20, render=pages_of).submit(tmp_path / "page.pdf", KEY, "tun-aung-letter")
    assert not picture_machine.has(KEY)


def test_without_a_hand_to_draw_such_a_printer_is_said_to_read_no_pdf(picture_machine: Machine) -> None:
    sentence = "This printer reads no PDF: set it up in CUPS, and name its queue in kiosk.toml."
    assert Ipp(picture_machine.uri, 20).ready() == Health(False, sentence)


def test_a_card_arrives_in_colour_with_its_back_as_this_printer_wants_it(
    colour_machine: Machine, card: Path, until: Any, dpi: int
) -> None:
    sheet = arrived(colour_machine, card, "tun-aung-card", until)
    assert "two-sided-long-edge" in sheet.name
    front, back = libcups.read(sheet)
    assert front.size == back.size == A4_AT[dpi]
    assert (front.field(388), front.field(460), back.field(456), back.field(460)) == (24, 1, -1, -1)
    assert unlike(shown(front), drawn(card, 0, front.size)) < 64
    assert unlike(shown(back, 180), drawn(card, 1, back.size)) < 64
