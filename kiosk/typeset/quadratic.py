"""Fonts with PostScript outlines made into TrueType ones, which is what this house embeds."""

from __future__ import annotations

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

ERROR = 0.001
"""How far a curve may stray, in ems: a hundredth of a point in a letter, an eighth of a dot of a laser printer."""

_POSTSCRIPT = ("CFF ", "CFF2", "VORG")

# What TrueType's interpreter may use; without hints it uses none of it.
_LIMITS = {
    "maxZones": 1,
    "maxTwilightPoints": 0,
    "maxStorage": 0,
    "maxFunctionDefs": 0,
    "maxInstructionDefs": 0,
    "maxStackElements": 0,
    "maxSizeOfInstructions": 0,
    "maxComponentElements": 0,
}


def is_postscript(font: TTFont) -> bool:
    """Whether the outlines are PostScript's cubic ones."""
    return "CFF " in font or "CFF2" in font


def make_quadratic(font: TTFont) -> None:
    """Draw every glyph of `font` anew in quadratic curves, and put those in the place of its own."""
    order, outlines = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, ERROR * font["head"].unitsPerEm, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    for tag in _POSTSCRIPT:
        if tag in font:
            del font[tag]
    _finish(font)


def _finish(font: TTFont) -> None:
    """Put right what other tables say of the outlines."""
    table = font["glyf"]
    for name, (advance, _) in list(font["hmtx"].metrics.items()):
        glyph = table[name]
        glyph.recalcBounds(table)
        font["hmtx"].metrics[name] = advance, getattr(glyph, "xMin", 0)
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    for name, value in _LIMITS.items():
        setattr(limits, name, value)
    limits.recalc(font)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\0\1\0\0"
