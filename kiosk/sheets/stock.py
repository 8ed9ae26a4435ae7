"""Sheets of address labels as they are sold: rows, columns, pitch and margins."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.slot import Slot


@dataclass(frozen=True, slots=True)
class Stock:
    """One sheet of labels, in millimetres.

    `across` and `down` are the pitch, from one label's edge to the next one's; `left` and `top` are where the
    first label begins; `side` and `edge` the white inside a label, more where it ends with the sheet, since most
    printers leave the outer 4 to 6 mm unprinted.
    """

    name: str
    paper: Paper
    columns: int
    rows: int
    width: float
    height: float
    across: float
    down: float
    left: float
    top: float
    side: float = 4.0
    edge: float = 2.0

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    @property
    def where(self) -> str:
        """What a sentence calls one of these labels."""
        return f"a label of {self.width:g} x {self.height:g} mm"

    def label(self, number: int) -> Slot:
        """The label of this number, from 1, counted along the rows as one reads a map."""
        row, column = divmod(number - 1, self.columns)
        return Slot(self.left + column * self.across, self.top + row * self.down, self.width, self.height)

    def inner(self, number: int) -> Slot:
        """The part of a label that takes print."""
        label = self.label(number)
        width, height = label.width - 2 * self.side, label.height - 2 * self.edge
        return Slot(label.left + self.side, label.top + self.edge, width, height)


STOCKS = {
    stock.name: stock
    for stock in (
        Stock("a4-24", A4, 3, 8, 70.0, 37.0, 70.0, 37.0, 0.0, 0.5, side=6.5, edge=5.0),
        Stock("a4-21", A4, 3, 7, 63.5, 38.1, 66.04, 38.1, 7.21, 15.15),
        Stock("a4-18", A4, 3, 6, 63.5, 46.6, 66.04, 46.6, 7.21, 8.7),
        Stock("a4-16", A4, 2, 8, 99.1, 33.9, 101.6, 33.9, 4.65, 12.9),
        Stock("a4-14", A4, 2, 7, 99.1, 38.1, 101.6, 38.1, 4.65, 15.15),
        Stock("letter-30", LETTER, 3, 10, 66.7, 25.4, 69.85, 25.4, 4.75, 12.7, side=3.5, edge=1.4),
        Stock("letter-20", LETTER, 2, 10, 101.6, 25.4, 106.36, 25.4, 3.97, 12.7, edge=1.4),
    )
}
"""Label sheets by name: the paper, and how many labels it has."""


def stock(name: str) -> Stock:
    """The label sheet of this name; a `KioskError` names those there are."""
    found = STOCKS.get(name.casefold())
    if found is None:
        raise KioskError(f"There is no label sheet called {name!r}: choose {', '.join(STOCKS)}.")
    return found
