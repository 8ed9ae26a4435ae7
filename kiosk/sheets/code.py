"""A message as a QR code: as large as a screen shows it, or as much as paper holds.

Nothing is remembered here: what passes through are people's own words.
"""

from __future__ import annotations

from dataclasses import dataclass

from qrcode import QRCode, util
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q

from kiosk.sheets import mask
from kiosk.sheets.qr import QUIET, Matrix
from kiosk.sheets.segments import bits, segments

MOST = 40
"""The largest version there is: 177 modules."""

SCREEN_BESIDE, SCREEN_BELOW = 32, 9
"""Columns, or rows, of a terminal that a code leaves to what is said beside it, or below."""

LEVELS = {"H": ERROR_CORRECT_H, "Q": ERROR_CORRECT_Q, "M": ERROR_CORRECT_M, "L": ERROR_CORRECT_L}
"""How much of a code may be unreadable, the most first: 30, 25, 15 and 7 %."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Code:
    """A code's modules, its version and its level of correction; `scale` pixels a module where a screen was asked."""

    modules: Matrix
    version: int
    level: str
    scale: int = 1


def modules_of(version: int) -> int:
    """Modules along a side, without the quiet zone."""
    return 17 + 4 * version


def most_version(side: int) -> int:
    """The largest version whose quiet zone fits a square of `side` modules; 0 where none does."""
    return max(0, min(MOST, (side - 2 * QUIET - 17) // 4))


def screen_side(rows: int, columns: int) -> int:
    """Pixels along the side of the largest square that a terminal gives a code: two in each row, one a column.

    What is said stands beside it or below, whichever leaves it more. At 80x24 that is beside: 48 pixels and so version
    5, of 106 bytes, where rows above and below would leave 3, of 53.
    """
    return max(0, min(2 * rows, columns - SCREEN_BESIDE), min(2 * (rows - SCREEN_BELOW), columns))


def version_for(data: bytes, level: str = "L", most: int = MOST) -> int:
    """The smallest version that holds `data` at a level of correction; 0 where none up to `most` does."""
    limits = util.BIT_LIMIT_TABLE[LEVELS[level]]
    # The heads of segments grow at versions 10 and 27.
    for first, last in ((1, 9), (10, 26), (27, MOST)):
        need = bits(data, first)
        found = next((version for version in range(first, last + 1) if need <= limits[version]), 0)
        if found or last >= most:
            return found if found <= most else 0
    return 0


def screen_code(data: str, side: int) -> Code | None:
    """The code in a square of `side` pixels: modules as large as can be, then as much correction as finds room.

    None where it does not fit.
    """
    raw = data.encode("utf-8")
    for scale in range(max(1, side // (modules_of(1) + 2 * QUIET)), 0, -1):
        most = most_version(side // scale)
        for level in LEVELS:
            if version := version_for(raw, level, most):
                return _drawn(raw, version, level, scale)
    return None


def paper_code(data: str) -> Code | None:
    """The code on paper, which is folded and stained: 15 % may be lost, or 7 % where it would not fit else."""
    raw = data.encode("utf-8")
    for level in ("M", "L"):
        if version := version_for(raw, level):
            return _drawn(raw, version, level, 1)
    return None


def _drawn(raw: bytes, version: int, level: str, scale: int) -> Code:
    code = QRCode(version=version, error_correction=LEVELS[level], border=0)
    parts = [util.QRData(part.data, part.mode, check_data=False) for part in segments(raw, version)]
    code.data_cache = util.create_data(version, LEVELS[level], parts)
    return Code(tuple(mask.masked(code).rows()), version, level, scale)
