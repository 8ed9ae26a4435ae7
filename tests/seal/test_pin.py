"""The organiser's PIN."""

from __future__ import annotations

import pytest

from kiosk.seal.pin import hash_pin, pin_is_usable, pin_matches


def test_the_right_pin_opens_and_a_wrong_one_does_not() -> None:
    kept = hash_pin("2580")
    assert pin_matches(kept, "2580") and not pin_matches(kept, "2581")


def test_the_hash_does_not_hold_the_pin() -> None:
    assert "2580" not in hash_pin("2580") and hash_pin("2580") != hash_pin("2580")


def test_a_damaged_hash_opens_nothing() -> None:
    assert not pin_matches("$argon2id$broken", "2580")


@pytest.mark.parametrize(
    ("pin", "usable"), [("1234", True), ("123", False), ("1" * 13, False), ("12a4", False), ("١٢٣٤", False)]
)
def test_a_pin_is_four_to_twelve_digits(pin: str, usable: bool) -> None:
    assert pin_is_usable(pin) is usable
