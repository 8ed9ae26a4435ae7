"""Characters that the door for words takes out, so that a pack says them by mistake or in bad faith."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from kiosk.campaign import tables
from kiosk.campaign.limits import shown
from kiosk.campaign.reading import Reading
from kiosk.errors import Fault


def faults(reading: Reading) -> Iterator[Fault]:
    """Each text of the files that holds a character nobody would see."""
    for name, written in reading.written.items():
        for key, text in _texts(written):
            lost = _lost(text)
            if lost:
                yield Fault(shown(name), shown(key), f"holds {_named(lost[0])}, which is taken out", "Delete it.")


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for inner, below in value.items():
            yield from _texts(below, f"{key}.{inner}" if key else inner)
    elif isinstance(value, list):
        for at, below in enumerate(value, 1):
            yield from _texts(below, f"{key}[{at}]")


def _lost(text: str) -> list[str]:
    """The characters of `text` that do not survive the door, in code point order."""
    plain = unicodedata.normalize("NFC", tables.folded(text))

    gone = set(plain) - set(tables.tidy(text)) - set("\t\n\r\v\f\u0085\u2028\u2029")
    # Of a text too long to keep, letters are gone as well; that fault is the model's to tell.
    return sorted(char for char in gone if unicodedata.category(char).startswith("C"))


def _named(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'CONTROL CHARACTER')}"
