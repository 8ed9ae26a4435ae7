"""Names for rows: UUIDv7 (RFC 9562), 16 bytes, growing even where the clock goes back; and those that words give."""

from __future__ import annotations

import hashlib
import os

_TAIL_BITS = 74
_LOW_BITS = 62
_STEP_BYTES = 4
_VERSION = 7
_DERIVED_VERSION = 8
_VARIANT = 0b10


def next_id(at_ms: int, last: bytes | None = None) -> bytes:
    """A fresh id above `last`, carrying `at_ms` (Unix milliseconds) where the clock allows it.

    With a clock that stands or goes back, the time of `last` is kept and its random tail grows by a random
    step (RFC 9562, 6.2, method 2), so that ids sort as rows were written.
    """
    at_ms = max(at_ms, 0)
    tail = _random_tail()
    if last is not None and is_v7(last):
        last_ms, last_tail = _split(last)
        if at_ms <= last_ms:
            at_ms, tail = last_ms, last_tail + 1 + int.from_bytes(os.urandom(_STEP_BYTES), "big")
        if tail >> _TAIL_BITS:
            at_ms, tail = at_ms + 1, _random_tail()
    return _join(at_ms, tail)


def derived_id(*parts: str) -> bytes:
    """The id that these words always have (UUIDv8): whoever derives it, on whichever kiosk, names the same row."""
    number = int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:16], "big")
    fixed = 0xF << 76 | 0b11 << _LOW_BITS
    return (number & ~fixed | _DERIVED_VERSION << 76 | _VARIANT << _LOW_BITS).to_bytes(16, "big")


def is_v7(name: bytes) -> bool:
    """Whether this id carries a time; ids derived from a sheet's code do not."""
    return name[6] >> 4 == _VERSION


def _random_tail() -> int:
    return int.from_bytes(os.urandom(10), "big") >> 6


def _join(at_ms: int, tail: int) -> bytes:
    high, low = tail >> _LOW_BITS, tail & ((1 << _LOW_BITS) - 1)
    return (at_ms << 80 | _VERSION << 76 | high << 64 | _VARIANT << _LOW_BITS | low).to_bytes(16, "big")


def _split(name: bytes) -> tuple[int, int]:
    number = int.from_bytes(name, "big")
    high, low = number >> 64 & 0xFFF, number & ((1 << _LOW_BITS) - 1)
    return number >> 80, high << _LOW_BITS | low
