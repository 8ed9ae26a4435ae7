"""One document as a command line asks for it, or a line of a batch: from its options to a sheet that can be drawn."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from kiosk import text
from kiosk.campaign.kind import Kind
from kiosk.config import PaperSize, WindowName
from kiosk.errors import KioskError
from kiosk.letter.draft import Draft, Way
from kiosk.press import Press
from kiosk.stationery import Order, SheetName, Stationery

if TYPE_CHECKING:
    from kiosk.sheets.drawable import Drawable
    from kiosk.sheets.labels import SetLabel

KINDS = (Kind.LETTER,)
"""The kinds of action that a document can be made for."""

NO_WINDOW = "none"
"""What turns off, for one letter, the window that kiosk.toml asks for."""

WINDOWS = (NO_WINDOW, *(name.value for name in WindowName if name))
"""What ``--window`` may be."""

TEXT_MAX = 2**20
"""Bytes of a text that is read: two hundred times what a page holds."""

CHARACTERS_SHOWN = 12
"""Characters without a font that a sentence shows."""

_LETTERED = (SheetName.LETTER, SheetName.FAX, SheetName.BILINGUAL, SheetName.ENVELOPE, SheetName.LABELS)
"""Sheets that need no more than the words of a letter."""

_COUNTED = {
    SheetName.LETTER: Kind.LETTER,
    SheetName.BILINGUAL: Kind.LETTER,
    SheetName.FAX: Kind.FAX,
    SheetName.CARD: Kind.SOLIDARITY,
    SheetName.PHOTO: Kind.PHOTO,
}


class CantWrite(KioskError):
    """The sheet can't be made as asked; `key` is the option that is wrong, empty where it is none or several."""

    def __init__(self, sentence: str, key: str = "") -> None:
        super().__init__(sentence)
        self.key = key


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """What a document is made of, by the names of the options of ``kiosk write``; each field is one of them."""

    case: str = ""
    kind: str = Kind.LETTER
    language: str | None = None
    text: str | None = None
    name: str = ""
    place: str = ""
    sheet: str = SheetName.LETTER
    window: str | None = None
    stock: str = ""
    reading: str = ""
    gloss: bool = False
    art: str | None = None
    number: int | None = None


class Made(NamedTuple):
    """A sheet as it is counted; one with a `code` on its ruled page counts only when that comes back."""

    case: str
    kind: Kind
    language: str
    code: str = ""


def document(
    stationery: Stationery, asked: Asked, language: str, size: PaperSize | None = None, code: str = ""
) -> Drawable | SetLabel:
    """The sheet that is asked for, in this language, set; raises `CantWrite` and what `Stationery` raises.

    A ruled page bears the `code` by which it is remembered; one that nobody remembers has none.
    """
    from kiosk.sheets.sheet import Unprintable

    try:
        wanted = replace(order(asked, size), code=code)
        return stationery.set(SheetName(asked.sheet), asked.case, draft(asked), language, wanted)
    except Unprintable as error:
        raise without_font(error.characters) from None


def order(asked: Asked, size: PaperSize | None = None) -> Order:
    """What else is asked of the sheet, which has this paper where it is not the event's."""
    window = WindowName("" if asked.window == NO_WINDOW else asked.window) if asked.window else None
    art = Path(asked.art) if asked.art else None
    return Order(size, window, asked.reading, asked.gloss, art, asked.number, asked.stock)


def counted(press: Press, asked: Asked, language: str) -> Made:
    """What this sheet counts as; raises `CantWrite` where it is no action, or `UnknownCase`."""
    if asked.sheet == SheetName.HANDWRITING:
        press.case(asked.case)
        return Made(asked.case, Kind.LETTER, language, press.sheet_code(asked.case, language, uuid4().hex))
    kind = _COUNTED.get(SheetName(asked.sheet))
    if kind is None:
        what = f"{'An' if asked.sheet[0] in 'aeiou' else 'A'} {asked.sheet} sheet"
        raise CantWrite(f"{what} is no action yet: count what comes back with `kiosk count`.", "sheet")
    return Made(asked.case, kind, language)


def without_font(characters: tuple[str, ...]) -> CantWrite:
    """Why a letter with these characters can't be printed here."""
    shown = " ".join(characters[:CHARACTERS_SHOWN])
    return CantWrite(f"No font here can print: {shown}. Write it another way, or leave it out.")


def draft(asked: Asked) -> Draft:
    """The words that are asked for; raises `CantWrite` where their file can't be read."""
    name = text.clean(asked.name, text.NAME_LIMIT, one_line=True)
    place = text.clean(asked.place, text.NAME_LIMIT, one_line=True)
    if asked.text:
        return Draft(way=Way.FREE, free=_body(asked.text), name=name, place=place)
    return Draft(name=name, place=place)


def language_of(press: Press, asked: Asked) -> str:
    """The language that is asked for, else the event's first that the pack has; raises `CantWrite`."""
    has, lettered = press.pack.file.languages, SheetName(asked.sheet) in _LETTERED
    language = asked.language or next((one for one in press.settings.screens.languages if one in has), has[0])
    if language not in (*has, *press.pack.letters) or not (lettered or language in has):
        raise CantWrite(f"The pack has no words in {language!r}. It has: {', '.join(has)}.", "language")
    if lettered and asked.language and asked.case:
        _must_have_letter(press, asked.case, language)
    return press.letter_language(language, asked.case) if lettered else language


def _must_have_letter(press: Press, case_id: str, language: str) -> None:
    """Raises `CantWrite` where this case has no letter in a language, or none that may be posted."""
    if language not in press.case(case_id).letter_languages:
        raise CantWrite(f"The pack has no letter in {language!r} for {case_id}.", "language")
    if language not in press.letter_languages(case_id):
        raise CantWrite(f"No native reader has seen the letter in {language!r}: it is for practice.", "language")


def _body(source: str) -> str:
    try:
        body = text.clean(_read(source).decode("utf-8-sig"))
    except OSError as error:
        raise CantWrite(f"The text {source} can't be read: {error.strerror}.", "text") from None
    except UnicodeDecodeError:
        raise CantWrite(f"The text {source} is not UTF-8. Save it again as UTF-8.", "text") from None
    except ValueError:
        raise CantWrite("The text can't be read: what stands there is no name of a file.", "text") from None
    if not body.strip():
        raise CantWrite(f"The text {source} has no words in it.", "text")
    return body


def _read(source: str) -> bytes:
    if source == "-":
        raw = sys.stdin.buffer.read(TEXT_MAX + 1)
    else:
        with Path(source).open("rb") as file:
            raw = file.read(TEXT_MAX + 1)
    if len(raw) > TEXT_MAX:
        raise CantWrite(f"The text {source} is larger than 1 MB, and no letter is.", "text")
    return raw
