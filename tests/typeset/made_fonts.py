"""Small fonts made for a test: boxes for letters, in any of the forms that fonts come in."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

BOX = [(100, 0), (100, 700), (500, 700), (500, 0)]


def _drawn(pen: TTGlyphPen | T2CharStringPen) -> None:
    pen.moveTo(BOX[0])
    for point in BOX[1:]:
        pen.lineTo(point)
    pen.closePath()


def _outline() -> object:
    pen = TTGlyphPen(None)
    _drawn(pen)
    return pen.glyph()


def _charstring() -> object:
    pen = T2CharStringPen(600, None)
    _drawn(pen)
    return pen.getCharString()


def font(
    text: str,
    *,
    name: str = "Made",
    postscript: bool = False,
    variable: bool = False,
    blank: str = "",
    fs_type: int = 0,
) -> TTFont:
    """A font with a box for each character of `text`, and nothing for those in `blank`."""
    glyphs = [".notdef", "space", *(f"uni{ord(char):04X}" for char in text + blank)]
    made = FontBuilder(1000, isTTF=not postscript)
    made.setupGlyphOrder(glyphs)
    made.setupCharacterMap({32: "space", **{ord(char): f"uni{ord(char):04X}" for char in text + blank}})
    full = {f"uni{ord(char):04X}" for char in text} | {".notdef"}
    if postscript:
        empty = T2CharStringPen(600, None).getCharString()
        made.setupCFF(name, {}, {one: _charstring() if one in full else empty for one in glyphs}, {})
    else:
        made.setupGlyf({one: _outline() if one in full else TTGlyphPen(None).glyph() for one in glyphs})
    made.setupHorizontalMetrics({one: (600, 100 if one in full else 0) for one in glyphs})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable(_names(name))
    made.setupOS2(sTypoAscender=800, fsType=fs_type)
    made.setupPost()
    if variable:
        made.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        wider = TupleVariation({"wght": (0.0, 1.0, 1.0)}, [(0, 0), (0, 0), (90, 0), (90, 0)] + [(0, 0)] * 4)
        made.setupGvar({one: [wider] for one in full})
    return made.font


def _names(name: str) -> Mapping[str, str]:
    return {
        "familyName": f"{name} Family",
        "styleName": "Regular",
        "psName": name,
        "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    }


def saved(made: TTFont | TTCollection) -> bytes:
    """The bytes of a font file."""
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def collection(*fonts: TTFont) -> bytes:
    """Fonts together in one file."""
    together = TTCollection()
    together.fonts = [TTFont(BytesIO(saved(one))) for one in fonts]
    return saved(together)
