"""A public key as people copy it from file to file: 48 characters, the last of which tell a slip.

On the lowest floor, since the settings refuse a miscopied key at the start: names sealed to it could never be read.
"""

from __future__ import annotations

import binascii
import hashlib
from base64 import b64decode, b64encode

KEY_BYTES = 32
"""An X25519 public key."""

_CHECK_BYTES = 4
_ALPHABET = b"-_"


def written(key: bytes) -> str:
    """A key of 32 bytes as letters, digits, - and _, with four bytes more that a slip would belie."""
    return b64encode(key + _check(key), _ALPHABET).decode("ascii")


def read(text: str) -> bytes | None:
    """The 32 bytes of a key as it was `written`; None where a character is lost or changed."""
    try:
        raw = b64decode(text, _ALPHABET, validate=True)
    except (binascii.Error, ValueError):
        return None
    key, check = raw[:KEY_BYTES], raw[KEY_BYTES:]
    return key if len(key) == KEY_BYTES and check == _check(key) else None


def _check(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()[:_CHECK_BYTES]
