"""What the record says when a disk, a lock or a file lets it down."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kiosk.errors import KioskError

_WHY = {
    sqlite3.SQLITE_FULL: "the disk is full; free some space and try again",
    sqlite3.SQLITE_READONLY: "the data folder can only be read; make it writable and try again",
    sqlite3.SQLITE_PERM: "the data folder belongs to someone else; make it writable and try again",
    sqlite3.SQLITE_BUSY: "another program holds the record; close it and try again",
    sqlite3.SQLITE_LOCKED: "another program holds the record; close it and try again",
    sqlite3.SQLITE_IOERR: "the disk refuses to write; see whether it is full or was pulled out, and try again",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened; make the data folder writable and try again",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; keep a copy of the folder, then start with another one",
    sqlite3.SQLITE_NOTADB: "the file is not a database; keep a copy of the folder, then start with another one",
}


class LedgerError(KioskError):
    """The record cannot be opened, read, or asked that."""


class NotWritten(KioskError):
    """A step of the print queue could not be written; the queue stands as it stood."""

    opening = "Not written"
    calm_sentence = "The print queue could not be written. Please tell the organiser."

    def __init__(self, why: str) -> None:
        super().__init__(f"{self.opening}: {why}.", calm=self.calm_sentence)


class NotCounted(NotWritten):
    """An action could not be made durable: nothing of it was kept, and the same call may be tried again."""

    opening = "Not counted"
    calm_sentence = "This was not counted. Please tell the organiser; nothing you wrote is lost."


class NotErased(NotWritten):
    """A signature could not be erased: it stands as it stood."""

    opening = "Not erased"
    calm_sentence = "The signature could not be erased. Please try again."


class Busy(KioskError):
    """Another command held the record for longer than one waits."""


def why(error: sqlite3.Error) -> str:
    """The reason behind an error of SQLite with its cure, as the middle of a sentence."""
    # Errors of the sqlite3 module itself carry no code; the low byte is the primary one.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _WHY.get(code) or f"the record refused it ({error})"


def cannot_open(path: Path, error: sqlite3.Error | OSError) -> LedgerError:
    """The sentence for a record that does not open."""
    if isinstance(error, sqlite3.Error):
        return LedgerError(f"The record {path} cannot be opened: {why(error)}.")
    reason = (error.strerror or "it cannot be reached").lower()
    return LedgerError(
        f"The record {path} cannot be opened: {reason}. Make the data folder writable, or name another one."
    )


def cannot_read(error: sqlite3.Error) -> LedgerError:
    """The sentence for a record that does not answer a question."""
    return LedgerError(f"The record cannot be read: {why(error)}.")
