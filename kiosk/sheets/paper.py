"""The papers of the world's post: two sizes, and the room a letter leaves at their edges."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.errors import KioskError

PT_PER_MM = 72 / 25.4
"""Points in a millimetre: pages are designed in millimetres and written in points."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet and its margins, all in millimetres.

    25 mm at the sides make lines of some 80 characters at 11 pt; a desktop printer leaves at most 6.4 mm
    white at any edge, so a foot of 12 mm prints everywhere.
    """

    name: str
    width_mm: float
    height_mm: float
    side_mm: float = 25.0
    top_mm: float = 24.0
    foot_mm: float = 12.0

    @property
    def width(self) -> float:
        """Width of the sheet in points."""
        return self.width_mm * PT_PER_MM

    @property
    def height(self) -> float:
        """Height of the sheet in points."""
        return self.height_mm * PT_PER_MM

    @property
    def left(self) -> float:
        """Where text begins, in points from the left edge."""
        return self.side_mm * PT_PER_MM

    @property
    def measure(self) -> float:
        """How wide text may run, in points."""
        return (self.width_mm - 2 * self.side_mm) * PT_PER_MM


A4 = Paper("A4", 210.0, 297.0)
"""ISO 216: everywhere but North America."""

LETTER = Paper("Letter", 215.9, 279.4, side_mm=25.4, top_mm=22.0)
"""US Letter: 18 mm shorter, so its top margin gives 2 mm to the text."""


def landscape(paper: Paper) -> Paper:
    """The same sheet lying on its long side, with the same margins."""
    return replace(paper, width_mm=paper.height_mm, height_mm=paper.width_mm)


_PAPERS = {paper.name.casefold(): paper for paper in (A4, LETTER)}


def paper(name: str) -> Paper:
    """The paper of this name, in any case; a `KioskError` names those there are."""
    found = _PAPERS.get(name.casefold())
    if found is None:
        raise KioskError(f"There is no paper called {name!r}: choose A4 or Letter.")
    return found
