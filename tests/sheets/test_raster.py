from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageChops

from kiosk.sheets.raster import Pages, Undrawn, pages_of

SIZE = (620, 877)


def picture(pages: Pages, **asked: Any) -> Image.Image:
    wanted = {"colour": True, "turned": False, "flipped": False} | asked
    mode = "RGB" if wanted["colour"] else "L"
    return Image.frombytes(mode, SIZE, b"".join(pages.bands(0, SIZE, **wanted)))


@pytest.fixture
def pdf() -> bytes:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, pagesize=(210 / 25.4 * 72, 297 / 25.4 * 72))
    canvas.setFont("Helvetica", 40)
    canvas.drawString(72, 700, "Dear Minister")
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(72, 100, 200, 80, fill=1)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, of 255."""
    histogram = ImageChops.difference(one.convert("L"), other.convert("L")).histogram()
    return sum(value * count for value, count in enumerate(histogram)) / (one.width * one.height)


@pytest.mark.parametrize("colour", [True, False])
def test_bands_together_are_the_page(pdf: bytes, colour: bool) -> None:
    document = pypdfium2.PdfDocument(pdf)
    whole = document[0].render(scale=SIZE[0] / document[0].get_width()).to_pil().convert("RGB").resize(SIZE)
    document.close()
    with pages_of(pdf) as pages:
        drawn = picture(pages, colour=colour)
    assert difference(drawn, whole) < 1
    # Words above the red field: PDFium was seen to leave them out of a grey page.
    words = drawn.convert("L").crop((70, 60, 500, 200))
    assert words.getextrema()[0] < 40


def test_colour_stays_in_its_order(pdf: bytes) -> None:
    with pages_of(pdf) as pages:
        assert picture(pages).getpixel((150, 730)) == (255, 0, 0)


def test_a_back_is_turned_or_begins_below(pdf: bytes) -> None:
    with pages_of(pdf) as pages:
        upright = picture(pages)
        assert difference(picture(pages, turned=True), upright.rotate(180)) < 1
        flipped = picture(pages, flipped=True)
    assert flipped.tobytes() == upright.transpose(Image.Transpose.FLIP_TOP_BOTTOM).tobytes()


def test_no_band_is_longer_than_256_lines(pdf: bytes) -> None:
    with pages_of(pdf) as pages:
        bands = list(pages.bands(0, SIZE, colour=False, turned=False, flipped=False))
    assert [len(band) // SIZE[0] for band in bands] == [256, 256, 256, 109]


def test_what_is_no_pdf_is_said_calmly() -> None:
    with pytest.raises(Undrawn, match=r"^The page cannot be drawn for this printer\.$"), pages_of(b"no pdf"):
        pass
