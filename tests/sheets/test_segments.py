from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qrcode import util

from kiosk.sheets.segments import BYTES, DIGITS, SIGNS, bits, segments

LINKS = [
    b"mailto:minister@example.org?subject=Case%2012&body=%D0%9F%D1%80%D0%BE%D1%88%D1%83",
    b"sms:+12025550110?&body=Please%20help",
    b"https://example.org/share?text=%E1%9E%9F%E1%9E%BC%E1%9E%98",
    b"0123456789",
    b"",
]


def measured(data: bytes, version: int) -> int:
    """Bits as the library itself writes them."""
    buffer = util.BitBuffer()
    for part in segments(data, version):
        buffer.put(part.mode, 4)
        buffer.put(len(part.data), util.length_in_bits(part.mode, version))
        util.QRData(part.data, part.mode).write(buffer)
    return len(buffer)


@pytest.mark.parametrize("version", [1, 9, 10, 26, 27, 40])
@pytest.mark.parametrize("data", LINKS)
def test_the_bits_told_are_those_that_are_written(data: bytes, version: int) -> None:
    assert bits(data, version) == measured(data, version)
    assert b"".join(part.data for part in segments(data, version)) == data


@given(st.text("Aa1%-?", max_size=9).map(str.encode))
def test_no_other_cut_takes_fewer_bits(data: bytes) -> None:
    holds = {BYTES: b"Aa1%-?", SIGNS: b"A1%-", DIGITS: b"1"}
    sizes = {BYTES: (0, 8), SIGNS: (0, 6, 11), DIGITS: (0, 4, 7, 10)}
    best = 0 if not data else 10_000
    for modes in product(holds, repeat=len(data)):
        if all(char in holds[mode] for char, mode in zip(data, modes, strict=True)):
            best = min(best, cost(modes, sizes))
    assert bits(data, 1) == best


def cost(modes: tuple[int, ...], sizes: dict[int, tuple[int, ...]]) -> int:
    """Bits of characters in these modes, one segment for each run of one mode."""
    total, at = 0, 0
    while at < len(modes):
        end = at
        while end < len(modes) and modes[end] == modes[at]:
            end += 1
        mode, count = modes[at], end - at
        group = len(sizes[mode]) - 1
        full = count // group * sizes[mode][-1] + sizes[mode][count % group]
        total += 4 + util.length_in_bits(mode, 1) + full
        at = end
    return total


@given(st.text(max_size=80))
def test_no_link_is_longer_than_the_library_would_make_it(text: str) -> None:
    from kiosk.letter.uri import sms

    data = sms("+12025550110", text).encode()
    for least in (4, 8, 20):
        buffer = util.BitBuffer()
        for part in util.optimal_data_chunks(data, minimum=least):
            buffer.put(part.mode, 4)
            buffer.put(len(part), util.length_in_bits(part.mode, 1))
            part.write(buffer)
        assert bits(data, 1) <= len(buffer)


def test_what_is_not_latin_becomes_nearly_a_third_shorter() -> None:
    data = b"%D0%9F%D1%80%D0%BE" * 20
    assert bits(data, 1) / (8 * len(data)) < 0.7
    assert [part.mode for part in segments(data, 1)] == [SIGNS]
