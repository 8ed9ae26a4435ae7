"""Words in lines of a terminal's width, in the order they are read: no padding, no reordering, no decoration."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from kiosk.text import LETTER_LIMIT, clean, graphemes

NARROWEST = 20
"""Columns: a braille display may have as few, and no word list breaks well below."""


def cells(text: str) -> int:
    """Columns that a terminal gives `text`: two for what East Asia writes wide, none for a mark on another letter."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrapped(text: str, width: int, language: str) -> list[str]:
    """`text` cleaned, in lines of at most `width` columns; its own line breaks stay, and no line ends in a space."""
    room = max(NARROWEST, width)
    return [line for part in clean(text, LETTER_LIMIT).split("\n") for line in _lines(part, room, language)]


def _lines(text: str, room: int, language: str) -> Iterator[str]:
    line = ""
    for piece in _pieces(text, room, language):
        if line and cells(f"{line}{piece.rstrip()}") > room:
            yield line.rstrip()
            line = ""
        line += piece
    yield line.rstrip()


def _pieces(text: str, room: int, language: str) -> Iterator[str]:
    """What may not be parted, but for a word longer than a whole line."""
    for piece in _unbroken(text, room, language):
        if cells(piece.rstrip()) <= room:
            yield piece
        else:
            yield from graphemes(piece)


def _unbroken(text: str, room: int, language: str) -> list[str]:
    if cells(text) <= room:
        return [text]
    # Most of what is said fits a line; only what does not pays for ICU.
    from kiosk.typeset.breaks import pieces

    return pieces(text, language)
