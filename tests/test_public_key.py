"""A public key that was copied by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import public_key

KEYS = st.binary(min_size=32, max_size=32)


@given(KEYS)
def test_a_key_comes_back_as_it_was(key: bytes) -> None:
    assert len(public_key.written(key)) == 48
    assert public_key.read(public_key.written(key)) == key


@given(KEYS, st.integers(0, 47), st.characters(codec="ascii"))
def test_a_slip_in_any_character_is_found(key: bytes, at: int, char: str) -> None:
    text = public_key.written(key)
    slip = text[:at] + char + text[at + 1 :]
    assert public_key.read(slip) in ((key,) if slip == text else (None,))


@pytest.mark.parametrize("text", ["", "x", "A" * 48, "é" * 48, "A" * 47, "A" * 52])
def test_what_is_no_key_is_none(text: str) -> None:
    assert public_key.read(text) is None
