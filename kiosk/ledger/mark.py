"""The high-water mark: a side file that remembers how far the record had come.

One flipped bit in a WAL silently drops every row after it, and a backup put back drops more: SQLite reports
neither. The mark does, because it lies outside. It is rewritten after a commit, at most once a second (the system
writes it out within half a minute), and forced to disk once a minute, at rest and at closing. Written after the row
is durable, it can lag behind the record and never run ahead of it.

Two slots of one disk sector each take turns, each with its own checksum, so a torn write leaves the older one.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from kiosk.ledger.chain import Mark
from kiosk.ledger.disk import sync_folder

SLOT = 512
"""Bytes of a slot: what a disk writes whole or not at all."""

_SLOTS = 2
_TITLE = "kiosk-mark-1"


class MarkFile:
    """``ledger.mark``, kept open; whoever writes holds the turn."""

    def __init__(self, path: Path) -> None:
        self.is_new = not path.exists() or path.stat().st_size == 0
        if self.is_new:
            # Its full size from the start: later writes overwrite, and need no room on a full disk.
            path.write_bytes(b" " * SLOT * _SLOTS)
            sync_folder(path.parent)
        self._file = path.open("r+b", buffering=0)

    def read(self) -> Mark | None:
        """The newest whole mark, or None where none was written or all are torn."""
        self._file.seek(0)
        content = self._file.read(SLOT * _SLOTS)
        slots = (content[start : start + SLOT] for start in range(0, SLOT * _SLOTS, SLOT))
        return max((mark for slot in slots if (mark := _parse(slot))), default=None)

    def write(self, mark: Mark) -> None:
        """Put `mark` into the slot whose turn it is; it reaches the disk with the system's next flush."""
        self._file.seek(mark.seq % _SLOTS * SLOT)
        self._file.write(_line(mark))

    def sync(self) -> None:
        """Force what was written to the disk."""
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _line(mark: Mark) -> bytes:
    text = f"{_TITLE} {mark.epoch} {mark.seq} {mark.last_id.hex()} {mark.chain.hex()}"
    return f"{text} {_checksum(text)}".encode("ascii").ljust(SLOT - 1) + b"\n"


def _parse(slot: bytes) -> Mark | None:
    text, _, checksum = slot.decode("ascii", "replace").rstrip().rpartition(" ")
    if not text.startswith(_TITLE) or checksum != _checksum(text):
        return None
    _, epoch, seq, last_id, chain = text.split(" ")
    return Mark(int(epoch), int(seq), bytes.fromhex(last_id), bytes.fromhex(chain))


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
