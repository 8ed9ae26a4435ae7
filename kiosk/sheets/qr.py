"""A link as a QR code: the modules from `qrcode`, the mask chosen by bit arithmetic, drawn as vectors."""

from __future__ import annotations

import re
from functools import lru_cache

from qrcode import QRCode, util
from qrcode.constants import ERROR_CORRECT_M

from kiosk.sheets import mask

QUIET = 4
"""Modules of white that a reader needs on every side (ISO/IEC 18004)."""

Matrix = tuple[str, ...]
"""Rows from the top, a ``1`` for a dark module and a ``0`` for a light one; the quiet zone is not in it."""

_DARK = re.compile("1+")


# Links come from case packs (twelve a year, a few languages); no visitor's word is kept here.
@lru_cache(maxsize=64)
def matrix(link: str) -> Matrix:
    """The modules of `link` at error correction M: 15 % of it may be smudged, folded or stained."""
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(link)
    code.version = code.best_fit()
    code.data_cache = util.create_data(code.version, ERROR_CORRECT_M, code.data_list)
    return tuple(mask.masked(code).rows())


@lru_cache(maxsize=64)
def path(modules: Matrix) -> str:
    """What `drawn` gives, remembered: for links of packs alone."""
    return drawn(modules)


def drawn(modules: Matrix) -> str:
    """PDF operators that fill the dark modules, one unit a module, the lower left corner at the origin.

    Dark neighbours in a row become one rectangle: no hairlines between them, and a third of the bytes.
    """
    top = len(modules) - 1
    rectangles = [
        f"{run.start()} {top - row} {run.end() - run.start()} 1 re"
        for row, line in enumerate(modules)
        for run in _DARK.finditer(line)
    ]
    return "\n".join([*rectangles, "f"])
