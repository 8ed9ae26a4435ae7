"""The organiser's PIN, kept as an argon2id hash that a stolen settings file does not give away at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher

PIN_LENGTHS = range(4, 13)
"""Digits in a PIN: fewer are guessed over a shoulder, more are forgotten at 3 a.m."""


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    # RFC 9106's second profile: 64 MiB and about a tenth of a second, which an old laptop can spare.
    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)


def pin_is_usable(pin: str) -> bool:
    """True for 4 to 12 digits."""
    return len(pin) in PIN_LENGTHS and pin.isascii() and pin.isdigit()


def hash_pin(pin: str) -> str:
    """The argon2id string that ``kiosk.toml`` keeps for `pin`."""
    return _hasher().hash(pin)


def pin_matches(hashed: str, pin: str) -> bool:
    """True when `pin` is the one `hashed` was made from; a damaged hash matches nothing."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed, pin)
    except (VerificationError, InvalidHashError):
        return False
