"""What a character looks like in a mirror: brackets, arrows, corners of boxes and halves of cells."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import lookup, mirrored, name

_DRAWN = re.compile("[\u2190-\u21ff\u2500-\u25ff]")
"""Arrows, boxes, blocks and triangles; of all others, those that Unicode mirrors in words that run back."""

_SIDES = {"LEFT": "RIGHT", "RIGHT": "LEFT", "LEFTWARDS": "RIGHTWARDS", "RIGHTWARDS": "LEFTWARDS"}
_SIDES |= {"LESS": "GREATER", "GREATER": "LESS"}
_SIDE = re.compile(rf"\b({'|'.join(sorted(_SIDES, key=len, reverse=True))})\b")

# Their names list the quarters by rows, so that swapping the sides gives a name that nobody uses.
_THREE_QUARTERS = {"▙": "▟", "▟": "▙", "▛": "▜", "▜": "▛"}


@lru_cache(1024)
def image(char: str) -> str:
    """The mirror image of one character; most look the same, or must never be turned."""
    if char in _THREE_QUARTERS:
        return _THREE_QUARTERS[char]
    if not (_DRAWN.match(char) or mirrored(char)):
        return char
    try:
        return lookup(_SIDE.sub(lambda side: _SIDES[side[0]], name(char)))
    except (KeyError, ValueError):
        return char
