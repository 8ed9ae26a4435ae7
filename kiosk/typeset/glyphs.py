"""What a word is once it is set: glyphs in clusters, clusters as ink, ink and spaces as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kiosk.typeset.face import Face


class Glyph(NamedTuple):
    """One glyph of a cluster, and how far it stands from the cluster's origin, in thousandths of the size."""

    id: int
    x: int
    y: int


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """The glyphs that print one or more characters no reader would part; compared by identity.

    `text` is in the order it was written; `back` tells that its characters run right to left.
    """

    face: Face
    text: str
    glyphs: tuple[Glyph, ...]
    advance: int
    back: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """A cluster as it stands before a neighbour; compared by identity.

    `advance` has the kerning in it; `level` is how deep it is turned (UAX #9), odd where it runs right to left.
    """

    cluster: Cluster
    advance: int
    level: int = 0


# Not frozen, because freezing makes a word three times as dear to build; no one writes to one.
@dataclass(slots=True, eq=False)
class Word:
    """What stands between two places where a line may end: ink, then the spaces that follow it.

    `width` leaves the spaces out, `space` is theirs; `hyphen` is printed where a line ends after this word
    (a soft hyphen); `hard` ends the line; `face` is the font of all of it, None where it has several. `base`
    is the level of its paragraph where anything in that runs right to left, else None; `turned` tells that not
    all of the word stands at that level. `open` words may be spaced between their letters where a line is
    justified. `script` is that of the word's last letter.
    """

    inks: tuple[Ink, ...]
    spaces: tuple[Ink, ...] = ()
    face: Face | None = None
    width: int = 0
    space: int = 0
    hyphen: Ink | None = None
    hard: bool = False
    base: int | None = None
    turned: bool = False
    open: bool = False
    script: str = ""

    @property
    def text(self) -> str:
        """The characters, spaces included, in the order they were written."""
        return "".join(ink.cluster.text for ink in self.inks + self.spaces)
