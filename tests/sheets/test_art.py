from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image

from kiosk.letter.card import SolidarityCard
from kiosk.letter.imprint import Imprint
from kiosk.sheets import art as module
from kiosk.sheets.art import Art, BadArt, art, read_art
from kiosk.sheets.card import card_sheet
from kiosk.sheets.paper import A4
from kiosk.sheets.picture import picture
from kiosk.typeset.fonts import FontLibrary


def _file(kind: str, mode: str = "RGB", size: tuple[int, int] = (60, 40), **saved: Any) -> bytes:
    """A picture whose upper left quarter is dark and whose rest is light."""
    image = Image.new(mode, size, "white" if mode != "I;16" else 65_535)
    image.paste(0 if mode in ("L", "I;16") else "black", (0, 0, size[0] // 2, size[1] // 2))
    file = BytesIO()
    image.save(file, kind, **saved)
    return file.getvalue()


def _sheet(picture: Art, library: FontLibrary) -> bytes:
    card = SolidarityCard(Imprint("en", "Card"), "Name", "Hope.", ("Words.",), "Anna", "")
    return card_sheet([card], A4, library, art=picture).pdf


def test_a_jpeg_stands_in_the_document_once_byte_for_byte(library: FontLibrary, sound: Any) -> None:
    data = _file("JPEG")
    pdf = _sheet(art(data), library)
    sound(pdf)
    (stream,) = re.findall(rb"/Filter /DCTDecode /Length (\d+) >>\nstream\n", pdf)
    assert int(stream) == len(data) and pdf.count(data) == 1


def _corner(found: Art, library: FontLibrary) -> list[bool]:
    """Which of the four quarters of the picture on the first card are dark, from the upper left by rows."""
    shown = picture(_sheet(found, library), 840)
    dark = [
        (x, y)
        for y in range(0, 594)
        for x in range(0, 420)
        if shown.rgb[3 * (y * shown.width + x)] < 60 and 44 < x < 376
    ]
    scale = min(83 * 4 / found.width, 400 / found.height)
    left, width = 44, found.width * scale
    top = min(y for _, y in dark)
    first = [(x, y) for x, y in dark if y < top + found.height * scale / 2 - 4]
    return [sum(x < left + width / 2 for x, _ in first) > 500, sum(x > left + width / 2 for x, _ in first) > 500]


def test_a_png_is_shown_upright_and_on_white(library: FontLibrary, sound: Any) -> None:
    for mode in ("RGB", "L", "RGBA", "P", "1", "I;16"):
        found = art(_file("PNG", mode if mode != "P" else "RGB"))
        assert (found.width, found.height) == (60, 40)
        sound(_sheet(found, library))
    clear = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    file = BytesIO()
    clear.save(file, "PNG")
    assert set(zlib.decompress(art(file.getvalue()).data)) == {255}
    assert zlib.decompress(art(_file("PNG", "I;16")).data)[0] == 0
    assert zlib.decompress(art(_file("PNG", "I;16")).data)[-1] == 255


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_telephone_held_sideways_still_shows_its_picture_upright(orientation: int, library: FontLibrary) -> None:
    seen = Image.open(BytesIO(_file("JPEG", size=(60, 40))))
    exif = Image.Exif()
    exif[0x0112] = orientation
    # What a camera stores is what is seen, turned the other way round.
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = seen.transpose(Image.Transpose(undo[orientation])) if orientation > 1 else seen
    file = BytesIO()
    stored.save(file, "JPEG", exif=exif)
    found = art(file.getvalue())
    assert (found.width, found.height) == (60, 40)
    assert _corner(found, library) == [True, False]


def test_a_large_png_keeps_what_a_printer_can_show() -> None:
    found = art(_file("PNG", "L", (4_000, 2_000)))
    assert (found.width, found.height) == (1_800, 900)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The picture a.jpg is neither a JPEG nor a PNG that can be printed."),
        (b"GIF89a not for us", "The picture a.jpg is neither a JPEG nor a PNG that can be printed."),
        (_file("JPEG", size=(400, 400))[:-300], "The picture a.jpg is damaged. Save it again as a JPEG."),
        (_file("PNG", size=(400, 400))[:-300], "The picture a.jpg is damaged. Save it again as a JPEG."),
        (
            _file("JPEG", "CMYK"),
            "The picture a.jpg has printer's colours (CMYK). Save it again as an RGB JPEG.",
        ),
    ],
)
def test_a_bad_picture_is_one_sentence(data: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    with pytest.raises(BadArt) as refused:
        read_art(tmp_path / "a.jpg")
    assert str(refused.value) == sentence


def test_a_picture_that_is_too_large_or_not_there_is_one_sentence(tmp_path: Path, monkeypatch: Any) -> None:
    with pytest.raises(BadArt, match=r"^The picture none.jpg can't be read: No such file or directory\.$"):
        read_art(tmp_path / "none.jpg")
    (tmp_path / "a.jpg").write_bytes(bytes(10_000_001))
    for too_large in (lambda: read_art(tmp_path / "a.jpg"), lambda: art(bytes(10_000_001), "a.jpg")):
        with pytest.raises(BadArt, match=r"^The picture a.jpg is larger than 10 MB\. Make it smaller\.$"):
            too_large()
    monkeypatch.setattr(module, "PIXELS_MOST", 2_000)
    with pytest.raises(BadArt, match=r"^The picture for the card has more than 0 megapixels\. Make it smaller\.$"):
        art(_file("PNG"))


def test_a_damaged_picture_never_ends_in_anything_but_a_sentence() -> None:
    chance = Random(7)
    for whole in (_file("JPEG"), _file("PNG", "RGBA"), _file("PNG", "L")):
        for _ in range(300):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                found = art(bytes(data))
            except BadArt as error:
                assert str(error).count(".") >= 1
            else:
                assert found.width > 0
