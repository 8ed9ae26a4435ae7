"""A durable action in the ledger against a bare sqlite3 insert of the same row, by turns within one run.

The peer has the same pragmas and tables and no trigger, lock or mark; its values are ready, and it keeps no sums.
``python tests/bench/bench_ledger.py FOLDER`` measures the disk that the folder lies on.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from itertools import cycle
from pathlib import Path

from table import Row, interleaved, show

from kiosk.clock import SystemClock
from kiosk.ledger.connect import connect
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction

RUNS = 1500
LIMIT = 1 / 0.7
"""At least 0.7 of the bare rate, told as a ratio of times."""

PACK = "pack 1 abcdef012345"
CASES = [f"case-{number}" for number in range(12)]
_INSERT = (
    "insert into action(epoch, id, type, event, practice, case_id, kind, language, source, quantity, hour, at_ms, "
    f"mono_ms, boot, pack, place, note) values ({', '.join('?' * 17)})"
)


def bare(path: Path) -> sqlite3.Connection:
    """The same file without its triggers."""
    connection = connect(path)
    for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
        connection.execute(f"drop trigger {name}")
    connection.execute("insert into epoch values (1, randomblob(16), 1, 'made', 0, '', 0)")
    return connection


def peer(connection: sqlite3.Connection) -> None:
    """One durable row."""
    row = (1, os.urandom(16), "action", "bench", 0, CASES[0], "letter", "en", "kiosk", 1, 400_000, 1, 1)
    connection.execute("begin immediate")
    connection.execute(_INSERT, (*row, "00000000-0000-0000-0000-000000000000", PACK, "", ""))
    connection.execute("commit")


def measure(folder: Path | None = None) -> list[Row]:
    """One action, counted and durable, for each of twelve cases in turn."""
    actions = cycle(NewAction(case, "letter", "en") for case in CASES)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        beside = Path(name) / "peer"
        beside.mkdir()
        ledger = Ledger.open(Path(name) / "ours", event="bench", practice=False, pack_version=PACK, clock=SystemClock())
        with ledger, closing(bare(beside / "ledger.db")) as connection:
            ours, theirs = interleaved(RUNS, lambda: ledger.record(next(actions)), lambda: peer(connection))
    return [Row("an action, counted and durable", ours, theirs, "ms", LIMIT)]


def main() -> None:
    """Measure and print."""
    show(measure(Path(sys.argv[1]) if len(sys.argv) > 1 else None))


if __name__ == "__main__":
    main()
