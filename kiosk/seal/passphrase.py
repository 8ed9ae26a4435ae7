"""A secret behind a passphrase: stretched by argon2id, closed by a secret box."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from kiosk.errors import KioskError

LEAST = 10
"""Characters: at half a second and 256 MB a try, ten that nobody can guess outlast whoever finds the stick."""

PASSES, MEMORY = 3, 256 * 2**20
"""libsodium's "moderate" argon2id: 0.5 s and 256 MB, once, which a laptop of ten years ago can spare."""

PASSES_MOST, MEMORY_MOST = 10, 2**30
"""What a file may ask of the machine that reads it, so that a forged one can't stop it."""


class PoorPassphrase(KioskError):
    """A passphrase that keeps nobody out."""


class WrongPassphrase(KioskError):
    """A passphrase that is not the one something was closed with."""


class TooLittleMemory(KioskError):
    """The machine can't stretch a passphrase as far as was asked."""


@dataclass(frozen=True, slots=True, repr=False)
class Locked:
    """A secret behind a passphrase; `memory` in bytes, for `passes` passes over it."""

    box: bytes
    salt: bytes
    passes: int = PASSES
    memory: int = MEMORY


def check(passphrase: str) -> None:
    """Raises `PoorPassphrase` for one that is too short."""
    if len(passphrase.strip()) < LEAST:
        raise PoorPassphrase(f"A passphrase has at least {LEAST} characters: four words are good. Nothing was written.")


def lock(secret: bytes, passphrase: str) -> Locked:
    """`secret` behind `passphrase`; takes half a second."""
    from nacl.pwhash import argon2id
    from nacl.secret import SecretBox
    from nacl.utils import random

    salt = random(argon2id.SALTBYTES)
    return Locked(bytes(SecretBox(_stretched(passphrase, salt, PASSES, MEMORY)).encrypt(secret)), salt)


def unlock(locked: Locked, passphrase: str) -> bytes:
    """The secret; takes half a second. Raises `WrongPassphrase`, or `TooLittleMemory`."""
    from nacl.exceptions import CryptoError
    from nacl.secret import SecretBox

    key = _stretched(passphrase, locked.salt, locked.passes, locked.memory)
    try:
        return SecretBox(key).decrypt(locked.box)
    except CryptoError:
        raise WrongPassphrase("This is not the passphrase.") from None


def _stretched(passphrase: str, salt: bytes, passes: int, memory: int) -> bytes:
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id

    # One keyboard types é as a letter and another as e with an accent: both are one passphrase.
    typed = unicodedata.normalize("NFC", passphrase.strip()).encode("utf-8", "replace")
    try:
        return argon2id.kdf(32, typed, salt, opslimit=passes, memlimit=memory)
    except (CryptoError, MemoryError):
        megabytes = memory >> 20
        raise TooLittleMemory(
            f"Opening the key takes {megabytes} MB of memory, and there is not so much. Close other programs."
        ) from None
