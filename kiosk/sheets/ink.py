"""Lines of clusters as the operators of a PDF page, each word written out once a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.sheets.cidfont import CidFont
from kiosk.sheets.signs import Signs
from kiosk.typeset.bidi import RTL
from kiosk.typeset.face import EM, Face
from kiosk.typeset.glyphs import Ink, Word
from kiosk.typeset.layout import Line
from kiosk.typeset.shape import WORDS_KEPT

_CODES = 60_000
"""Clusters that one font may show before another begins: codes have four digits, and a word needs some at once."""


class Span(NamedTuple):
    """Neighbouring clusters of one font: hexadecimal strings and kerning, as they stand inside ``[ ]TJ``.

    `open` ones are spaced between their letters where the line is justified.
    """

    font: CidFont
    codes: str
    open: bool = False


class Inks:
    """The fonts and words of one document; drop it with the document."""

    def __init__(self) -> None:
        self._all: list[CidFont] = []
        self._fonts: dict[Face, CidFont] = {}
        self._words: dict[Word, tuple[Span, ...]] = {}
        self._signs = Signs()

    @property
    def fonts(self) -> tuple[CidFont, ...]:
        """Every font used so far, in the order of first use."""
        return tuple(self._all)

    def line(self, line: Line, added: float, font: CidFont | None, size: float) -> tuple[str, CidFont | None]:
        """The operators that show `line`, its gaps widened by `added`, and the font they leave set.

        `font` is the one already set, so that a page names a font only where it changes.
        """
        operators: list[str] = []
        shown: list[str] = []
        spaced = False
        for span in self._any_spans(line, added):
            if span.font is not font or (added and span.open is not spaced):
                operators += _shown(shown)
                shown = []
            if span.font is not font:
                font = span.font
                operators.append(f"/{font.name} {size:g} Tf")
            if added and span.open is not spaced:
                spaced = span.open
                operators.append(f"{added * size / EM if spaced else 0:.4g} Tc")
            shown.append(span.codes)
        operators += _shown(shown)
        return "\n".join((*operators, "0 Tc") if spaced else operators), font

    def _any_spans(self, line: Line, added: float) -> list[Span]:
        if line.turned or (line.back and line.hyphen):
            return self._turned(line, added)
        return self._back(line, added) if line.back else self._spans(line, added)

    def _back(self, line: Line, added: float) -> list[Span]:
        """The spans of a line that runs from right to left as a whole, from the left: its last word first."""
        spans: list[Span] = []
        gained, inner = 0.0, False
        for word in reversed(line.words):
            if added and inner and word.inks and word.spaces:
                before, gained = round(gained), gained + added * len(word.spaces)
                spans.append(Span(spans[-1].font, f" {before - round(gained)}"))
            spans += self._word(word)
            inner = inner or bool(word.inks)
        return [Span(spans[0].font, f"{line.lead}"), *spans] if line.lead else spans

    def _spans(self, line: Line, added: float) -> list[Span]:
        spans: list[Span] = []
        gained, space = 0.0, line.space_share if added else 1
        for word in line.words[:-1]:
            spans += self._word(word)
            if added and word.inks and word.spaces:
                # Whole thousandths, what is left over carried on, so that the right edge stays straight; an open
                # word's spaces have one share already, as each of its characters has.
                before, gained = round(gained), gained + added * len(word.spaces) * (space - word.open)
                spans.append(Span(spans[-1].font, f" {before - round(gained)}", word.open))
        return spans + self._ending(line)

    def _turned(self, line: Line, added: float) -> list[Span]:
        """The spans of a line in the order they are seen, in which something runs right to left."""
        spans: list[Span] = []
        codes: list[str] = [f">{line.lead}<"] if line.lead else []
        font: CidFont | None = None
        gained = 0.0
        for ink, shares in self._signs.signed(line):
            if font is None or font.face is not ink.cluster.face:
                if font is not None:
                    spans.append(_span(font, codes))
                    codes = []
                font = self._font(ink.cluster.face)
            codes.append(font.codes[ink])
            if shares and added:
                before, gained = round(gained), gained + added * shares
                codes.append(f">{before - round(gained)}<")
        return [*spans, _span(font, codes)] if font else spans

    def _ending(self, line: Line) -> list[Span]:
        """A line's last word, with its hyphen, and with one space or a reader of the text glues two words."""
        if not line.words:
            return []
        word = line.words[-1]
        spaces = word.spaces[:1] if line.wrapped else ()
        return self._written((*word.inks, *spaces, *((line.hyphen,) if line.hyphen else ())), open=word.open)

    def _word(self, word: Word) -> tuple[Span, ...]:
        spans = self._words.get(word)
        if spans is None:
            inks = word.inks + word.spaces
            inks = inks[::-1] if word.base == RTL else inks
            spans = (self._alone(inks, word),) if word.face and inks else tuple(self._written(inks, open=word.open))
            if len(self._words) >= WORDS_KEPT:
                self._words.clear()
            self._words[word] = spans
        return spans

    def _alone(self, inks: tuple[Ink, ...], word: Word) -> Span:
        font = self._font(inks[0].cluster.face)
        codes = font.codes
        return _span(font, [codes[ink] for ink in inks], open=word.open)

    def _written(self, inks: Iterable[Ink], *, open: bool) -> list[Span]:
        spans: list[Span] = []
        codes: list[str] = []
        font: CidFont | None = None
        for ink in inks:
            face = ink.cluster.face
            if font is None or font.face is not face:
                if font is not None:
                    spans.append(_span(font, codes, open=open))
                codes, font = [], self._font(face)
            codes.append(font.codes[ink])
        if font is not None:
            spans.append(_span(font, codes, open=open))
        return spans

    def _font(self, face: Face) -> CidFont:
        font = self._fonts.get(face)
        if font is None or len(font.codes.clusters) > _CODES:
            font = self._fonts[face] = CidFont(f"K{len(self._all) + 1}", face)
            self._all.append(font)
        return font


def _shown(codes: list[str]) -> list[str]:
    return [f"[{''.join(codes)}]TJ"] if codes else []


def _span(font: CidFont, codes: list[str], *, open: bool = False) -> Span:
    # Kerning after the last code leaves an empty string behind it; two numbers must not grow into one.
    return Span(font, f"<{''.join(codes)}>".replace("<>", " "), open)
