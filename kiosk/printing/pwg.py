"""Pages as PWG raster, for a printer that reads nothing else (PWG 5102.4): for each a header, then packed lines."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

SYNC = b"RaS2"
HEADER = 1796
"""Bytes before the pixels of each page."""

_MOST = 128
"""Pixels that one byte of a packed line can stand for; a line itself is repeated 256 times at the most."""

_SGRAY, _SRGB = 18, 19
_NORMAL_QUALITY = 4
_TURNED = 0xFFFFFFFF
"""Minus one, as a field without a sign holds it."""

_CHUNKS = {
    size: re.compile(
        # A pixel that comes again and again, or pixels of which each differs from the next.
        rb"(" + b"." * size + rb")\1{1,127}|(?:(" + b"." * size + rb")(?!\2)){1,128}|" + b"." * size,
        re.DOTALL,
    )
    for size in (1, 3)
}


class Back(StrEnum):
    """How a printer wants the back of a sheet, turned on its long edge (``pwg-raster-document-sheet-back``)."""

    NORMAL = "normal"
    ROTATED = "rotated"
    FLIPPED = "flipped"
    MANUAL_TUMBLE = "manual-tumble"


@dataclass(frozen=True, slots=True)
class Form:
    """How pages become pixels: dots an inch, colour or grey, the paper by PWG's name, and what the backs are like."""

    dpi: int
    colour: bool
    media: str
    two_sided: bool
    back: Back

    @property
    def size(self) -> tuple[int, int]:
        """Pixels across and down."""
        return tuple(round(mm * self.dpi / 25.4) for mm in _millimetres(self.media))  # type: ignore[return-value]


class Pages(Protocol):
    """A document whose pages can be had as pixels."""

    def __len__(self) -> int:
        """How many pages it has."""

    def bands(self, page: int, size: tuple[int, int], *, colour: bool, turned: bool, flipped: bool) -> Iterator[bytes]:
        """The pixels of a page of `size`, some lines at a time: three bytes each in `colour`, else one.

        `turned` is the page by 180 degrees, `flipped` its last line first.
        """


Renderer = Callable[[bytes], AbstractContextManager[Pages]]
"""Opens a PDF."""


def written(pages: Pages, form: Form) -> Iterator[bytes]:
    """The document in pieces, of which none is larger than a band of a page."""
    yield SYNC
    for page in range(len(pages)):
        is_back = form.two_sided and page % 2 == 1
        yield _header(form, len(pages), form.back if is_back else Back.NORMAL)
        turned, flipped = is_back and form.back is Back.ROTATED, is_back and form.back is Back.FLIPPED
        bands = pages.bands(page, form.size, colour=form.colour, turned=turned, flipped=flipped)
        yield from packed(bands, form.size[0], 3 if form.colour else 1)


def packed(bands: Iterator[bytes], width: int, pixel: int) -> Iterator[bytes]:
    """Lines of `width` pixels of `pixel` bytes: each once with how often it comes, its own repeats packed, too."""
    last, times = b"", 0
    for band in bands:
        out = bytearray()
        for start in range(0, len(band), width * pixel):
            line = band[start : start + width * pixel]
            if line == last and times < 2 * _MOST:
                times += 1
                continue
            if times:
                out += bytes([times - 1]) + _packed_line(last, pixel)
            last, times = line, 1
        yield bytes(out)
    if times:
        yield bytes([times - 1]) + _packed_line(last, pixel)


def _packed_line(line: bytes, pixel: int) -> bytes:
    out = bytearray()
    for chunk in _CHUNKS[pixel].finditer(line):
        count = (chunk.end() - chunk.start()) // pixel
        if chunk[1] is not None or count == 1:
            out.append(count - 1)
            out += chunk[0][:pixel]
        else:
            out.append(257 - count)
            out += chunk[0]
    return bytes(out)


def _header(form: Form, pages: int, back: Back) -> bytes:
    width, height = form.size
    bits = 24 if form.colour else 8
    across = _TURNED if back is Back.ROTATED else 1
    along = _TURNED if back in (Back.ROTATED, Back.FLIPPED) else 1
    points = [round(mm * 72 / 25.4) for mm in _millimetres(form.media)]
    head = bytearray(HEADER)
    head[0:9] = b"PwgRaster"
    fields: dict[int, tuple[int, ...]] = {
        272: (int(form.two_sided),),
        276: (form.dpi, form.dpi),
        340: (1,),
        352: tuple(points),
        372: (width, height),
        384: (8, bits, width * bits // 8),
        400: (_SRGB if form.colour else _SGRAY,),
        420: (bits // 8,),
        452: (pages, across, along, 0, 0, width, height, 0xFFFFFF, _NORMAL_QUALITY),
    }
    for at, values in fields.items():
        struct.pack_into(f">{len(values)}I", head, at, *values)
    head[1732 : 1732 + len(form.media)] = form.media.encode("ascii")
    return bytes(head)


def _millimetres(media: str) -> tuple[float, float]:
    """The size in the name of a paper: ``iso_a4_210x297mm`` or ``na_letter_8.5x11in``."""
    across, down = re.findall(r"[\d.]+", media.rpartition("_")[2])
    unit = 25.4 if media.endswith("in") else 1.0
    return float(across) * unit, float(down) * unit
