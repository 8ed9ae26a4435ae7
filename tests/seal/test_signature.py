"""A signature, sealed where it is given and opened where the key is."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from nacl.bindings import sodium_pad
from nacl.public import PrivateKey, SealedBox

from kiosk.errors import KioskError
from kiosk.seal import signature
from kiosk.seal.signature import BLOCK, SEALED_BYTES, Damaged, Signature, seal, thrown_away, unseal
from kiosk.text import NAME_LIMIT, clean

PAIR = PrivateKey.generate()
PUBLIC, PRIVATE = bytes(PAIR.public_key), bytes(PAIR)
GIVEN = Signature("Ana Example", "Exampleland", "tun-aung", "town-hall")


def test_what_was_sealed_opens_with_the_key_and_with_no_other() -> None:
    box = seal(GIVEN, PUBLIC)
    assert unseal(box, PRIVATE) == GIVEN
    with pytest.raises(Damaged, match=r"^What is sealed here is damaged\.$"):
        unseal(box, bytes(PrivateKey.generate()))


@settings(deadline=None)
@given(st.text(), st.text())
@example("🇺🇳" * 40, "\U0010ffff" * 80)
@example('"' * 80, "\\" * 80)
@example("नमस्ते" * 14, "ﷺ" * 80)
def test_any_name_that_passed_the_door_comes_back_and_its_length_tells_nothing(name: str, country: str) -> None:
    name, country = (clean(word, NAME_LIMIT, one_line=True) for word in (name, country))
    given = Signature(name, country, "c" * 40, "e" * 40)
    box = seal(given, PUBLIC)
    assert len(box) == SEALED_BYTES
    assert unseal(box, PRIVATE) == given


def test_the_same_name_twice_shares_no_bytes() -> None:
    one, two = seal(GIVEN, PUBLIC), seal(GIVEN, PUBLIC)
    assert not {one[at : at + 8] for at in range(len(one) - 7)} & {two[at : at + 8] for at in range(len(two) - 7)}
    assert b"Ana" not in one


@settings(deadline=None)
@given(at=st.integers(0, SEALED_BYTES - 1), bit=st.integers(0, 7))
def test_a_flipped_bit_anywhere_is_damage_and_never_another_name(at: int, bit: int) -> None:
    box = bytearray(seal(GIVEN, PUBLIC))
    box[at] ^= 1 << bit
    with pytest.raises(Damaged):
        unseal(bytes(box), PRIVATE)


@settings(deadline=None)
@given(st.binary(max_size=2_000))
@example(b"")
def test_random_bytes_hold_no_signature(box: bytes) -> None:
    with pytest.raises(Damaged):
        unseal(box, PRIVATE)


@pytest.mark.parametrize(
    "plain",
    [
        b"",
        b"{}",
        b"null",
        b"[" * 1_023,
        b"\xff",
        b'{"v":1,"name":3,"country":"","case":"c","event":"e"}',
        b'{"v":2,"name":"a","country":"","case":"c","event":"e"}',
        b'"v"',
    ],
)
def test_what_somebody_else_sealed_to_the_key_is_refused_where_it_is_no_signature(plain: bytes) -> None:
    with pytest.raises(Damaged):
        unseal(SealedBox(PAIR.public_key).encrypt(sodium_pad(plain, BLOCK)), PRIVATE)


def test_what_somebody_else_sealed_passes_the_door_for_words() -> None:
    forged = {"v": 1, "name": "Ana\n\x1b[2J\u202e" + "x" * 200, "country": "\ud800", "case": "c", "event": "e"}
    box = SealedBox(PAIR.public_key).encrypt(sodium_pad(json.dumps(forged).encode(), BLOCK))
    opened = unseal(box, PRIVATE)
    assert opened.name.startswith("Ana [2Jxxx") and len(opened.name) <= NAME_LIMIT and opened.country == ""


def test_more_than_two_lines_of_words_is_refused_rather_than_told_by_its_length() -> None:
    with pytest.raises(KioskError, match=r"^A signature is a name and a country of one line each\.$"):
        seal(Signature("\U0010ffff" * 300, "", "c", "e"), PUBLIC)


def test_a_thrown_away_key_is_another_each_time_and_nothing_keeps_its_private_half() -> None:
    one = thrown_away()
    assert len(one) == 32 and one != thrown_away()
    assert len(seal(GIVEN, one)) == SEALED_BYTES


def test_a_signature_tells_no_name_in_a_report() -> None:
    assert "Ana" not in repr(GIVEN) and signature.mark(PUBLIC) == PUBLIC[:8]
