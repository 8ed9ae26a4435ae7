"""Address labels: an address a label, on sheets that may be used in part, over as many sheets as it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from kiosk.errors import KioskError
from kiosk.letter.address import AddressTooLong
from kiosk.letter.imprint import Imprint, imprint_of
from kiosk.letter.letter import Letter
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.frame import check_fonts
from kiosk.sheets.paper import Paper
from kiosk.sheets.shared import Shared
from kiosk.sheets.slot import Block, Fitted, Rows, Slot, fitted, rows, set_rows
from kiosk.sheets.stock import STOCKS, Stock
from kiosk.sheets.window import WINDOWS
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import lines
from kiosk.typeset.shape import Setter

MARK_SIZE = 5.5
"""Points of the practice mark: it takes a strip of 2 mm from the top of a label that has no margin around it."""

_MARK_GREY = 0.35
_MARK_GAP = 0.5


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SetLabel:
    """One label, set: it fits any place of its kind of sheet."""

    imprint: Imprint
    kind: Stock
    mark: Rows
    address: Fitted

    def draw(self, canvas: SheetCanvas, number: int) -> None:
        """Draw it on the label of this number of the sheet that is open."""
        slot, height = self.kind.inner(number), self.kind.paper.height
        # Below a division each line is a paragraph: in one element readers would glue an address into one word.
        with canvas.tagged("LI"), canvas.tagged("LBody"), canvas.tagged("Div", language=self.imprint.language):
            if self.mark.lines:
                canvas.lines(self.mark.at(slot, MARK_SIZE, height, back=True), MARK_SIZE, _MARK_GREY)
            slot = _below(self.mark, slot)
            # A shade above the middle, where the eye looks for it, and away from the edge that a printer may miss.
            top = slot.top + (slot.height - self.address.height) * 0.45
            canvas.lines(self.address.rows.at(slot._replace(top=top), self.address.size, height), self.address.size)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class LabelSheet:
    """One sheet with labels from number `start` on."""

    labels: tuple[SetLabel, ...]
    start: int = 1

    @property
    def imprint(self) -> Imprint:
        """That of the first label."""
        return self.labels[0].imprint

    @property
    def paper(self) -> Paper:
        """The sheet that the labels stick on."""
        return self.labels[0].kind.paper

    @property
    def pages(self) -> int:
        """One."""
        return 1

    @property
    def lines(self) -> tuple[str, ...]:
        """What the labels say."""
        return tuple(text for label in self.labels for text in label.address.rows.texts)

    @property
    def size_pt(self) -> float:
        """The size of the smallest address."""
        return min(label.address.size for label in self.labels)

    def draw(self, canvas: SheetCanvas) -> None:
        """Draw it: a list to who hears it."""
        with canvas.page(self.paper), canvas.tagged("L"):
            for number, label in enumerate(self.labels, start=self.start):
                label.draw(canvas, number)


class Filling:
    """Sheets of labels as they fill up, the first from label `start` on; the labels of one sheet are kept at a time."""

    def __init__(self, start: int = 1) -> None:
        self._start = start
        self._labels: list[SetLabel] = []

    def put(self, label: SetLabel) -> Iterator[LabelSheet]:
        """Put a label on; gives the sheets that are finished by it, for it is full or of another kind.

        Raises a `KioskError` where a sheet of this kind has no label to start at.
        """
        kind = label.kind
        if self._labels and self._labels[0].kind is not kind:
            yield from self.end()
        if not 1 <= self._start <= kind.count:
            raise KioskError(f"A sheet {kind.name} has {kind.count} labels: begin at one from 1 to {kind.count}.")
        self._labels.append(label)
        if self._start + len(self._labels) > kind.count:
            yield from self.end()

    def end(self) -> Iterator[LabelSheet]:
        """The sheet that is begun, if one is."""
        if self._labels:
            yield LabelSheet(tuple(self._labels), self._start)
            self._labels, self._start = [], 1


def set_label(letter: Letter, kind: Stock, shared: Shared) -> SetLabel:
    """The address of a letter on a label; raises `AddressTooLong` or `Unprintable`.

    A practice label says so in itself, since on some sheets there is nothing around it.
    """
    setter = shared.setter
    check_fonts((letter.mark, *letter.address), shared.library, "label")
    mark = rows(lines(setter.words(letter.mark, Style.STRONG, letter.language), inf)[:1])
    found = set_rows([Block(letter.address, letter.language)], setter, Style.SMALL)
    return SetLabel(imprint_of(letter), kind, mark, fitted(found, _below(mark, kind.inner(1)), kind.where))


def sheet_of(label: SetLabel, start: int = 1) -> LabelSheet:
    """A sheet with this label alone; raises a `KioskError` where it has no label `start`."""
    filling = Filling(start)
    (sheet,) = (*filling.put(label), *filling.end())
    return sheet


def _below(mark: Rows, slot: Slot) -> Slot:
    """What a mark leaves of a label."""
    strip = mark.height(MARK_SIZE) + _MARK_GAP if mark.lines else 0.0
    return slot._replace(top=slot.top + strip, height=slot.height - strip)


def too_long(lines: tuple[str, ...], language: str, library: FontLibrary) -> str:
    """Why an address does not fit every label and every window there is; empty where it does.

    What a font lacks counts for nothing here: that is told of the whole letter.
    """
    try:
        found = set_rows([Block(lines, language)], Setter(library), Style.SMALL)
        for kind in STOCKS.values():
            fitted(found, kind.inner(1), kind.where)
        for window in WINDOWS.values():
            fitted(found, window.on(window.papers[0]).slot, window.where)
    except AddressTooLong as error:
        return str(error)
    return ""
