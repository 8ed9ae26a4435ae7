from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.letter.letter import Letter
from kiosk.sheets import qr
from kiosk.sheets.drawable import alone
from kiosk.sheets.foot import MODULE
from kiosk.sheets.letter import letter_sheet, set_letter
from kiosk.sheets.paper import A4, LETTER, PT_PER_MM, Paper
from kiosk.sheets.picture import Picture, picture
from kiosk.sheets.shared import Shared
from kiosk.typeset.fonts import FontLibrary


@pytest.mark.parametrize("width", [80, 333, 1000])
def test_a_picture_has_the_width_asked_for_and_the_shape_of_the_paper(
    width: int, letter: Callable[..., Letter], library: FontLibrary
) -> None:
    image = picture(letter_sheet(letter(), A4, library).pdf, width)
    assert image.width == width and abs(image.height - width * 297 / 210) < 2
    assert len(image.rgb) == 3 * image.width * image.height
    assert image.rgb[:3] == b"\xff\xff\xff" and min(image.rgb) < 100


def test_a_png_holds_the_same_pixels() -> None:
    png = Picture(2, 1, bytes([255, 0, 0, 0, 0, 255])).png()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack_from(">2I", png, 16) == (2, 1)
    start = png.index(b"IDAT")
    (length,) = struct.unpack_from(">I", png, start - 4)
    assert zlib.decompress(png[start + 4 : start + 4 + length]) == bytes([0, 255, 0, 0, 0, 0, 255])


def test_pictures_may_be_asked_for_from_several_threads(letter: Callable[..., Letter], library: FontLibrary) -> None:
    pdf = letter_sheet(letter(), A4, library).pdf
    with ThreadPoolExecutor(4) as pool:
        assert len({image.rgb for image in pool.map(lambda _: picture(pdf, 120), range(8))}) == 1


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_the_code_on_the_page_is_the_code_of_the_link(
    paper: Paper, letter: Callable[..., Letter], library: FontLibrary
) -> None:
    fitted = set_letter(letter(mark="PRACTICE"), paper, Shared(library))
    modules = qr.matrix(fitted.letter.page)
    image = picture(alone(fitted).pdf, 2000)
    scale = image.width / paper.width
    top = image.height - (fitted.frame.foot.height + paper.foot_mm * PT_PER_MM) * scale

    def row(y: float) -> str:
        return "".join(
            "1" if image.rgb[3 * (int(y) * image.width + int((paper.left + MODULE * (x + 0.5)) * scale))] < 128 else "0"
            for x in range(-qr.QUIET, len(modules) + qr.QUIET)
        )

    quiet = "0" * qr.QUIET
    seen = tuple(row(top + MODULE * (y + 0.5) * scale) for y in range(len(modules)))
    assert seen == tuple(f"{quiet}{line}{quiet}" for line in modules)
    assert MODULE / PT_PER_MM >= 0.45
