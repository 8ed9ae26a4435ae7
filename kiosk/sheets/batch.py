"""Many letters in one document, a page each: what they share is set, drawn and embedded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kiosk.errors import KioskError
from kiosk.letter.address import AddressTooLong
from kiosk.letter.letter import Letter
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.letter import Furniture, SetLetter, TooLong, Unprintable, draw, set_furniture, set_letter
from kiosk.sheets.paper import Paper
from kiosk.sheets.sheet import Sheet
from kiosk.sheets.window import Window
from kiosk.typeset.fonts import FontLibrary
from kiosk.typeset.shape import Setter


class NoLetters(KioskError):
    """A document was asked for and no letter to go into it, or none that can be printed."""


def _raised(error: KioskError) -> None:
    raise error


def letters_sheet(
    letters: Iterable[Letter],
    paper: Paper,
    library: FontLibrary,
    *,
    title: str,
    window: Window | None = None,
    refused: Callable[[KioskError], None] = _raised,
) -> Sheet:
    """Letters as the pages of one document; raises `NoLetters` where there is not one to print.

    `letters` are taken one by one, so that a thousand of them need not wait in memory together. One that cannot be
    printed is told to `refused` before the next is taken; without it the first such stops the document.
    """
    setter = Setter(library)
    around: dict[tuple[str, ...], Furniture] = {}
    canvas: SheetCanvas | None = None
    pages = 0
    for letter in letters:
        canvas = canvas or SheetCanvas(paper, title=title, language=letter.language)
        key = (letter.language, letter.page, letter.page_label, letter.note, letter.mark)
        furniture = around.get(key) or around.setdefault(key, set_furniture(letter, paper, setter))
        try:
            fitted = _printable(set_letter(letter, paper, library, setter, furniture, window))
        except (TooLong, Unprintable, AddressTooLong) as error:
            refused(error)
            continue
        with canvas.tagged("Sect", language=letter.language):
            canvas.form(("top", *key), furniture.draw_top)
            draw(fitted, canvas)
            canvas.form(("foot", *key), furniture.foot.draw)
        canvas.end_page()
        pages += 1
    if canvas is None or not pages:
        raise NoLetters("There is no letter to print.")
    return Sheet(canvas.pdf(), pages, (), fitted.size_pt)


def _printable(fitted: SetLetter) -> SetLetter:
    if fitted.missing:
        raise Unprintable(fitted.missing, fitted.scripts)
    return fitted
