"""CUPS's own reader of PWG raster (cupsRasterReadHeader2 and cupsRasterReadPixels of libcups)."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
from pathlib import Path

from tests.printing.pwg_reader import Page
from tests.printing.real.machine import missing

_HEADER = 1796
_READ = 0


def read(path: Path) -> list[Page]:
    """The pages of a file, their headers' numbers in the order of the standard."""
    name = ctypes.util.find_library("cups")
    if name is None:
        missing("NO LIBCUPS HERE: NOBODY BUT OURSELVES READ WHAT WE DREW (Debian: libcups2)")
    cups = ctypes.CDLL(name)
    cups.cupsRasterOpen.restype = ctypes.c_void_p
    cups.cupsRasterReadHeader2.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    cups.cupsRasterReadPixels.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint]
    cups.cupsRasterClose.argtypes = [ctypes.c_void_p]
    file = os.open(path, os.O_RDONLY)
    raster = cups.cupsRasterOpen(file, _READ)
    pages = []
    header = (ctypes.c_uint32 * (_HEADER // 4))()
    while cups.cupsRasterReadHeader2(raster, header):
        # libcups tells numbers in the machine's own order, and letters as they stand.
        told = bytearray(bytes(header))
        for at in range(0, 1604, 4):
            if at >= 256:
                told[at : at + 4] = header[at // 4].to_bytes(4, "big")
        size = header[376 // 4] * header[392 // 4]
        pixels = ctypes.create_string_buffer(size)
        assert cups.cupsRasterReadPixels(raster, pixels, size) == size
        pages.append(Page(bytes(told), pixels.raw))
    cups.cupsRasterClose(raster)
    os.close(file)
    return pages
