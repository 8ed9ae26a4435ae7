"""A hash over every row in order: whoever remembers the last one can tell whether the rows before it changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import dataclass

# Fixed for good: a column that a later migration adds stays out, or every mark in the field would be wrong.
_COLUMNS = (
    "seq, epoch, hex(id), type, hex(ref), event, practice, case_id, kind, language, source, quantity, hour, "
    "at_ms, mono_ms, boot, pack, place, note"
)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """How far the record had come: the epoch's number, the last row's seq and id, and the chain (SHA-256)."""

    epoch: int = 0
    seq: int = 0
    last_id: bytes = bytes(16)
    chain: bytes = bytes(32)


def fold(connection: sqlite3.Connection, since: Mark, upto: int | None = None) -> Mark:
    """`since` moved on over the rows above it, up to the row of seq `upto` or to the last."""
    epoch, seq, last_id, chain = since.epoch, since.seq, since.last_id.hex(), since.chain
    limit = -1 if upto is None else max(upto - seq, 0)
    rows = connection.execute(f"select {_COLUMNS} from action where seq > ? order by seq limit ?", [seq, limit])
    for row in rows:
        seq, epoch, last_id = row[0], max(epoch, row[1]), row[2]
        chain = hashlib.sha256(chain + json.dumps(row, separators=(",", ":")).encode("ascii")).digest()
    return Mark(epoch, seq, bytes.fromhex(last_id), chain)
