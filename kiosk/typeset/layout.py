"""Words to lines: greedy, justified by the spaces, pure arithmetic in thousandths of the type size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from kiosk.typeset.shape import Cluster, Ink, Word

LOOSEST = 700
"""The most that justifying may add to one space: past 0.7 em a line shows holes and is better left ragged."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of words; `width` is that of its ink, spaces at its end left out; `wrapped` if words follow on."""

    words: tuple[Word, ...]
    width: int
    wrapped: bool

    @property
    def text(self) -> str:
        """The line as it reads on paper."""
        hyphen = "-" if self.hyphen else ""
        return "".join(word.text for word in self.words).rstrip() + hyphen

    @property
    def hyphen(self) -> Ink | None:
        """The hyphen that a soft hyphen shows at this line's end."""
        return self.words[-1].hyphen if self.wrapped and self.words else None

    @property
    def gaps(self) -> int:
        """The spaces between words that justifying may stretch."""
        inked = [word for word in self.words if word.inks]
        return sum(len(word.spaces) for word in inked[:-1])


class Placed(NamedTuple):
    """A cluster on its line: `x` from the line's start, in thousandths of the size."""

    x: float
    cluster: Cluster


def lines(words: Iterable[Word], measure: float) -> list[Line]:
    """`words` broken into lines no wider than `measure`, each as full as it can be.

    Only a single cluster wider than the measure stands out of it.
    """
    found: list[Line] = []
    line: list[Word] = []
    pen = width = 0
    for word in words:
        needs = word.width + (word.hyphen.advance if word.hyphen else 0)
        if line and pen + needs > measure:
            found.append(_line(line, width, wrapped=True))
            line, pen, width = [], 0, 0
        if needs > measure:
            *full, word = _cut(word, measure)
            found += [_line([part], part.width, wrapped=True) for part in full]
        line.append(word)
        if word.inks:
            width = pen + word.width
        pen += word.width + word.space
        if word.hard:
            found.append(_line(line, width, wrapped=False))
            line, pen, width = [], 0, 0
    if line:
        found.append(_line(line, width, wrapped=False))
    return found


def _line(words: list[Word], width: int, *, wrapped: bool) -> Line:
    hyphen = words[-1].hyphen if wrapped else None
    return Line(tuple(words), width + (hyphen.advance if hyphen else 0), wrapped)


def _cut(word: Word, measure: float) -> list[Word]:
    """A word wider than any line, cut between clusters; the last part keeps its spaces and its ending."""
    room = measure - (word.hyphen.advance if word.hyphen else 0)
    parts: list[list[Ink]] = [[]]
    pen = 0
    for ink in word.inks:
        if parts[-1] and pen + ink.advance > room:
            parts.append([])
            pen = 0
        parts[-1].append(ink)
        pen += ink.advance
    full = [Word(tuple(part), face=word.face, width=sum(ink.advance for ink in part)) for part in parts[:-1]]
    width = sum(ink.advance for ink in parts[-1])
    return [*full, replace(word, inks=tuple(parts[-1]), width=width)]


def stretch(line: Line, measure: float) -> float:
    """What each space of a justified line gains to fill `measure`; 0 for a last line and for one too loose."""
    gaps = line.gaps if line.wrapped else 0
    added = (measure - line.width) / gaps if gaps else 0.0
    return added if 0 < added <= LOOSEST else 0.0


def placed(line: Line, added: float = 0.0) -> Iterator[Placed]:
    """Every cluster of a line with its place, when each space gains `added`."""
    pen = 0.0
    for word in line.words:
        for ink in word.inks:
            yield Placed(pen, ink.cluster)
            pen += ink.advance
        gain = added if word.inks else 0.0
        for ink in word.spaces:
            yield Placed(pen, ink.cluster)
            pen += ink.advance + gain
    if line.hyphen:
        yield Placed(pen, line.hyphen.cluster)
