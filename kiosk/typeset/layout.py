"""Words to lines: greedy, justified as each script is, pure arithmetic in thousandths of the type size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from kiosk.typeset import bidi
from kiosk.typeset.glyphs import Cluster, Ink, Word

LOOSEST = 700
"""The most that justifying may add to one space: past 0.7 em a line shows holes and is better left ragged."""

LOOSEST_LETTERS = 100
"""The most between two letters of a script without spaces: past a tenth of an em its words fall apart."""

SPACE_SHARE = 4
"""What a space takes on a line that is also stretched between its letters, as a multiple of a letter's share."""


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
    def back(self) -> bool:
        """Whether the line belongs to a paragraph that runs from right to left."""
        return bool(self.words) and self.words[0].base == bidi.RTL

    @property
    def turned(self) -> bool:
        """Whether something on the line runs against its paragraph."""
        return any([word.turned for word in self.words])

    @property
    def open(self) -> bool:
        """Whether justifying may stretch between letters, not only between words."""
        return any([word.open for word in self.words])

    @property
    def space_share(self) -> int:
        """How many shares of what justifying adds go to one space; one goes to each letter of an open word."""
        return SPACE_SHARE if self.open else 1

    @property
    def gaps(self) -> int:
        """The shares into which justifying divides what it adds: of spaces between words, and of open words."""
        inked = [word for word in self.words if word.inks]
        if not inked:
            return 0
        spaces = sum([len(word.spaces) for word in inked[:-1]])
        if not self.open:
            return spaces
        return SPACE_SHARE * spaces + sum([len(word.inks) for word in inked if word.open]) - inked[-1].open

    @property
    def ending(self) -> tuple[Ink, ...]:
        """The spaces that no ink follows: they have no look, but a reader of the file's text would glue two words."""
        last = max((number for number, word in enumerate(self.words) if word.inks), default=0)
        return tuple(ink for word in self.words[last:] for ink in word.spaces)

    @property
    def lead(self) -> int:
        """How far the spaces at the end of a line that runs from right to left stand out on the left."""
        return sum(ink.advance for ink in self.ending) if self.back else 0

    def visual(self) -> list[tuple[Ink, int]]:
        """Each ink from the left, and how many shares of what justifying adds come after it."""
        space = self.space_share
        ending = self.ending
        inks = [
            (ink, int(word.open) if index < len(word.inks) else space * bool(word.inks))
            for word in self.words
            for index, ink in enumerate(word.inks + word.spaces)
        ]
        inks = inks[: len(inks) - len(ending)]
        if inks:
            inks[-1] = (inks[-1][0], 0)
        levels = [ink.level for ink, _ in inks]
        tail = (*ending, self.hyphen) if self.hyphen else ending
        base = self.words[0].base or bidi.LTR if self.words else bidi.LTR
        whole = inks + [(ink, 0) for ink in tail]
        return [whole[place] for place in bidi.visual(levels + [base] * len(tail))]


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
    """What each share of a justified line gains to fill `measure`; 0 for a last line and for one too loose."""
    gaps = line.gaps if line.wrapped else 0
    added = (measure - line.width) / gaps if gaps else 0.0
    return added if 0 < added <= (LOOSEST_LETTERS if line.open else LOOSEST) else 0.0


def placed(line: Line, added: float = 0.0) -> Iterator[Placed]:
    """Every cluster of a line with its place, from the left, when each share gains `added`."""
    pen = -float(line.lead)
    for ink, shares in line.visual():
        yield Placed(pen, ink.cluster)
        pen += ink.advance + added * shares
