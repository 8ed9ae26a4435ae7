"""Epochs: one unbroken life of the record, so that (kiosk, epoch, seq) names a row for ever."""

from __future__ import annotations

import os
import sqlite3

from kiosk.ledger.chain import Mark


def begin_if_needed(connection: sqlite3.Connection, mark: Mark | None, machine: str, at_ms: int) -> None:
    """Begin an epoch where the record is new, has lost rows that `mark` remembers, or woke on another machine."""
    missing = missing_rows(connection, mark) if mark else 0
    if missing:
        _begin(connection, "restored", machine, at_ms, missing, above=mark.epoch if mark else 0)
        return
    latest = connection.execute("select machine from epoch order by number desc limit 1").fetchone()
    if latest is None:
        _begin(connection, "made", machine, at_ms)
    elif machine and latest[0] and machine != latest[0]:
        # An empty name means "unknown", on either side, and unknown is no reason.
        _begin(connection, "moved", machine, at_ms)


def missing_rows(connection: sqlite3.Connection, mark: Mark) -> int:
    """How many rows `mark` remembers that the record does not hold; at least 1 where its last is another row."""
    if mark.seq == 0:
        return 0
    row = connection.execute("select id from action where seq = ?", [mark.seq]).fetchone()
    if row and row[0] == mark.last_id:
        return 0
    return max(mark.seq - last_seq(connection), 1)


def last_seq(connection: sqlite3.Connection) -> int:
    """The seq of the last row, 0 in an empty record."""
    seq: int = connection.execute("select coalesce(max(seq), 0) from action").fetchone()[0]
    return seq


def current(connection: sqlite3.Connection) -> int:
    """The number of the epoch that rows are written in."""
    number: int = connection.execute("select max(number) from epoch").fetchone()[0]
    return number


def losses(connection: sqlite3.Connection) -> tuple[str, ...]:
    """A sentence, without its full stop, for each epoch that began because rows were gone."""
    rows = connection.execute("select first_seq, missing from epoch where cause = 'restored' order by number")
    return tuple(
        f"{missing} {'row' if missing == 1 else 'rows'} that had been written after number {first - 1} "
        f"{'is' if missing == 1 else 'are'} gone: a backup was put back, or the disk lost them. "
        "The counts of this kiosk are too low by what they held"
        for first, missing in rows
    )


def _begin(
    connection: sqlite3.Connection, cause: str, machine: str, at_ms: int, missing: int = 0, above: int = 0
) -> None:
    # A number above any that the mark remembers, so that the newest mark is always the highest.
    connection.execute(
        "insert into epoch(number, id, first_seq, cause, missing, machine, at_ms) values "
        "(max(?, (select coalesce(max(number), 0) from epoch)) + 1, ?, ?, ?, ?, ?, ?)",
        [above, os.urandom(16), last_seq(connection) + 1, cause, missing, machine, at_ms],
    )
