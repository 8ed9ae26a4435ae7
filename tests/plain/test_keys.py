"""Bytes of a terminal as keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.plain.keys import Decoder


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        (b"a1 ", ["a", "1", " "]),
        (b"\r\n", ["enter", "enter"]),
        (b"\x7f\x08", ["backspace", "backspace"]),
        (b"\x14\x03\x1a", ["ctrl+t", "ctrl+c", "ctrl+z"]),
        (b"\x1bOP\x1b[20~\x1b[24~", ["f1", "f9", "f12"]),
        (b"\x1b[A\x1b[1;5C", ["", ""]),
        (b"\x1bx\x1b\r", ["enter"]),
        ("é語".encode(), ["é", "語"]),
        (b"\xff\xc3\x28", ["\ufffd", "\ufffd", "("]),
    ],
)
def test_what_is_sent_is_read_as_keys(sent: bytes, keys: list[str]) -> None:
    assert Decoder().feed(sent) == keys


def test_a_character_or_a_sequence_may_come_in_pieces() -> None:
    decoder = Decoder()
    pieces = [bytes([byte]) for byte in "語\x1b[20~x".encode()]
    assert [key for piece in pieces for key in decoder.feed(piece)] == ["語", "f9", "x"]


def test_a_sequence_cut_off_swallows_no_more_than_its_line() -> None:
    assert Decoder().feed(b"\x1b[\rok") == ["enter", "o", "k"]
    assert Decoder().feed(b"\x1b[1;5\rok") == ["enter", "o", "k"]


@given(st.binary(max_size=60))
def test_no_bytes_break_it_and_every_key_is_a_name_or_one_character(data: bytes) -> None:
    keys = Decoder().feed(data)
    assert all(len(key) <= 1 or key.isascii() for key in keys)
    assert not any("\x1b" in key for key in keys)
