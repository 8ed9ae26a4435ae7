"""A code drawn with characters alone, for a terminal whose colours nobody knows."""

from __future__ import annotations

from kiosk.sheets.code import screen_code
from kiosk.sheets.qr import QUIET

ASKED = 1
"""Rows below a code, for its answer: what is asked stands above, so that at 24 rows version 5 stays on the screen."""

_INK = {"11": "█", "10": "▀", "01": "▄", "00": " "}
"""Upper and lower half of a character: 1 where it is inked."""


def code_lines(data: str, size: tuple[int, int], *, swapped: bool = False) -> list[str]:
    """The code with its quiet zone, two modules a character; none where it does not fit `size` (columns, rows).

    The light modules are inked, which is right on a dark terminal; `swapped` inks the dark ones.
    """
    columns, rows = size
    code = screen_code(data, min(columns, 2 * (rows - ASKED)))
    if code is None:
        return []
    ink = str.maketrans("01", "01" if swapped else "10")
    large = ["".join(module * code.scale for module in row) for row in code.modules for _ in range(code.scale)]
    side, edge = len(large) + 2 * QUIET, "0" * QUIET
    pixels = ["0" * side] * QUIET + [f"{edge}{row}{edge}" for row in large] + ["0" * side] * QUIET
    pixels += ["0" * side] * (len(pixels) % 2)
    inked = [row.translate(ink) for row in pixels]
    return [
        "".join(_INK[a + b] for a, b in zip(upper, lower, strict=True))
        for upper, lower in zip(inked[::2], inked[1::2], strict=True)
    ]
