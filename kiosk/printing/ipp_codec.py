"""Writes the requests and reads the answers of a printer: the Internet Printing Protocol as bytes (RFC 8010, 3).

Only what a sheet needs is written: numbers, truth values and words. Everything is read, what we know no form for as
bytes, because a printer may tell of itself whatever it likes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import IntEnum

VERSION = (1, 1)
"""What every printer must answer (RFC 8011, 4.1.8), those of IPP 2.0 and CUPS among them."""

Value = int | bool | str | bytes
Attributes = dict[str, list[Value]]


class Tag(IntEnum):
    """The kinds of values that we write, and those whose form we read."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    COLLECTION = 0x34
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    COLLECTION_END = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49


_FIRST_VALUE, _OUT_OF_BAND, _FIRST_TEXT = 0x10, 0x1F, 0x40


class NotIpp(Exception):
    """The bytes are no whole answer of a printer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One attribute of a request: its name, what kind of value, and the values."""

    name: str
    tag: Tag
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a printer said: its status, its own words for it, and the attributes of each printer or job."""

    status: int
    message: str
    printers: tuple[Attributes, ...]
    jobs: tuple[Attributes, ...]

    @property
    def ok(self) -> bool:
        """Whether the request was carried out (RFC 8011, B.1: statuses up to 0x00ff)."""
        return self.status <= 0xFF


def request(operation: int, about: list[Asked], job: list[Asked]) -> bytes:
    """The bytes of a request, to which a document may be joined; the charset and language come first by law."""
    about = [
        Asked("attributes-charset", Tag.CHARSET, ("utf-8",)),
        Asked("attributes-natural-language", Tag.LANGUAGE, ("en",)),
        *about,
    ]
    parts = [struct.pack(">BBHI", *VERSION, operation, 1), bytes([Tag.OPERATION]), *map(_attribute, about)]
    if job:
        parts += [bytes([Tag.JOB]), *map(_attribute, job)]
    return b"".join([*parts, bytes([Tag.END])])


def answer(told: bytes) -> Answer:
    """The answer in these bytes; raises `NotIpp`."""
    try:
        _, _, status, _ = struct.unpack_from(">BBHI", told)
        groups = _groups(told, 8)
        said = next((group for tag, group in groups if tag == Tag.OPERATION), {})
        message = next((value for value in said.get("status-message", []) if isinstance(value, str)), "")
    except (struct.error, IndexError) as error:
        raise NotIpp from error
    printers = tuple(group for tag, group in groups if tag == Tag.PRINTER)
    return Answer(status, message, printers, tuple(group for tag, group in groups if tag == Tag.JOB))


def _attribute(asked: Asked) -> bytes:
    name, parts = asked.name.encode("ascii"), []
    for value in asked.values:
        content = _written(asked.tag, value)
        parts.append(struct.pack(">BH", asked.tag, len(name)) + name + struct.pack(">H", len(content)) + content)
        # Every further value of one attribute has an empty name.
        name = b""
    return b"".join(parts)


def _written(tag: Tag, value: Value) -> bytes:
    if tag is Tag.BOOLEAN:
        return bytes([bool(value)])
    if isinstance(value, int):
        return struct.pack(">i", value)
    return value.encode("utf-8") if isinstance(value, str) else value


def _groups(told: bytes, at: int) -> list[tuple[int, Attributes]]:
    groups: list[tuple[int, Attributes]] = []
    name, depth = "", 0
    while told[at] != Tag.END:
        tag, at = told[at], at + 1
        if tag < _FIRST_VALUE:
            groups.append((tag, {}))
            continue
        own, at = _slice(told, at)
        content, at = _slice(told, at)
        if tag == Tag.COLLECTION_END:
            depth -= 1
        elif not depth:
            # The members of a collection are passed over: none of them says anything that is not said outside, too.
            name = own.decode("ascii", "replace") or name
            groups[-1][1].setdefault(name, []).extend(_read(tag, content))
        depth += tag == Tag.COLLECTION
    return groups


def _slice(told: bytes, at: int) -> tuple[bytes, int]:
    end = at + 2 + struct.unpack_from(">H", told, at)[0]
    if end > len(told):
        raise IndexError
    return told[at + 2 : end], end


def _read(tag: int, content: bytes) -> list[Value]:
    if tag <= _OUT_OF_BAND:
        # "unknown", "no-value" and the like: there is a name and nothing to it.
        return []
    if tag in (Tag.INTEGER, Tag.ENUM):
        return [struct.unpack(">i", content)[0]]
    if tag == Tag.BOOLEAN:
        return [content != b"\0"]
    if tag in (Tag.TEXT_WITH_LANGUAGE, Tag.NAME_WITH_LANGUAGE):
        _, at = _slice(content, 0)
        return [_slice(content, at)[0].decode("utf-8", "replace")]
    return [content.decode("utf-8", "replace")] if tag >= _FIRST_TEXT else [content]
