"""Address labels: an address a label, on sheets that may be used in part, over as many sheets as it takes."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from kiosk.errors import KioskError
from kiosk.letter.address import AddressTooLong
from kiosk.letter.letter import Letter
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.sheet import Sheet, Unprintable
from kiosk.sheets.slot import SIZES, Block, Fitted, fitted, rows, set_rows
from kiosk.sheets.stock import STOCKS, Stock
from kiosk.sheets.window import WINDOWS
from kiosk.typeset import itemise
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import lines
from kiosk.typeset.shape import Setter

MARK_SIZE = 5.5
"""Points of the practice mark: it takes a strip of 2 mm from the top of a label that has no margin around it."""

_MARK_GREY = 0.35
_MARK_GAP = 0.5


def labels_sheet(letters: Iterable[Letter], kind: Stock, library: FontLibrary, *, title: str, start: int = 1) -> Sheet:
    """The addresses of letters on labels, from label `start` of the first sheet on.

    Raises `AddressTooLong` or `Unprintable` for the first that can't be printed; a practice label says so in
    itself, since on some sheets there is nothing around it.
    """
    if not 1 <= start <= kind.count:
        raise KioskError(f"A sheet {kind.name} has {kind.count} labels: begin at one from 1 to {kind.count}.")
    setter = Setter(library)
    canvas: SheetCanvas | None = None
    number, pages, texts, size = start, 1, list[str](), SIZES[0]
    for letter in letters:
        canvas = canvas or SheetCanvas(kind.paper, title=title, language=letter.language)
        if number > kind.count:
            canvas.end_page()
            number, pages = 1, pages + 1
        address = _label(letter, kind, number, setter, canvas)
        texts += address.rows.texts
        size, number = min(size, address.size), number + 1
    if canvas is None:
        raise KioskError("There is no address to print.")
    canvas.end_page()
    return Sheet(canvas.pdf(), pages, tuple(texts), size)


def _label(letter: Letter, kind: Stock, number: int, setter: Setter, canvas: SheetCanvas) -> Fitted:
    """Draw one label; what it says, set."""
    gaps = itemise.missing((letter.mark, *letter.address), setter.library)
    if gaps:
        raise Unprintable(gaps, itemise.script_names(gaps, setter.library))
    slot, height = kind.inner(number), kind.paper.height
    if letter.mark:
        mark = rows(lines(setter.words(letter.mark, Style.STRONG, letter.language), inf)[:1])
        canvas.lines(mark.at(slot, MARK_SIZE, height, back=True), MARK_SIZE, _MARK_GREY)
        strip = mark.height(MARK_SIZE) + _MARK_GAP
        slot = slot._replace(top=slot.top + strip, height=slot.height - strip)
    found = set_rows([Block(letter.address, letter.language)], setter, Style.SMALL)
    address = fitted(found, slot, kind.where)
    # A shade above the middle, where the eye looks for it, and away from the edge that a printer may miss.
    top = slot.top + (slot.height - address.height) * 0.45
    canvas.lines(address.rows.at(slot._replace(top=top), address.size, height), address.size)
    return address


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
