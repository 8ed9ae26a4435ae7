"""Files that are whole or not there: written beside, made durable, then renamed."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.ledger.disk import sync_folder


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: after a power cut the old file is there or the new one, never a part."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
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
