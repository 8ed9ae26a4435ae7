"""Plain columns for a terminal: aligned by what a cell shows, not by how many code points it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Cells `text` takes in a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table with its heads; a column of whole numbers is set flush right."""
    if not rows:
        return "(nothing yet)"
    table = [heads, *rows]
    widths = [max(width(row[index]) for row in table) for index in range(len(heads))]
    right = [all(row[index].lstrip("-").isdigit() for row in rows) for index in range(len(heads))]
    return "\n".join(_line(row, widths, right) for row in table)


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = []
    for text, cells_wide, flush_right in zip(row, widths, right, strict=True):
        pad = " " * (cells_wide - width(text))
        cells.append(pad + text if flush_right else text + pad)
    return "  ".join(cells).rstrip()
