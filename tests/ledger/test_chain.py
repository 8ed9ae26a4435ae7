"""The chain over the rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk.ledger.chain import Mark, fold
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction


def test_the_chain_folded_in_parts_is_the_chain_folded_at_once(ledger: Ledger, letter: NewAction, folder: Path):
    for _ in range(5):
        ledger.record(letter)
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        part = fold(connection, Mark(), upto=3)
        assert part.seq == 3
        assert fold(connection, part) == fold(connection, Mark())
        assert fold(connection, part, upto=3) == part


def test_a_changed_row_changes_the_chain(ledger: Ledger, letter: NewAction, folder: Path):
    for _ in range(5):
        ledger.record(letter)
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        before = fold(connection, Mark())
        connection.execute("drop trigger action_only_grows")
        connection.execute("update action set language = 'fr' where seq = 2")
        assert fold(connection, Mark()).chain != before.chain
        connection.rollback()


def test_the_chain_remembers_the_last_row(ledger: Ledger, letter: NewAction, folder: Path):
    counted = ledger.record(letter)
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        mark = fold(connection, Mark())
    assert (mark.epoch, mark.seq, mark.last_id.hex()) == (1, 1, counted.id)
