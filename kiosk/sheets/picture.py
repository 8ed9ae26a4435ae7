"""A page as an image: what a terminal that can show pictures shows, and what tests look at."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from threading import Lock

import pypdfium2

PDFIUM = Lock()
"""PDFium works for one thread at a time."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of `width` by `height` pixels; `rgb` has three bytes a pixel, rows from the top."""

    width: int
    height: int
    rgb: bytes

    def png(self) -> bytes:
        """The image as a PNG file."""
        stride = 3 * self.width
        rows = (b"\0" + self.rgb[start : start + stride] for start in range(0, len(self.rgb), stride))
        header = struct.pack(">2I5B", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = (
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(b"".join(rows))),
            _chunk(b"IEND", b""),
        )
        return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(pdf: bytes, width_px: int, page: int = 0) -> Picture:
    """One page of a PDF, `width_px` pixels wide, on white."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return _rendered(document[page], width_px)
        finally:
            document.close()


def _rendered(page: pypdfium2.PdfPage, width_px: int) -> Picture:
    # A hair under the exact scale, because PDFium rounds the size up.
    bitmap = page.render(scale=(width_px - 0.01) / page.get_width(), rev_byteorder=True, maybe_alpha=False)
    data, stride, row = bytes(bitmap.buffer), bitmap.stride, 3 * bitmap.width
    rgb = b"".join(data[start : start + row] for start in range(0, stride * bitmap.height, stride))
    return Picture(bitmap.width, bitmap.height, rgb)
