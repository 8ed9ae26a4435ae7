"""The parts of a document that this kiosk wrote, read back: its pages, and whatever they show.

Only what `document.py` writes can be read: one cross-reference stream, and pages, fonts and pictures each as an object
of its own. Other programs' files are refused, so this is forty lines rather than a PDF library.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.sheets.written import Written

_ROW = 7
_REF = re.compile(rb"\b(\d+) 0 R\b")
_STREAM = b"stream\n"


class NotOurs(KioskError):
    """A document that this kiosk did not write, or that is damaged."""

    def __init__(self) -> None:
        super().__init__("This page can't be read: it is damaged, or another program wrote it.")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Leaf:
    """A page: its paper in points, its operators, and the object with its fonts and pictures."""

    width: float
    height: float
    operators: bytes
    resources: int


class Parts:
    """A document's pages, and its objects by number; raises `NotOurs`."""

    def __init__(self, pdf: bytes) -> None:
        try:
            self._objects, root = _read(pdf)
            pages = self._objects[_one(rb"/Pages (\d+) 0 R", self._objects[root])]
            kids = re.search(rb"/Kids \[(.*?)\]", pages, re.S)
            self.leaves = tuple(self._leaf(int(kid)) for kid in _REF.findall(kids[1] if kids else b""))
        except (ValueError, LookupError, TypeError, zlib.error) as error:
            raise NotOurs from error

    def copy(self, number: int, put: Callable[[Written], int]) -> int:
        """Put an object and all it refers to elsewhere, and return its number there; raises `NotOurs`."""
        try:
            return self._copy(number, put)
        except (LookupError, RecursionError) as error:
            raise NotOurs from error

    def _copy(self, number: int, put: Callable[[Written], int]) -> int:
        head, stream, data = self._objects[number].partition(_STREAM)
        moved = _REF.sub(lambda ref: b"%d 0 R" % self._copy(int(ref[1]), put), head)
        return put(Written(moved + stream + data))

    def _leaf(self, number: int) -> Leaf:
        page = self._objects[number]
        width, height = _floats(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", page)
        content = self._objects[_one(rb"/Contents (\d+) 0 R", page)]
        operators = zlib.decompress(content.partition(_STREAM)[2].removesuffix(b"\nendstream"))
        return Leaf(width, height, operators, _one(rb"/Resources (\d+) 0 R", page))


def _read(pdf: bytes) -> tuple[dict[int, bytes], int]:
    """The objects that stand in the file one by one, and the number of the catalogue."""
    start = _one(rb"startxref\n(\d+)\n%%EOF\s*$", pdf[-64:])
    head, _, data = pdf[start:].partition(_STREAM)
    if b"/W [1 4 2]" not in head:
        raise ValueError
    rows = zlib.decompress(data[: _one(rb"/Length (\d+)", head)])
    places = {int.from_bytes(rows[at + 1 : at + 5]): at // _ROW for at in range(0, len(rows), _ROW) if rows[at] == 1}
    ends = sorted(places)[1:]
    found = zip(sorted(places), ends, strict=False)
    return {places[first]: _body(pdf[first:end]) for first, end in found}, _one(rb"/Root (\d+) 0 R", head)


def _body(written: bytes) -> bytes:
    _, opened, body = written.partition(b" 0 obj\n")
    if not opened or not body.endswith(b"\nendobj\n"):
        raise ValueError
    return body.removesuffix(b"\nendobj\n")


def _floats(pattern: bytes, text: bytes) -> tuple[float, float]:
    found = re.search(pattern, text)
    if found is None:
        raise ValueError
    return float(found[1]), float(found[2])


def _one(pattern: bytes, text: bytes) -> int:
    found = re.search(pattern, text)
    if found is None:
        raise ValueError
    return int(found[1])
