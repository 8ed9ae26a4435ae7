"""Words to glyphs, through HarfBuzz; each word of a visit is shaped once and forgotten with the visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import uharfbuzz as hb

from kiosk.typeset import breaks
from kiosk.typeset.face import Face
from kiosk.typeset.fonts import FontLibrary, Style, invisible
from kiosk.typeset.itemise import DEFAULT_SCRIPT, Run, last_script, runs, strong_script

WORDS_KEPT = 8_192
"""Words a setter remembers: a whole letter typed key by key makes some 6,000 half-words of a few hundred bytes."""

STAND_IN = "\ufffd"
"""Holds the place of a character without a font in a preview; no sheet is printed with one."""

_SOFT_HYPHEN = "\u00ad"
_JOINERS = frozenset("\u200c\u200d")


# Where i with and without a dot are two letters, a ligature that swallows the dot misspells; Noto does not know.
_DOTLESS = frozenset({"az", "crh", "gag", "kaa", "tr", "tt"})
_PARTED = {"liga": False}


class Glyph(NamedTuple):
    """One glyph of a cluster, and how far it stands from the cluster's origin, in thousandths of the size."""

    id: int
    x: int
    y: int


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """The glyphs that print one or more characters no reader would part; compared by identity."""

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    advance: int


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """A cluster as it stands before a neighbour: `advance` has the kerning in it; compared by identity."""

    cluster: Cluster
    advance: int


# Not frozen, because freezing makes a word three times as dear to build; no one writes to one.
@dataclass(slots=True, eq=False)
class Word:
    """What stands between two places where a line may end: ink, then the spaces that follow it.

    `width` leaves the spaces out, `space` is theirs; `hyphen` is printed where a line ends after this word
    (a soft hyphen); `hard` ends the line; `face` is the font of all of it, None where it has several.
    """

    inks: tuple[Ink, ...]
    spaces: tuple[Ink, ...] = ()
    face: Face | None = None
    width: int = 0
    space: int = 0
    hyphen: Ink | None = None
    hard: bool = False

    @property
    def text(self) -> str:
        """The characters, spaces included, in the order they were written."""
        return "".join(ink.cluster.text for ink in self.inks + self.spaces)


class Setter:
    """Sets the words of one visit, in one thread. Make one a visit and drop it with the visit: it remembers words."""

    def __init__(self, library: FontLibrary) -> None:
        self.library = library
        self._words: dict[tuple[str, Style, str, str], Word] = {}
        self._inks: dict[tuple[Face, str, tuple[Glyph, ...] | int, int], Ink] = {}
        self._clusters: dict[tuple[Face, str, tuple[Glyph, ...]], Cluster] = {}
        self._buffer = hb.Buffer()
        self._buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES

    def words(self, text: str, style: Style, language: str) -> list[Word]:
        """`text` as words, ready for `layout.lines`; a line feed makes the word before it hard."""
        script = strong_script(text, self.library) or DEFAULT_SCRIPT
        found: list[Word] = []
        for piece in breaks.pieces(text, language):
            key = (piece, style, language, script)
            found.append(self._words.get(key) or self._remember(key))
            if script != DEFAULT_SCRIPT or not piece.isascii():
                script = last_script(piece, self.library) or script
        return found

    def _remember(self, key: tuple[str, Style, str, str]) -> Word:
        if len(self._words) >= WORDS_KEPT:
            for memory in (self._words, self._inks, self._clusters):
                memory.clear()
        word = self._words[key] = self._word(*key)
        return word

    def _word(self, piece: str, style: Style, language: str, script: str) -> Word:
        line = piece.rstrip("\r\n")
        body = line.rstrip(" ")
        parts = runs(line, style, self.library, script)
        inks: list[Ink] = []
        for run in parts:
            inks += (self._stand_in(run),) if run.missing else self._shaped(run, language)
        cut = len(inks) - (len(line) - len(body))
        word, spaces = tuple(inks[:cut]), tuple(inks[cut:])
        face = parts[0].face if len(parts) == 1 else None
        hyphen = self._hyphen(word, style) if body.endswith(_SOFT_HYPHEN) else None
        return Word(word, spaces, face, _width(word), _width(spaces), hyphen, len(line) < len(piece))

    def _shaped(self, run: Run, language: str) -> list[Ink]:
        text, face, buffer = run.text, run.face, self._buffer
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", run.script, language
        hb.shape(face.font, buffer, _PARTED if language.partition("-")[0] in _DOTLESS else None)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if len(infos) != len(text):
            return self._clustered(text, face, infos, positions)
        # One glyph a character, on the line, is the rule by far, so it has a road of its own.
        known, inks = self._inks.get, []
        for index, (char, info, position) in enumerate(zip(text, infos, positions, strict=True)):
            x, y, advance, _ = position.position
            if x or y or info.cluster != index:
                return self._clustered(text, face, infos, positions)
            glyph = info.codepoint
            inks.append(known((face, char, glyph, advance)) or self._ink(face, char, (Glyph(glyph, 0, 0),), advance))
        return inks

    def _clustered(
        self, text: str, face: Face, infos: list[hb.GlyphInfo], positions: list[hb.GlyphPosition]
    ) -> list[Ink]:
        """The inks of a run in which a cluster has several characters, several glyphs, or one set off."""
        inks: list[Ink] = []
        starts = [index for index, info in enumerate(infos) if not index or info.cluster != infos[index - 1].cluster]
        for start, end in pairwise([*starts, len(infos)]):
            past = infos[end].cluster if end < len(infos) else len(text)
            glyphs, advance = _placed(infos[start:end], positions[start:end])
            inks.append(self._ink(face, text[infos[start].cluster : past], glyphs, advance))
        return inks

    def _ink(self, face: Face, text: str, glyphs: tuple[Glyph, ...], advance: int) -> Ink:
        """The one ink of this look and meaning, so that a document can know it again by identity."""
        text = text if text.isascii() else "".join(c for c in text if c in _JOINERS or not invisible(c))
        plain = glyphs[0].id if len(glyphs) == 1 and len(text) == 1 and not any(glyphs[0][1:]) else glyphs
        key = (face, text, plain, advance)
        ink = self._inks.get(key)
        if ink is None:
            ink = self._inks[key] = Ink(self._cluster(face, text, glyphs), advance)
        return ink

    def _cluster(self, face: Face, text: str, glyphs: tuple[Glyph, ...]) -> Cluster:
        key = (face, text, glyphs)
        cluster = self._clusters.get(key)
        if cluster is None:
            advance = sum(face.advance(glyph.id) for glyph in glyphs)
            cluster = self._clusters[key] = Cluster(face, text, glyphs, advance)
        return cluster

    def _stand_in(self, run: Run) -> Ink:
        glyph = run.face.glyph(STAND_IN)
        return self._ink(run.face, run.text, (Glyph(glyph, 0, 0),), run.face.advance(glyph))

    def _hyphen(self, word: tuple[Ink, ...], style: Style) -> Ink:
        """A hyphen that copies as the soft one the writer typed, so that a reader joins the word again."""
        face = word[-1].cluster.face if word else self.library.own(style)
        glyph = Glyph(face.glyph("\u2010") or face.glyph("-"), 0, 0)
        cluster = self._clusters.setdefault(
            (face, _SOFT_HYPHEN, (glyph,)), Cluster(face, _SOFT_HYPHEN, (glyph,), face.advance(glyph.id))
        )
        return Ink(cluster, cluster.advance)


def _width(inks: Iterable[Ink]) -> int:
    return sum([ink.advance for ink in inks])


def _placed(infos: list[hb.GlyphInfo], positions: list[hb.GlyphPosition]) -> tuple[tuple[Glyph, ...], int]:
    """The glyphs of one cluster against its origin, and how far they move the pen together."""
    pen = 0
    glyphs: list[Glyph] = []
    for info, position in zip(infos, positions, strict=True):
        x, y, advance, _ = position.position
        glyphs.append(Glyph(info.codepoint, pen + x, y))
        pen += advance
    return tuple(glyphs), pen
