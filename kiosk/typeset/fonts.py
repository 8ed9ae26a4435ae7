"""The fonts of the house: which are there, which one sets a character, and which characters none can."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from fontTools import unicodedata as scripts

from kiosk.assets import assets
from kiosk.typeset import coverage, extra
from kiosk.typeset.face import Face, opened
from kiosk.typeset.preference import preferred


class Style(StrEnum):
    """What a piece of text is for; each has a face of its own, and falls back on the others'."""

    LETTER = "letter"
    SMALL = "small"
    STRONG = "strong"


_FIRST = {Style.LETTER: "NotoSerif-Regular", Style.SMALL: "NotoSans-Regular", Style.STRONG: "NotoSans-Bold"}

ADDED = "fonts"
"""Where fonts that were added lie in a kiosk's data folder."""

CHARACTERS_KEPT = 16_384
"""Characters whose facts are remembered: more than all fonts here have, and 3 MB at the most."""

COMMON = frozenset({"Zyyy", "Zinh", "Zzzz"})
"""Scripts that are none: what stands in them takes the script of its neighbour."""

_OVERRIDES = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF"})

# Without ink and without a place in a font's cmap, yet part of what people write.
_INVISIBLE = frozenset(
    {0x00AD, 0x034F, *range(0x200B, 0x2010), *range(0x2060, 0x2065), *range(0x2066, 0x206A)}
    | {*range(0xFE00, 0xFE10), *range(0xE0020, 0xE0080), *range(0xE0100, 0xE01F0)}
)


class Character(NamedTuple):
    """What setting a character asks: its script, and the fonts that have it, as bits of the library's order."""

    script: str
    fonts: int


class FontLibrary:
    """The fonts of one folder, opened one by one as characters need them; shared by a whole process.

    Fonts that were `added` (a folder made by `added.add`, or none) set what those of the house can't. The library
    remembers facts about characters and never a word.
    """

    def __init__(self, folder: Path, added: Path | None = None) -> None:
        self._folder = folder
        self._added = added
        self._coverage = dict(coverage.read(folder))
        self._shipped = tuple(self._coverage)
        for name, covers in (extra.coverage_of(added) if added else {}).items():
            self._coverage.setdefault(name, covers)
        self._bits = {name: 1 << index for index, name in enumerate(self._coverage)}
        self._all = (1 << len(self._bits)) - 1
        self._faces: dict[str, Face] = {}
        self._characters: dict[str, Character] = {}
        self._alone: defaultdict[tuple[Style, str, str], set[str]] = defaultdict(set)
        self._chains: dict[tuple[Style, str, str], tuple[str, ...]] = {}

    def is_added(self, name: str) -> bool:
        """Whether this font was added by an organiser."""
        return name not in self._shipped

    def covers(self, name: str) -> coverage.Coverage:
        """What the font of this name has."""
        return self._coverage[name]

    def named(self, name: str) -> Face:
        """The font of this name, opened now if it was not."""
        return self._face(name)

    @property
    def names(self) -> tuple[str, ...]:
        """Every font there is, opened or not."""
        return tuple(self._bits)

    @property
    def opened(self) -> tuple[str, ...]:
        """The fonts that were needed so far."""
        return tuple(self._faces)

    def _chain(self, style: Style, script: str, form: str) -> tuple[str, ...]:
        chain = self._chains.get((style, script, form))
        if chain is None:
            last = extra.ordered(self.names[len(self._shipped) :])
            chain = (*preferred(script, form, _FIRST[style], self._shipped), *last)
            self._chains[style, script, form] = chain
        return chain

    def character(self, char: str) -> Character:
        """The facts about one character."""
        known = self._characters.get(char)
        if known is None:
            if len(self._characters) >= CHARACTERS_KEPT:
                self._characters.clear()
            known = self._characters[char] = Character(scripts.script(char), self._fonts_with(char))
        return known

    def _fonts_with(self, char: str) -> int:
        if invisible(char):
            return self._all
        # Some fonts map controls; none is a thing to print, and overrides make an address read backwards.
        if unicodedata.category(char) == "Cc" or unicodedata.bidirectional(char) in _OVERRIDES:
            return 0
        return sum(bit for name, bit in self._bits.items() if char in self._coverage[name])

    def fonts_with_all(self, text: str) -> int:
        """The fonts that have every single character of `text`, as bits."""
        fonts = self._all
        for char in set(text):
            fonts &= self.character(char).fonts
        return fonts

    def fonts_for(self, grapheme: str) -> int:
        """The fonts that can set what a reader calls one character, whole or letter and accent apart, as bits."""
        fonts = self.fonts_with_all(grapheme)
        if not fonts and len(grapheme) == 1 and (apart := unicodedata.normalize("NFD", grapheme)) != grapheme:
            # HarfBuzz sets a letter and its accent apart where a font lacks the two in one.
            return self.fonts_for(apart)
        return fonts

    def alone(self, text: str, style: Style, script: str, form: str) -> Face | None:
        """The best face for `script` where it sets all of `text`, and all of it in `script`: told in a glance."""
        known = self._alone[style, script, form]
        best = self._chain(style, script, form)[0]
        if not known.issuperset(text):
            for char in set(text) - known:
                facts = self.character(char)
                if not facts.fonts & self._bits[best] or facts.script not in (script, *COMMON):
                    return None
                known.add(char)
        return self._face(best)

    def own(self, style: Style) -> Face:
        """The face a style is set in wherever it can be."""
        return self._face(_FIRST[style] if _FIRST[style] in self._bits else self._chain(style, "", "")[0])

    def face_for(self, fonts: int, style: Style, script: str = "", form: str = "") -> Face:
        """The best of these fonts (at least one) for a style, a script and a form of Han, opened now if it was not."""
        return self._face(next(name for name in self._chain(style, script, form) if fonts & self._bits[name]))

    def has(self, face: Face, fonts: int) -> bool:
        """Whether this face is among the fonts."""
        return bool(fonts & self._bits[face.name])

    def _face(self, name: str) -> Face:
        face = self._faces.get(name)
        if face is None:
            face = self._faces.setdefault(name, self._opened(name))
        return face

    def _opened(self, name: str) -> Face:
        if self._added is not None and self.is_added(name):
            return opened(self._added / f"{name}.ttf", extra.CURE)
        return opened(self._folder / f"{name}.ttf")


def library_of(data: Path) -> FontLibrary:
    """The fonts of a kiosk whose data lies in the folder `data`: those of the house, and those added to it."""
    return FontLibrary(assets() / "fonts", data / ADDED)


def invisible(char: str) -> bool:
    """True for what guides the setting of its neighbours and leaves no ink: joiners, marks of direction, ..."""
    return ord(char) in _INVISIBLE
