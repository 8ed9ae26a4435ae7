"""Reads PWG raster as the standard says it (PWG 5102.4), written apart from the writer."""

from __future__ import annotations

import struct
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A page: its header's fields by their place, and its pixels."""

    header: bytes
    pixels: bytes

    def field(self, at: int) -> int:
        return int(struct.unpack_from(">i", self.header, at)[0])

    def text(self, at: int) -> str:
        return self.header[at : at + 64].partition(b"\0")[0].decode("ascii")

    @property
    def size(self) -> tuple[int, int]:
        return self.field(372), self.field(376)


def read(told: bytes) -> list[Page]:
    assert told[:4] == b"RaS2"
    pages, at = [], 4
    while at < len(told):
        header = told[at : at + 1796]
        at += 1796
        height, pixel, row = (struct.unpack_from(">I", header, place)[0] for place in (376, 388, 392))
        lines: list[bytes] = []
        while len(lines) < height:
            times, at = told[at] + 1, at + 1
            line, at = _line(told, at, row, pixel // 8)
            lines += [line] * times
        assert len(lines) == height, "a line was repeated beyond the end of its page"
        pages.append(Page(header, b"".join(lines)))
    return pages


def _line(told: bytes, at: int, row: int, pixel: int) -> tuple[bytes, int]:
    line = b""
    while len(line) < row:
        count = told[at]
        assert count != 128, "128 stands for nothing"
        if count < 128:
            line += told[at + 1 : at + 1 + pixel] * (count + 1)
            at += 1 + pixel
        else:
            line += told[at + 1 : at + 1 + pixel * (257 - count)]
            at += 1 + pixel * (257 - count)
    assert len(line) == row, "a line is longer than its page is wide"
    return line, at
