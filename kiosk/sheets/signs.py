"""Signs of direction for those who copy a line that runs both ways: seen by nobody, read by programs."""

from __future__ import annotations

from unicodedata import bidirectional

from kiosk.typeset.glyphs import Cluster, Ink
from kiosk.typeset.layout import Line

_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"

_UNDIRECTED = frozenset({"CS", "ES", "ET", "ON", "WS"})
"""Classes of UAX #9 without a direction of their own: spaces, brackets, signs in numbers."""


class Signs:
    """The signed inks of one document: what has no direction is signed where its neighbour runs another way.

    Readers of a page go along a line from its paragraph's side and take a space or a bracket for a part of the run
    they come from (poppler 22.12 does): "(1983) and" is copied as ")1983and (". So the sign stands on that side.
    With it a Hebrew sentence with names and numbers comes out 0.98 alike, spaces counted; without it, 0.95.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[Ink, bool], Ink] = {}

    def signed(self, line: Line) -> list[tuple[Ink, int]]:
        """The inks of `Line.visual`, signed."""
        seen, back = line.visual(), line.back
        ways = [ink.level % 2 for ink, _ in seen]
        beside = [*ways[1:], int(back)] if back else [int(back), *ways[:-1]]
        for place, (own, other) in enumerate(zip(ways, beside, strict=True)):
            ink, shares = seen[place]
            if own != other and all([bidirectional(char) in _UNDIRECTED for char in ink.cluster.text]):
                seen[place] = self._signed(ink, back), shares
        return seen

    def _signed(self, ink: Ink, back: bool) -> Ink:
        found = self._known.get((ink, back))
        if found is None:
            cluster, sign = ink.cluster, _RIGHT_TO_LEFT if ink.level % 2 else _LEFT_TO_RIGHT
            # As it is seen, from the left.
            text = cluster.text[::-1] if cluster.back else cluster.text
            whole = Cluster(cluster.face, text + sign if back else sign + text, cluster.glyphs, cluster.advance)
            found = self._known[ink, back] = Ink(whole, ink.advance, ink.level)
        return found
