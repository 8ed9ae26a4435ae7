"""A document of any mix of sheets: fonts, pictures and what stands around them are in it once."""

from __future__ import annotations

from kiosk.errors import KioskError
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.drawable import Drawable
from kiosk.sheets.labels import Filling, SetLabel
from kiosk.sheets.sheet import Sheet


class NoSheets(KioskError):
    """A document was asked for and nothing to go into it."""


class Book:
    """A document that grows sheet by sheet, each a section in its language, of which only the ink stays.

    Labels that come one after the other share a sheet; the first sheet of labels begins at label `start`.
    """

    def __init__(self, title: str, start: int = 1) -> None:
        self._title = title
        self._filling = Filling(start)
        self._canvas: SheetCanvas | None = None
        self._pages, self._size = 0, 0.0

    def add(self, sheet: Drawable | SetLabel) -> None:
        """Draw a sheet behind those that are in; raises a `KioskError` where labels can't begin at `start`."""
        if isinstance(sheet, SetLabel):
            for full in self._filling.put(sheet):
                self._draw(full)
        else:
            self._end_labels()
            self._draw(sheet)

    def sheet(self) -> Sheet:
        """The finished document; raises `NoSheets`."""
        self._end_labels()
        if self._canvas is None:
            raise NoSheets("There is no sheet to print.")
        return Sheet(self._canvas.pdf(), self._pages, (), self._size)

    def _end_labels(self) -> None:
        for begun in self._filling.end():
            self._draw(begun)

    def _draw(self, sheet: Drawable) -> None:
        language = sheet.imprint.language
        if self._canvas is None:
            self._canvas = SheetCanvas(sheet.paper, title=self._title, language=language)
        with self._canvas.tagged("Sect", language=language):
            sheet.draw(self._canvas)
        self._pages += sheet.pages
        self._size = sheet.size_pt
