"""The fonts in use as an organiser reads of them: family, scripts, glyphs, licence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import uharfbuzz as hb
from fontTools import unicodedata as scripts

from kiosk.typeset.coverage import Coverage
from kiosk.typeset.fonts import COMMON, FontLibrary

ENOUGH = 12
"""Characters of a script below which a font has some of its signs and can't set a word: Ogham, the smallest of
those in use, has 26 letters."""

SHIPPED_LICENCE = "OFL-1.1"
"""Of every font in ``assets/fonts``: the text lies beside them."""

_KNOWN = {"SIL Open Font": "OFL-1.1", "Apache License": "Apache-2.0", "Bitstream": "Bitstream Vera"}
_FAMILY, _LICENCE, _LICENCE_URL = 1, 13, 14
_LICENCE_SHOWN = 40
_HUMPS = re.compile("(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One font: `scripts` by their English names, those with the most characters first."""

    family: str
    file: str
    scripts: tuple[str, ...]
    glyphs: int
    licence: str
    added: bool


def roster(library: FontLibrary) -> Iterator[Entry]:
    """Every font of the library in the order in which they are asked, opening each."""
    for name in library.names:
        face = library.named(name).face
        yield Entry(
            family=face.get_name(_FAMILY) or _HUMPS.sub(" ", name.partition("-")[0]),
            file=f"{name}.ttf",
            scripts=_scripts(library.covers(name)),
            glyphs=face.glyph_count,
            licence=_licence(face) if library.is_added(name) else SHIPPED_LICENCE,
            added=library.is_added(name),
        )


def _scripts(covers: Coverage) -> tuple[str, ...]:
    found = Counter(scripts.script(chr(point)) for point in covers.points())
    enough = [tag for tag, count in found.most_common() if count >= ENOUGH and tag not in COMMON]
    return tuple(scripts.script_name(tag) for tag in enough) or ("symbols",)


def _licence(face: hb.Face) -> str:
    text = face.get_name(_LICENCE) or ""
    for words, name in _KNOWN.items():
        if words in text:
            return name
    said = " ".join((text or face.get_name(_LICENCE_URL) or "").split())
    return said[:_LICENCE_SHOWN].rstrip() or "not said in the font"
