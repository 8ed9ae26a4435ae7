"""The bytes of a link cut into the segments of a QR code in which they take the fewest bits.

Percent signs, digits and capitals are eleven bits a pair in a segment of their own kind and sixteen as bytes: what is
written in another script than Latin takes 26 to 29 % less by it. A cut costs 12 to 20 bits, so each is weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from math import ceil
from typing import NamedTuple

from qrcode import util

BYTES, SIGNS, DIGITS = util.MODE_8BIT_BYTE, util.MODE_ALPHA_NUM, util.MODE_NUMBER

_SIXTHS = {BYTES: 48, SIGNS: 33, DIGITS: 20}
"""Bits a character takes in each mode, in sixths: 8, eleven for two, ten for three (ISO/IEC 18004, 7.4)."""

# A run of one kind never gains by being cut, so that only its ends are looked at.
_RUNS = re.compile(rb"([0-9]+)|([A-Z $%*+\-./:]+)|[^0-9A-Z $%*+\-./:]+")


class Segment(NamedTuple):
    """Characters in one mode."""

    mode: int
    data: bytes


class _Way(NamedTuple):
    """How far the cheapest way to here has come: sixths of bits, and the mode of each run so far, the last first."""

    cost: int
    modes: tuple[int, object] | None


def segments(data: bytes, version: int) -> list[Segment]:
    """`data` in the segments that take the fewest bits at this version."""
    runs = [*_runs(data)]
    found = _best(_ways(runs, version))
    link, modes = found.modes, []
    while link:
        modes.append(link[0])
        link = link[1]  # type: ignore[assignment]
    told = zip(reversed(modes), (run for run, _ in runs), strict=True)
    return [Segment(mode, b"".join(run for _, run in group)) for mode, group in groupby(told, lambda one: one[0])]


def bits(data: bytes, version: int) -> int:
    """How many bits those segments take."""
    return ceil(_best(_ways([*_runs(data)], version)).cost / 6)


def _runs(data: bytes) -> Iterator[tuple[bytes, tuple[int, ...]]]:
    """Characters of one kind, and the modes that can hold them."""
    for run in _RUNS.finditer(data):
        digits, signs = run.groups()
        yield run[0], (BYTES, SIGNS, DIGITS) if digits else (BYTES, SIGNS) if signs else (BYTES,)


def _ways(runs: list[tuple[bytes, tuple[int, ...]]], version: int) -> dict[int, _Way]:
    """The cheapest way through all runs that ends in each mode."""
    heads = {mode: 6 * (4 + util.length_in_bits(mode, version)) for mode in _SIXTHS}
    ways: dict[int, _Way] = {}
    for run, modes in runs:
        ways = {mode: _step(ways, mode, heads[mode], len(run) * _SIXTHS[mode]) for mode in modes}
    return ways


def _step(ways: dict[int, _Way], mode: int, head: int, cost: int) -> _Way:
    """One run more in `mode`: within the segment that is open, or in a new one."""
    before = _best(ways)
    start = _whole(before.cost) + head
    if mode in ways and ways[mode].cost <= start:
        before, start = ways[mode], ways[mode].cost
    return _Way(start + cost, (mode, before.modes))


def _best(ways: dict[int, _Way]) -> _Way:
    return min(ways.values(), key=lambda way: _whole(way.cost), default=_Way(0, None))


def _whole(cost: int) -> int:
    """Sixths up to the next whole bit: where a segment ends, what it has begun is used up."""
    return -(-cost // 6) * 6
