"""TrueType composite glyphs: several glyphs, placed, that a PDF can show and copy as one character.

Works on a small, hint-free font as the subsetter writes it; table layouts are those of the OpenType
specification (glyf, loca, hmtx, hhea, maxp, head).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from kiosk.typeset.glyphs import Glyph

_ARGS_ARE_WORDS, _ARGS_ARE_XY, _MORE = 0x0001, 0x0002, 0x0020
_LONG_LOCA = 1
_CHECKSUM_MAGIC = 0xB1B0AFBA
_WORD = 0x7FFF


def tables(font: bytes) -> dict[str, bytes]:
    """The tables of a TrueType file, by tag."""
    found = {}
    for index in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4s3I", font, 12 + 16 * index)
        found[tag.decode("ascii")] = font[offset : offset + length]
    return found


def glyph_count(font: bytes) -> int:
    """How many glyphs a TrueType file has."""
    count: int = struct.unpack_from(">H", tables(font)["maxp"], 4)[0]
    return count


def with_composites(font: bytes, composites: Sequence[Sequence[Glyph]]) -> bytes:
    """`font` with one glyph more for each of `composites`, numbered on from its last."""
    parts = tables(font)
    offsets = _offsets(parts)
    boxes = [_box(parts["glyf"], offsets, glyphs) for glyphs in composites]
    glyf = bytearray(parts["glyf"])
    metrics = _metrics(parts)
    for glyphs, box in zip(composites, boxes, strict=True):
        glyf += bytes(-len(glyf) % 4)
        offsets[-1] = len(glyf)
        glyf += struct.pack(">5h", -1, *box) + _components(glyphs)
        offsets.append(len(glyf))
        metrics.append((sum(metrics[glyph.id][0] for glyph in glyphs), box[0]))
    parts["glyf"] = bytes(glyf)
    parts["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    parts["hmtx"] = b"".join(struct.pack(">Hh", min(advance, 0xFFFF), left) for advance, left in metrics)
    parts["hhea"] = _patched(parts["hhea"], 34, ">H", len(metrics))
    parts["head"] = _patched(parts["head"], 50, ">h", _LONG_LOCA)
    parts["maxp"] = _maxima(parts["maxp"], len(metrics), max(map(len, composites)))
    return _assembled(parts)


def _offsets(parts: dict[str, bytes]) -> list[int]:
    loca = parts["loca"]
    if struct.unpack_from(">h", parts["head"], 50)[0] == _LONG_LOCA:
        return [*struct.unpack(f">{len(loca) // 4}I", loca)]
    return [2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca)]


def _metrics(parts: dict[str, bytes]) -> list[tuple[int, int]]:
    """Advance and left side bearing of every glyph, the tail of equal advances written out."""
    hmtx, full = parts["hmtx"], struct.unpack_from(">H", parts["hhea"], 34)[0]
    metrics = [*struct.iter_unpack(">Hh", hmtx[: 4 * full])]
    bearings = [left for (left,) in struct.iter_unpack(">h", hmtx[4 * full :])]
    return metrics + [(metrics[-1][0], left) for left in bearings]


def _box(glyf: bytes, offsets: Sequence[int], glyphs: Sequence[Glyph]) -> tuple[int, int, int, int]:
    """The box around all parts, in font units; empty glyphs (a space) have none."""
    boxes = [
        (left + glyph.x, low + glyph.y, right + glyph.x, high + glyph.y)
        for glyph in glyphs
        if offsets[glyph.id] < offsets[glyph.id + 1]
        for left, low, right, high in [struct.unpack_from(">4h", glyf, offsets[glyph.id] + 2)]
    ]
    if not boxes:
        return (0, 0, 0, 0)
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return (_word(min(lefts)), _word(min(lows)), _word(max(rights)), _word(max(highs)))


def _components(glyphs: Sequence[Glyph]) -> bytes:
    flags = _ARGS_ARE_WORDS | _ARGS_ARE_XY
    last = len(glyphs) - 1
    return b"".join(
        struct.pack(">HHhh", flags | (_MORE if index < last else 0), glyph.id, _word(glyph.x), _word(glyph.y))
        for index, glyph in enumerate(glyphs)
    )


def _word(value: int) -> int:
    return max(-_WORD, min(_WORD, value))


def _maxima(maxp: bytes, count: int, parts: int) -> bytes:
    """`maxp` for `count` glyphs, of which one has `parts` components; upper bounds where counting is dear."""
    version, _, points, contours, composed_points, composed_contours = struct.unpack_from(">I5H", maxp)
    bounds = (max(points, composed_points) * parts, max(contours, composed_contours) * parts)
    packed = struct.pack(">I5H", version, count, points, contours, *(min(bound, 0xFFFF) for bound in bounds))
    elements, depth = struct.unpack_from(">2H", maxp, 28)
    return packed + maxp[14:28] + struct.pack(">2H", max(elements, parts), depth + 1)


def _patched(table: bytes, offset: int, form: str, value: int) -> bytes:
    return table[:offset] + struct.pack(form, value) + table[offset + struct.calcsize(form) :]


def _assembled(parts: dict[str, bytes]) -> bytes:
    """A TrueType file of these tables, in order of tag, with the checksums the format asks for."""
    parts["head"] = _patched(parts["head"], 8, ">I", 0)
    count = len(parts)
    power = count.bit_length() - 1
    header = struct.pack(">I4H", 0x00010000, count, 16 << power, power, 16 * (count - (1 << power)))
    offset = 12 + 16 * count
    directory, body = b"", b""
    for tag, table in sorted(parts.items()):
        directory += struct.pack(">4s3I", tag.encode("ascii"), _checksum(table), offset + len(body), len(table))
        if tag == "head":
            adjustment_at = offset + len(body) + 8
        body += table + bytes(-len(table) % 4)
    font = header + directory + body
    return _patched(font, adjustment_at, ">I", (_CHECKSUM_MAGIC - _checksum(font)) & 0xFFFFFFFF)


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
