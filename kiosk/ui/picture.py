"""A page as cells: the upper half of each cell is one pixel, the lower half another."""

from __future__ import annotations

from typing import Protocol

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

CELL = "▀"
"""Drawn in the colour of the upper pixel on a background of the lower one; both are given, so that no theme shows."""


class Image(Protocol):
    """What `kiosk.sheets.picture` makes of a PDF: three bytes a pixel, rows from the top."""

    @property
    def width(self) -> int:
        """Pixels across."""

    @property
    def height(self) -> int:
        """Pixels down."""

    @property
    def rgb(self) -> bytes:
        """`height` rows of `width` pixels."""


_DARKER = bytes(round(255 * (value / 255) ** 2.5) for value in range(256))
"""Type of 11 points shrunk to a pixel a line is a pale grey; this brings it back to how a page looks from afar."""


def page_width(rows: int, columns: int, ratio: float) -> int:
    """Pixels across at which a page of `ratio` (height by width) fits `columns` by `rows` cells."""
    return max(1, min(columns, int(2 * rows / ratio)))


def strips(image: Image) -> list[Strip]:
    """One strip of cells for two rows of pixels; below an odd last row stands white paper."""
    return [_strip(image, top) for top in range(0, image.height, 2)]


def _strip(image: Image, top: int) -> Strip:
    upper, lower = _row(image, top), _row(image, top + 1)
    segments = [Segment(CELL, _style(*pair)) for pair in zip(upper, lower, strict=True)]
    return Strip(segments, image.width).simplify()


def _row(image: Image, y: int) -> list[tuple[int, int, int]]:
    if y >= image.height:
        return [(255, 255, 255)] * image.width
    row = image.rgb[3 * image.width * y : 3 * image.width * (y + 1)].translate(_DARKER)
    return [(row[x], row[x + 1], row[x + 2]) for x in range(0, len(row), 3)]


def _style(upper: tuple[int, int, int], lower: tuple[int, int, int]) -> Style:
    return Style.parse(f"#{bytes(upper).hex()} on #{bytes(lower).hex()}")
