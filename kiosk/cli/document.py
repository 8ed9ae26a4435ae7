"""One document as a command line asks for it, or a line of a batch: from its options to a letter."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from kiosk import text
from kiosk.campaign.kind import Kind
from kiosk.errors import KioskError
from kiosk.letter.draft import Draft, Way
from kiosk.letter.letter import Letter
from kiosk.press import Press

KINDS = (Kind.LETTER,)
"""The kinds of action that a document can be made for."""

TEXT_MAX = 2**20
"""Bytes of a text that is read: two hundred times what a page holds."""

CHARACTERS_SHOWN = 12
"""Characters without a font that a sentence shows."""


class CantWrite(KioskError):
    """The letter can't be made as asked; `key` is the option that is wrong, empty where it is none or several."""

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


def letter(press: Press, asked: Asked) -> Letter:
    """The letter that is asked for; raises `CantWrite`, `UnknownCase` or `NotFresh`."""
    language = language_of(press, asked)
    press.must_be_fresh(asked.case, language)
    return press.compose(asked.case, draft(asked), language)


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
    has = press.pack.file.languages
    language = asked.language or next((one for one in press.settings.screens.languages if one in has), has[0])
    if language not in has:
        raise CantWrite(f"The pack has no words in {language!r}. It has: {', '.join(has)}.", "language")
    return language


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
