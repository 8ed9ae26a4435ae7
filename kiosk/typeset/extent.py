"""How far the ink of a line reaches: what must stay inside the window of an envelope is ink, not type size."""

from __future__ import annotations

from typing import NamedTuple

from kiosk.typeset.layout import Line, placed


class Extent(NamedTuple):
    """The box around a line's ink, from the start of its baseline, in thousandths of the size."""

    left: int
    low: int
    right: int
    high: int


def extent(line: Line) -> Extent:
    """The box around every glyph of a line that is not stretched; four zeros where nothing has ink."""
    boxes = [
        (round(x) + glyph.x + left, glyph.y + low, round(x) + glyph.x + right, glyph.y + high)
        for x, cluster in placed(line)
        for glyph in cluster.glyphs
        for left, low, right, high in (cluster.face.box(glyph.id),)
        if right > left
    ]
    if not boxes:
        return Extent(0, 0, 0, 0)
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return Extent(min(lefts), min(lows), max(rights), max(highs))
