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


def squeezed(content: bytes) -> Written:
    """A stream, compressed."""
    data = zlib.compress(content, SQUEEZE)
    return Written(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(data), data))


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
