"""A connection to the record, with every setting that SQLite forgets between two of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kiosk.ledger.disk import sync_folder
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.schema import check_file, check_version, migrate

BUSY_SECONDS = 2.0
"""How long SQLite itself waits for a stranger's lock (a database browser); our own writers wait in `Turns`."""

AUTOCHECKPOINT_PAGES = 200
"""0.8 MB of WAL at most: one flipped bit in it drops every later row, so it is kept short."""

_PRAGMAS = (
    # FULL: one fdatasync an action, 0.13 ms; NORMAL lost acknowledged rows in 298 of 300 power cuts.
    "synchronous = full",
    # macOS: a plain fsync leaves rows in the drive's cache.
    "fullfsync = on",
    "foreign_keys = on",
    "secure_delete = on",
    f"wal_autocheckpoint = {AUTOCHECKPOINT_PAGES}",
)


def connect(path: Path) -> sqlite3.Connection:
    """The record at `path`, made or migrated if need be; the caller holds the turn."""
    check_version()
    is_new = not path.exists()
    path.touch(mode=0o600)
    if is_new:
        sync_folder(path.parent)
        sync_folder(path.parent.parent)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        check_file(connection, path)
        set_up(connection, path)
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def set_up(connection: sqlite3.Connection, path: Path) -> None:
    """Switch to WAL and to everything that makes a commit durable; a sentence where the disk cannot."""
    (mode,) = connection.execute("pragma journal_mode = wal").fetchone()
    if mode != "wal":
        raise LedgerError(f"The disk under {path} cannot hold the record safely. Name a folder on a local disk.")
    for pragma in _PRAGMAS:
        connection.execute(f"pragma {pragma}")
