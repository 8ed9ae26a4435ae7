"""Files that are whole or not there: written beside, made durable, then renamed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.ledger.disk import sync_folder

# Windows would write line ends of its own without O_BINARY, which no other system has.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_whole(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put `content` at `path` in one step: after a power cut the old file is there or the new one, never a part.

    What is `private` only its owner can read.
    """
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        descriptor = os.open(beside, _NEW, 0o600 if private else 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        _discard(beside)
        reason = (error.strerror or "it cannot be reached").lower()
        raise KioskError(f"{path} cannot be written: {reason}. Name another file or free some space.") from error


def _discard(beside: Path) -> None:
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        # The disk that refused the file may refuse this too; the sentence about the first matters more.
        return
