"""Pages as pixels for a printer that reads no PDF: some lines at a time, since a whole page may take 100 MB."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw

from kiosk.catalogue import noted
from kiosk.errors import KioskError
from kiosk.sheets.picture import PDFIUM

_BAND = 256
"""Lines drawn at a time: 3.8 MB at 600 dots an inch in colour."""

_GREY_FLAGS = raw.FPDF_ANNOT | raw.FPDF_PRINTING
# A grey picture has no order of bytes: asked to turn it, PDFium leaves out the words or dies (seen with 5.x).
_COLOUR_FLAGS = _GREY_FLAGS | raw.FPDF_REVERSE_BYTE_ORDER
_QUARTER = 1
_WHITE = 0xFFFFFFFF


_UNDRAWN = noted("The page cannot be drawn for this printer.")


class Undrawn(KioskError):
    """What should be a PDF is none that can be drawn."""


class Pages:
    """The pages of an open PDF; a page that lies is turned upright, as paper goes through a printer."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def __len__(self) -> int:
        return len(self._document)

    def bands(self, page: int, size: tuple[int, int], *, colour: bool, turned: bool, flipped: bool) -> Iterator[bytes]:
        """The pixels of a page drawn as large as `size`: rgb in `colour`, else grey, from the top line.

        `turned` draws it by 180 degrees, `flipped` begins with the last line.
        """
        starts = range(0, size[1], _BAND)
        for start in reversed(starts) if flipped else starts:
            lines = min(_BAND, size[1] - start)
            band = self._drawn(page, size, start, lines, colour=colour, turned=turned)
            yield _from_below(band, lines) if flipped else band

    def _drawn(self, page: int, size: tuple[int, int], start: int, lines: int, *, colour: bool, turned: bool) -> bytes:
        width, height = size
        # Between two bands a screen may draw its preview.
        with PDFIUM:
            drawn = self._document[page]
            kind = raw.FPDFBitmap_BGR if colour else raw.FPDFBitmap_Gray
            flags = _COLOUR_FLAGS if colour else _GREY_FLAGS
            bitmap = pypdfium2.PdfBitmap.new_native(width, lines, kind)
            try:
                lies = drawn.get_width() > drawn.get_height()
                turn = (2 * turned + _QUARTER * lies) % 4
                raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, lines, _WHITE)
                raw.FPDF_RenderPageBitmap(bitmap, drawn, 0, -start, width, height, turn, flags)
                return _without_padding(bitmap)
            finally:
                bitmap.close()
                drawn.close()


@contextmanager
def pages_of(pdf: bytes) -> Iterator[Pages]:
    """The pages of `pdf`, until the end of the block; raises `Undrawn`."""
    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise Undrawn(_UNDRAWN) from error
    try:
        yield Pages(document)
    finally:
        with PDFIUM:
            document.close()


def _without_padding(bitmap: pypdfium2.PdfBitmap) -> bytes:
    row, data = bitmap.width * bitmap.n_channels, bytes(bitmap.buffer)
    if bitmap.stride == row:
        return data
    return b"".join(data[start : start + row] for start in range(0, len(data), bitmap.stride))


def _from_below(band: bytes, lines: int) -> bytes:
    row = len(band) // lines
    return b"".join(band[start : start + row] for start in range(len(band) - row, -1, -row))
