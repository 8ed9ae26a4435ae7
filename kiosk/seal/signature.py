"""A signature to a petition: closed to the organiser's public key on the kiosk, which cannot open it again."""

from __future__ import annotations

import json
from dataclasses import dataclass

from kiosk.errors import KioskError
from kiosk.text import NAME_LIMIT, clean

BLOCK = 1024
"""Every signature is filled up to this many bytes, so that its length tells nothing of the name.

Two fields of 80 code points take 640 bytes in any script, names of event and case 80, JSON around them 50.
"""

SEALED_BYTES = BLOCK + 48
"""What a sealed signature takes: a key made for it alone (32 bytes) and a check (16) stand before it."""

MARK_BYTES = 8
"""So much of a public key stands beside what is sealed to it, to tell another key from damage."""

THROWN_AWAY = bytes(MARK_BYTES)
"""The mark beside what is sealed to a pair that nobody keeps."""

_VERSION = 1
_FIELDS = ("name", "country", "case", "event")


class Damaged(KioskError):
    """What was sealed does not open, or holds no signature."""

    def __init__(self) -> None:
        super().__init__("What is sealed here is damaged.")


@dataclass(frozen=True, slots=True, repr=False)
class Signature:
    """What a signer gave, and the case and event it was given for; each field is one line."""

    name: str
    country: str
    case_id: str
    event: str


def seal(signature: Signature, public: bytes) -> bytes:
    """`signature` closed to a public key: 1072 bytes, whatever the name, and other ones each time."""
    from nacl.bindings import sodium_pad
    from nacl.public import PublicKey, SealedBox

    words = (signature.name, signature.country, signature.case_id, signature.event)
    plain = json.dumps(
        {"v": _VERSION, **dict(zip(_FIELDS, words, strict=True))}, ensure_ascii=False, separators=(",", ":")
    ).encode("utf-8")
    if len(plain) >= BLOCK:
        raise KioskError("A signature is a name and a country of one line each.")
    return SealedBox(PublicKey(public)).encrypt(sodium_pad(plain, BLOCK))


def unseal(box: bytes, private: bytes) -> Signature:
    """The signature that was sealed to the public half of `private`; raises `Damaged`."""
    from nacl.bindings import sodium_unpad
    from nacl.exceptions import CryptoError
    from nacl.public import PrivateKey, SealedBox

    if len(box) != SEALED_BYTES:
        raise Damaged
    try:
        plain = sodium_unpad(SealedBox(PrivateKey(private)).decrypt(box), BLOCK)
        read = json.loads(plain)
        words = [read[field] for field in _FIELDS]
    except (CryptoError, ValueError, TypeError, KeyError, RecursionError):
        raise Damaged from None
    if read.get("v") != _VERSION or not all(isinstance(word, str) for word in words):
        raise Damaged
    # Whoever holds a settings file can seal anything: what comes out passes the door for words like any other.
    return Signature(*(clean(word, NAME_LIMIT, one_line=True) for word in words))


def mark(public: bytes) -> bytes:
    """The 8 bytes that stand beside what is sealed to this key."""
    return public[:MARK_BYTES]


def thrown_away() -> bytes:
    """A public key whose private half was dropped where it was made: nobody will read what is sealed to it."""
    from nacl.public import PrivateKey

    return bytes(PrivateKey.generate().public_key)
