"""The organiser's key as a file for a stick: its public half in the open, its private half behind a passphrase."""

from __future__ import annotations

import hashlib
import os
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Base64Bytes, Field, StrictInt, ValidationError

from kiosk import public_key
from kiosk.errors import KioskError
from kiosk.ledger.disk import sync_folder
from kiosk.seal.passphrase import MEMORY_MOST, PASSES_MOST, Locked, WrongPassphrase, check, lock, unlock
from kiosk.shape import Shape, parse_toml

FORMAT = "kiosk-organiser-key-1"
"""What a key's file calls itself; another number is a newer kiosk's."""

# Windows would write line ends of its own without O_BINARY, which no other system has.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_FAMILY = FORMAT.rstrip("1")
_FILE_MOST = 10_000
_TEXT = """\
# The key to the petition signatures of the event {event}.
# Keep this file on a stick, away from the kiosk, and its passphrase elsewhere. Make a copy: without both nobody can
# ever read the signatures. Other kiosks of the event take the public half: kiosk init --organiser-key FILE
{values}
check = "{check}"
"""


class KeyTrouble(KioskError):
    """A key's file that can't be read, written, or opened."""


class _File(Shape):
    """The values of a key's file."""

    format: str
    event: str
    public: str
    passes: Annotated[StrictInt, Field(ge=1, le=PASSES_MOST)]
    memory: Annotated[StrictInt, Field(ge=8192, le=MEMORY_MOST)]
    salt: Annotated[Base64Bytes, Field(min_length=16, max_length=16)]
    sealed: Annotated[Base64Bytes, Field(min_length=72, max_length=72)]
    check: str


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile:
    """A key as it lies in its file, still closed; `public` is 32 bytes."""

    path: Path
    event: str
    public: bytes
    private: Locked


def make(event: str, passphrase: str) -> tuple[bytes, str]:
    """A new pair for an event (its id): the public half, and the text of its file; raises `PoorPassphrase`."""
    from nacl.public import PrivateKey

    check(passphrase)
    pair = PrivateKey.generate()
    public, locked = bytes(pair.public_key), lock(bytes(pair), passphrase)
    return public, _text(event, public, locked)


def write(path: Path, text: str) -> None:
    """Put a key's file at `path`, for its owner alone and durable, never over another; raises `KeyTrouble`."""
    try:
        with os.fdopen(os.open(path, _NEW, 0o600), "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.absolute().parent)
    except FileExistsError:
        raise is_there(path) from None
    except OSError as error:
        # Half a key would pass for one until it is needed.
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise KeyTrouble(f"The key can't be written to {path}: {_reason(error)}.") from None


def is_there(path: Path) -> KeyTrouble:
    """Why no new key is made at `path`."""
    return KeyTrouble(
        f"{path} is there already and stays as it is. Take it with --organiser-key, or name another file."
    )


def read(path: Path) -> KeyFile:
    """The key at `path`; raises `KeyTrouble`."""
    try:
        with path.open("rb") as source:
            tables, faults = parse_toml(source.read(_FILE_MOST), path.name)
    except OSError as error:
        raise KeyTrouble(f"The key {path} can't be read: {_reason(error)}.") from None
    form = str(tables.get("format"))
    if form.startswith(_FAMILY) and form != FORMAT:
        raise KeyTrouble(f"The key {path} was written by a newer kiosk. Use that version to open it.")
    try:
        file = _File.model_validate(tables)
    except ValidationError:
        raise _no_key(path) from None
    public, locked = public_key.read(file.public), Locked(file.sealed, file.salt, file.passes, file.memory)
    if faults or form != FORMAT or public is None or file.check != _check(_values(file.event, public, locked)):
        raise _no_key(path)
    return KeyFile(path, file.event, public, locked)


def private_half(key: KeyFile, passphrase: str) -> bytes:
    """The private half, 32 bytes; takes half a second. Raises `KeyTrouble` where the passphrase is another."""
    from nacl.public import PrivateKey

    try:
        private = unlock(key.private, passphrase)
    except WrongPassphrase:
        raise KeyTrouble(f"That passphrase does not open {key.path}. Type it as it was set.") from None
    if bytes(PrivateKey(private).public_key) != key.public:
        raise _no_key(key.path)
    return private


def _text(event: str, public: bytes, locked: Locked) -> str:
    values = _values(event, public, locked)
    return _TEXT.format(event=event, values=values, check=_check(values))


def _values(event: str, public: bytes, locked: Locked) -> str:
    # An event's id, base64 and numbers hold nothing that TOML would want escaped.
    return "\n".join(
        (
            f'format = "{FORMAT}"',
            f'event = "{event}"',
            f'public = "{public_key.written(public)}"',
            f"passes = {locked.passes}",
            f"memory = {locked.memory}",
            f'salt = "{_base64(locked.salt)}"',
            f'sealed = "{_base64(locked.box)}"',
        )
    )


def _check(values: str) -> str:
    """Tells a damaged file from a wrong passphrase; a forger is kept out by the seal, not by this."""
    return hashlib.sha256(values.encode("utf-8")).hexdigest()[:16]


def _base64(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")


def _reason(error: OSError) -> str:
    return (error.strerror or "it cannot be reached").lower()


def _no_key(path: Path) -> KeyTrouble:
    return KeyTrouble(f"{path} is no organiser's key, or it is damaged. Use the file that kiosk init wrote, or a copy.")
