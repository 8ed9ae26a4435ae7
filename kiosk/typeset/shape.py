"""Words to glyphs, through HarfBuzz; each word of a visit is shaped once and forgotten with the visit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import uharfbuzz as hb

from kiosk.typeset import bidi, breaks
from kiosk.typeset.direction import runs_back, turned
from kiosk.typeset.face import Face
from kiosk.typeset.fonts import FontLibrary, Style, invisible
from kiosk.typeset.glyphs import Cluster, Glyph, Ink, Word
from kiosk.typeset.itemise import DEFAULT_SCRIPT, Run, last_script, runs, strong_script
from kiosk.typeset.preference import han_form

WORDS_KEPT = 8_192
"""Words a setter remembers: a whole letter typed key by key makes some 6,000 half-words of a few hundred bytes."""

STAND_IN = "\ufffd"
"""Holds the place of a character without a font in a preview; no sheet is printed with one."""

OPEN_SCRIPTS = frozenset({"Bopo", "Hani", "Hira", "Kana", "Khmr", "Laoo", "Mymr", "Thai"})
"""Scripts without a space between two words: their lines are justified between letters."""

_SOFT_HYPHEN = "\u00ad"
_JOINERS = frozenset("\u200c\u200d")

# As far as HarfBuzz looks for the letter that another one joins.
_NEIGHBOURS = 5

# Where i with and without a dot are two letters, a ligature that swallows the dot misspells; Noto does not know.
_DOTLESS = frozenset({"az", "crh", "gag", "kaa", "tr", "tt"})
_PARTED = {"liga": False}


class _Piece(NamedTuple):
    """All that setting a piece of text depends on, and so what it is remembered by.

    `levels` has one for each character, none where nothing runs right to left; `before` and `after` are the
    letters that its first and last one join.
    """

    text: str
    style: Style
    language: str
    script: str
    base: int | None = None
    levels: bytes = b""
    before: str = ""
    after: str = ""


class Setter:
    """Sets the words of one visit, in one thread. Make one a visit and drop it with the visit: it remembers words."""

    def __init__(self, library: FontLibrary) -> None:
        self.library = library
        self._words: dict[tuple[object, ...], Word] = {}
        self._inks: dict[tuple[Face, str, tuple[Glyph, ...] | int, int, int], Ink] = {}
        self._clusters: dict[tuple[Face, str, tuple[Glyph, ...], bool], Cluster] = {}
        self._buffer = hb.Buffer()
        self._buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES

    def words(self, text: str, style: Style, language: str) -> list[Word]:
        """`text` as words, ready for `layout.lines`; a line feed makes the word before it hard."""
        if runs_back(language) or bidi.needs_levels(text):
            return [word for line in text.splitlines(keepends=True) for word in self._turned(line, style, language)]
        script = strong_script(text, self.library) or DEFAULT_SCRIPT
        found: list[Word] = []
        for piece in breaks.pieces(text, language):
            # A tuple of four: as a key it is the piece, and building the piece takes longer than finding its word.
            key = (piece, style, language, script)
            word = self._words.get(key) or self._remember(key)
            script = word.script or script
            found.append(word)
        return found

    def _turned(self, paragraph: str, style: Style, language: str) -> Iterator[Word]:
        """The words of a paragraph in which something runs right to left."""
        script = strong_script(paragraph, self.library) or DEFAULT_SCRIPT
        base, found = turned(paragraph, language)
        levels = bytes(found)
        start = 0
        for text in breaks.pieces(paragraph, language):
            end = start + len(text)
            around = _neighbours(paragraph, start, end)
            piece = _Piece(text, style, language, script, base, levels[start:end], *around)
            word = self._words.get(piece) or self._remember(piece)
            yield word
            script, start = word.script or script, end

    def _remember(self, key: tuple[str, Style, str, str] | _Piece) -> Word:
        if len(self._words) >= WORDS_KEPT:
            for memory in (self._words, self._inks, self._clusters):
                memory.clear()
        word = self._words[key] = self._word(_Piece(*key))
        return word

    def _word(self, piece: _Piece) -> Word:
        line = piece.text.rstrip("\r\n")
        body = line.rstrip(" ")
        parts = [*self._runs(line, piece)]
        inks: list[Ink] = []
        for run, start, level in parts:
            if run.missing:
                inks.append(self._stand_in(run, level))
            elif piece.base is None:
                inks += self._shaped(run, piece.language)
            else:
                inks += self._turned_run(run, start, level, line, piece)
        cut = len(inks) - (len(line) - len(body))
        word, spaces = tuple(inks[:cut]), tuple(inks[cut:])
        return Word(
            word,
            spaces,
            parts[0][0].face if len(parts) == 1 else None,
            _width(word),
            _width(spaces),
            self._hyphen(word, piece.style) if body.endswith(_SOFT_HYPHEN) else None,
            len(line) < len(piece.text),
            piece.base,
            piece.base is not None and any(ink.level != piece.base for ink in inks),
            all(run.script in OPEN_SCRIPTS for run, _, _ in parts) if parts else False,
            last_script(line, self.library),
        )

    def _runs(self, line: str, piece: _Piece) -> Iterator[tuple[Run, int, int]]:
        """The runs of a line, each with its place in it and its level."""
        form, script = han_form(piece.language), piece.script
        if not any(piece.levels):
            stretches = [(0, line)]
        else:
            stretches = [
                (level, "".join(char for _, char in group))
                for level, group in groupby(zip(piece.levels, line, strict=False), lambda pair: pair[0])
            ]
        start = 0
        for level, text in stretches:
            for run in runs(text, piece.style, self.library, script, form):
                yield run, start, level
                script, start = run.script, start + len(run.text)

    def _shaped(self, run: Run, language: str) -> list[Ink]:
        text, face, buffer = run.text, run.face, self._buffer
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", run.script, language
        hb.shape(face.font, buffer, _features(language))
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
            inks.append(known((face, char, glyph, advance, 0)) or self._ink(face, char, (Glyph(glyph, 0, 0),), advance))
        return inks

    def _turned_run(self, run: Run, start: int, level: int, line: str, piece: _Piece) -> list[Ink]:
        """The inks of a run in the order they are read; letters join across a change of font and a line's end."""
        face, buffer, back = run.face, self._buffer, bool(level % 2)
        offset = len(piece.before) + start
        buffer.clear_contents()
        buffer.add_str(piece.before + line + piece.after, offset, len(run.text))
        buffer.direction, buffer.script, buffer.language = "rtl" if back else "ltr", run.script, piece.language
        hb.shape(face.font, buffer, _features(piece.language))
        inks = self._clustered(run.text, face, buffer.glyph_infos, buffer.glyph_positions, level, offset)
        return inks[::-1] if back else inks

    def _clustered(
        self,
        text: str,
        face: Face,
        infos: Sequence[hb.GlyphInfo],
        positions: Sequence[hb.GlyphPosition],
        level: int = 0,
        offset: int = 0,
    ) -> list[Ink]:
        """The inks of a run, from the left, in which a cluster may have several characters or glyphs."""
        inks: list[Ink] = []
        starts = [index for index, info in enumerate(infos) if not index or info.cluster != infos[index - 1].cluster]
        bounds = sorted({*(infos[start].cluster - offset for start in starts), len(text)})
        past = dict(pairwise(bounds))
        for start, end in pairwise([*starts, len(infos)]):
            first = infos[start].cluster - offset
            glyphs, advance = _placed(infos[start:end], positions[start:end])
            inks.append(self._ink(face, text[first : past[first]], glyphs, advance, level))
        return inks

    def _ink(self, face: Face, text: str, glyphs: tuple[Glyph, ...], advance: int, level: int = 0) -> Ink:
        """The one ink of this look and meaning, so that a document can know it again by identity."""
        text = text if text.isascii() else "".join(c for c in text if c in _JOINERS or not invisible(c))
        plain = glyphs[0].id if len(glyphs) == 1 and len(text) == 1 and not any(glyphs[0][1:]) else glyphs
        key = (face, text, plain, advance, level)
        ink = self._inks.get(key)
        if ink is None:
            ink = self._inks[key] = Ink(self._cluster(face, text, glyphs, level), advance, level)
        return ink

    def _cluster(self, face: Face, text: str, glyphs: tuple[Glyph, ...], level: int) -> Cluster:
        key = (face, text, glyphs, bool(level % 2) and len(text) > 1)
        cluster = self._clusters.get(key)
        if cluster is None:
            advance = sum(face.advance(glyph.id) for glyph in glyphs)
            cluster = self._clusters[key] = Cluster(face, text, glyphs, advance, key[3])
        return cluster

    def _stand_in(self, run: Run, level: int) -> Ink:
        glyph = run.face.glyph(STAND_IN)
        return self._ink(run.face, run.text, (Glyph(glyph, 0, 0),), run.face.advance(glyph), level)

    def _hyphen(self, word: tuple[Ink, ...], style: Style) -> Ink:
        """A hyphen that copies as the soft one the writer typed, so that a reader joins the word again."""
        face = word[-1].cluster.face if word else self.library.own(style)
        glyph = Glyph(face.glyph("\u2010") or face.glyph("-"), 0, 0)
        if not glyph.id:
            face = self.library.own(style)
            glyph = Glyph(face.glyph("\u2010"), 0, 0)
        cluster = self._cluster(face, _SOFT_HYPHEN, (glyph,), 0)
        return Ink(cluster, cluster.advance, word[-1].level if word else 0)


def _features(language: str) -> dict[str, bool] | None:
    return _PARTED if language.partition("-")[0] in _DOTLESS else None


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The letters before and after a piece of `text` that those at its ends might join: none past a space."""
    before = "" if not start or text[start - 1].isspace() else text[max(0, start - _NEIGHBOURS) : start]
    return before, "" if text[end - 1].isspace() else text[end : end + _NEIGHBOURS]


def _width(inks: Iterable[Ink]) -> int:
    return sum([ink.advance for ink in inks])


def _placed(infos: Sequence[hb.GlyphInfo], positions: Sequence[hb.GlyphPosition]) -> tuple[tuple[Glyph, ...], int]:
    """The glyphs of one cluster against its origin, and how far they move the pen together."""
    pen = 0
    glyphs: list[Glyph] = []
    for info, position in zip(infos, positions, strict=True):
        x, y, advance, _ = position.position
        glyphs.append(Glyph(info.codepoint, pen + x, y))
        pen += advance
    return tuple(glyphs), pen
