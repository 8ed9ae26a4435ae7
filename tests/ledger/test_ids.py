"""Ids that sort as rows were written."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ledger.ids import is_v7, next_id

MOMENTS = st.integers(0, 253_402_300_799_999)


def test_an_id_is_a_uuid_of_version_seven():
    name = uuid.UUID(bytes=next_id(1_386_685_800_000))
    assert name.version == 7
    assert name.variant == uuid.RFC_4122


@given(MOMENTS)
def test_an_id_carries_its_millisecond(at_ms: int):
    assert int.from_bytes(next_id(at_ms)[:6], "big") == at_ms


@given(st.lists(MOMENTS, min_size=2, max_size=50))
def test_ids_grow_whatever_the_clock_does(moments: list[int]):
    names: list[bytes] = []
    for at_ms in moments:
        names.append(next_id(at_ms, names[-1] if names else None))
    assert names == sorted(set(names))


def test_ids_grow_within_one_millisecond():
    names = [next_id(5)]
    for _ in range(1000):
        names.append(next_id(5, names[-1]))
    assert names == sorted(set(names))


def test_a_full_tail_borrows_the_next_millisecond():
    full = bytes.fromhex("00000000000a7fffbfffffffffffffff")
    assert is_v7(full)
    after = next_id(10, full)
    assert after > full
    assert int.from_bytes(after[:6], "big") == 11


def test_a_clock_before_1970_is_taken_for_1970():
    assert next_id(-5)[:6] == bytes(6)


def test_an_id_derived_from_a_code_holds_nothing_back():
    derived = uuid.uuid5(uuid.NAMESPACE_URL, "event and code").bytes
    assert int.from_bytes(next_id(7, derived)[:6], "big") == 7
