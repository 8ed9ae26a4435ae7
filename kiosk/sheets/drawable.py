"""A sheet whose words fit and can all be printed: whatever could be refused has been, and only drawing is left."""

from __future__ import annotations

from typing import Protocol

from kiosk.letter.imprint import Imprint
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.paper import Paper
from kiosk.sheets.sheet import Sheet


class Drawable(Protocol):
    """What every ``set_...`` returns and a document is made of, alone or among others."""

    @property
    def imprint(self) -> Imprint:
        """Its language, and its title, which names no writer."""

    @property
    def paper(self) -> Paper:
        """What its first page is printed on."""

    @property
    def pages(self) -> int:
        """How many pages it has."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of its text as they read on paper."""

    @property
    def size_pt(self) -> float:
        """The size of its text, in points."""

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw all its pages, each of its own paper."""


def alone(sheet: Drawable) -> Sheet:
    """A document of one sheet: the same bytes for the same sheet."""
    imprint = sheet.imprint
    canvas = SheetCanvas(sheet.paper, title=imprint.title, language=imprint.language, once=sheet.pages == 1)
    sheet.draw(canvas)
    return Sheet(canvas.pdf(), sheet.pages, sheet.lines, sheet.size_pt)
