"""A picture for the front of a card: a JPEG goes into the document as it is, a PNG as its pixels on white."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from kiosk.sheets.written import SQUEEZE

if TYPE_CHECKING:
    from PIL.Image import Image

FILE_MOST = 10_000_000
"""Bytes of a picture's file: a whole page at 600 dpi as JPEG; what is larger makes the printer wait."""

PIXELS_MOST = 50_000_000
"""Pixels of a picture, asked before any is decoded: a file of a few kilobytes can claim to hold billions."""

_PIXELS_ACROSS = 1_800
"""A4's quarter is 148 mm long: at 300 dpi a printer shows 1,748 pixels of it, so a PNG keeps no more."""

_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
_ORIENTATION = 0x0112

# The unit square turned as EXIF's orientations 1 to 8 ask (TIFF 6.0), as the matrix of a PDF.
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


class BadArt(KioskError):
    """The picture for a card can't be used."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Art:
    """A picture of `width` by `height` pixels as it is seen; `entries` and `data` are its stream in a PDF.

    `turn` is the matrix that brings the stream's square upright.
    """

    width: int
    height: int
    turn: tuple[int, int, int, int, int, int]
    entries: str
    data: bytes


def read_art(path: Path) -> Art:
    """The picture in a file; raises `BadArt`, which names the file and never its folder."""
    try:
        if path.stat().st_size > FILE_MOST:
            raise BadArt(f"The picture {path.name} is larger than {FILE_MOST // 1_000_000} MB. Make it smaller.")
        return art(path.read_bytes(), path.name)
    except OSError as error:
        raise BadArt(f"The picture {path.name} can't be read: {error.strerror}.") from None
    except ValueError:
        raise BadArt("The picture can't be read: what stands there is no name of a file.") from None


def art(data: bytes, name: str = "for the card") -> Art:
    """The picture in these bytes, a JPEG or a PNG; raises `BadArt` for any other and for a damaged one."""
    from PIL import Image, UnidentifiedImageError

    if len(data) > FILE_MOST:
        raise BadArt(f"The picture {name} is larger than {FILE_MOST // 1_000_000} MB. Make it smaller.")
    try:
        with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > PIXELS_MOST:
                raise BadArt(
                    f"The picture {name} has more than {PIXELS_MOST // 1_000_000} megapixels. Make it smaller."
                )
            return _jpeg(image, data, name) if image.format in ("JPEG", "MPO") else _png(image)
    except (UnidentifiedImageError, Image.DecompressionBombError):
        raise BadArt(f"The picture {name} is neither a JPEG nor a PNG that can be printed.") from None
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error):
        raise BadArt(f"The picture {name} is damaged. Save it again as a JPEG.") from None


def _jpeg(image: Image, data: bytes, name: str) -> Art:
    if image.mode not in _SPACES:
        raise BadArt(f"The picture {name} has printer's colours (CMYK). Save it again as an RGB JPEG.")
    size, space = image.size, _SPACES[image.mode]
    orientation = image.getexif().get(_ORIENTATION, 1)
    # An eighth of the size is decoded, and only to know that the file is whole: 10 ms for 12 megapixels.
    image.draft(None, (1, 1))
    image.load()
    turn = _TURNS.get(orientation, _TURNS[1])
    seen = size[::-1] if turn[0] == 0 else size
    return Art(*seen, turn, _entries(size, space, "/DCTDecode"), data)


def _png(image: Image) -> Art:
    flat = _on_white(image)
    data = zlib.compress(flat.tobytes(), SQUEEZE)
    return Art(*flat.size, _TURNS[1], _entries(flat.size, _SPACES[flat.mode], "/FlateDecode"), data)


def _on_white(image: Image) -> Image:
    """The picture in grey or RGB without transparency, no larger than a printer can show."""
    from PIL import Image as images

    if image.mode.startswith("I"):
        # Sixteen bits a pixel; converted as they are, all but the darkest would be white.
        image = image.convert("I").point([value // 257 for value in range(65_536)], "L")
    image.thumbnail((_PIXELS_ACROSS, _PIXELS_ACROSS))
    if image.mode in ("1", "L"):
        return image.convert("L")
    shown = image.convert("RGBA")
    paper = images.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    return paper.convert("RGB")


def _entries(size: tuple[int, int], space: str, how: str) -> str:
    return (
        f"/Type /XObject /Subtype /Image /Width {size[0]} /Height {size[1]} "
        f"/ColorSpace {space} /BitsPerComponent 8 /Filter {how}"
    )
