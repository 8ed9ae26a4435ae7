"""Objects of a PDF in its own syntax, handed to ReportLab's document as they are to stand in the file.

Building them from ReportLab's dictionaries and arrays costs a millisecond a page, a quarter of a letter.
"""

from __future__ import annotations

import zlib
from typing import Protocol

from reportlab.pdfbase import pdfdoc

SQUEEZE = 3
"""zlib's level: level 6 takes twice the time to save 3 % of a page."""


class Document(Protocol):
    """What we ask of ReportLab's document, none of it public: a test stands guard over it."""

    idToObject: dict[str, pdfdoc.PDFDictionary]
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]

    def Reference(self, thing: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
        """Number an object and return a reference to it."""


class Written(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes are known."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, document: Document) -> bytes:
        """The bytes: ReportLab calls this when it saves."""
        return self._data


def squeezed(content: bytes, entries: str = "") -> Written:
    """A stream, compressed, with entries of its dictionary."""
    data, own = zlib.compress(content, SQUEEZE), entries.encode("ascii")
    return Written(b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (own, len(data), data))


def stream(entries: str, data: bytes) -> Written:
    """A stream whose `entries` tell how its data is to be read."""
    return Written(b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries.encode("ascii"), len(data), data))


def put(doc: Document, entries: str, stream: bytes | None = None, *, squeezed: bool = False) -> str:
    """Add a dictionary, or a stream with it, to a document; returns what refers to it.

    `squeezed` tells that the stream went through zlib.
    """
    data = entries.encode("ascii")
    if stream is None:
        written = b"<< %b >>" % data
    else:
        how = b"/Filter /FlateDecode " if squeezed else b""
        written = b"<< %b%b /Length %d >>\nstream\n%b\nendstream" % (how, data, len(stream), stream)
    number, _ = doc.idToObjectNumberAndVersion[doc.Reference(Written(written)).name]
    return f"{number} 0 R"


_ESCAPED = ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"))


def text_string(text: str) -> bytes:
    """A text as a string of a PDF (ISO 32000-1, 7.9.2.2)."""
    data = text.encode("ascii") if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    for sign, escape in _ESCAPED:
        data = data.replace(sign, escape)
    return b"(" + data + b")"
