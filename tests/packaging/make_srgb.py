"""Makes the colour profile of ``assets/brand/srgb.icc`` out of the numbers of IEC 61966-2-1, the same bytes every time.

python tests/packaging/make_srgb.py

An ICC.1:2001-04 display profile (version 2.4, which every reader of PDF/A knows): three primaries as a matrix and one
curve. The matrix takes what is seen under D65 to D50, as profiles are, by the Bradford method.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

PROFILE = Path(__file__).parents[2] / "assets" / "brand" / "srgb.icc"

PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
"""Chromaticities x, y of red, green and blue."""

D65 = (0.3127, 0.3290)
"""Chromaticity of white."""

D50 = (0.9642, 1.0, 0.8249)
"""White of the space in which profiles meet, as XYZ (ICC.1:2001-04, 6.1.1)."""

BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
"""From XYZ to the responses of the eye in which whites are exchanged."""

POINTS = 256
"""Of the curve: straight lines between them stray by 0.001 %, and 1,024 would make the file three times as large."""

_NAME = "sRGB, made for the letter-writing kiosk"
_RIGHTS = "No copyright: the numbers are those of IEC 61966-2-1."
_DATE = (2013, 12, 10, 0, 0, 0)

Matrix = Sequence[Sequence[float]]


def _xyz(x: float, y: float) -> tuple[float, float, float]:
    return (x / y, 1.0, (1 - x - y) / y)


def _times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _inverse(matrix: Matrix) -> Matrix:
    """The inverse of a matrix of three by three, by cofactors."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    rows = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    return [[value / det for value in row] for row in rows]


def colorants() -> list[list[float]]:
    """Red, green and blue at their fullest, as XYZ under D50."""
    pure = [_xyz(*primary) for primary in PRIMARIES]
    shares = _times(_inverse([*zip(*pure, strict=True)]), _xyz(*D65))
    seen, wanted = _times(BRADFORD, _xyz(*D65)), _times(BRADFORD, D50)
    gains = [new / old for old, new in zip(seen, wanted, strict=True)]

    def adapted(xyz: Iterable[float]) -> list[float]:
        cones = _times(BRADFORD, [*xyz])
        return _times(_inverse(BRADFORD), [gain * cone for gain, cone in zip(gains, cones, strict=True)])

    return [adapted(share * value for value in primary) for share, primary in zip(shares, pure, strict=True)]


def linear(value: float) -> float:
    """The light of a value of sRGB, both from 0 to 1."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _point(xyz: Iterable[float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65_536) for value in xyz))


def _curve() -> bytes:
    values = [round(linear(step / (POINTS - 1)) * 65_535) for step in range(POINTS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{POINTS}H", POINTS, *values)


def _described() -> bytes:
    text = _NAME.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(8 + 3 + 67)


def made() -> bytes:
    """The profile."""
    red, green, blue = map(_point, colorants())
    curve = _curve()
    tags = {
        b"desc": _described(),
        b"cprt": b"text\0\0\0\0" + _RIGHTS.encode("ascii") + b"\0",
        b"wtpt": _point(D50),
        b"rXYZ": red,
        b"gXYZ": green,
        b"bXYZ": blue,
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    data, places, table = b"", dict[bytes, int](), struct.pack(">I", len(tags))
    start = 128 + 4 + 12 * len(tags)
    for name, tag in tags.items():
        # What is the same stands once.
        if tag not in places:
            places[tag] = start + len(data)
            data += tag + bytes(-len(tag) % 4)
        table += struct.pack(">4sII", name, places[tag], len(tag))
    return _head(128 + len(table) + len(data)) + table + data


def _head(size: int) -> bytes:
    kinds = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    origin = struct.pack(">6H4s", *_DATE, b"acsp")
    return (kinds + origin + bytes(28) + _point(D50)[8:]).ljust(128, b"\0")


if __name__ == "__main__":
    PROFILE.write_bytes(made())
