"""The shape of the file, and who is refused before touching it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.ledger import schema
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.ledger import Ledger

Open = Callable[..., Ledger]


@pytest.fixture
def raw(ledger: Ledger, folder: Path):
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        yield connection


def test_every_table_is_strict(raw: sqlite3.Connection):
    strict = dict(raw.execute("select name, strict from pragma_table_list where schema = 'main'"))
    ours = {"action", "epoch", "tally", "print_job", "job_step", "signature", "handout", "paper_fill"}
    assert ours <= strict.keys()
    assert all(strict[name] for name in ours)


def test_the_file_is_for_its_owner_alone(ledger: Ledger, folder: Path):
    assert (folder / "ledger.db").stat().st_mode & 0o077 == 0


def test_no_column_is_there_for_a_name_or_a_word(raw: sqlite3.Connection):
    columns = [name for (name,) in raw.execute("select name from pragma_table_info('action')")]
    assert columns == [
        *("seq", "epoch", "id", "type", "ref", "event", "practice", "case_id", "kind", "language", "source"),
        *("quantity", "hour", "at_ms", "mono_ms", "boot", "pack", "place", "note"),
    ]


def test_nothing_stands_beside_a_sealed_signature_but_random_bytes_and_its_keys_mark(raw: sqlite3.Connection):
    columns = [name for (name,) in raw.execute("select name from pragma_table_info('signature')")]
    assert columns == ["number", "action", "ticket", "key", "box"]


def test_a_file_of_a_newer_kiosk_is_refused_untouched(open_ledger: Open, folder: Path):
    open_ledger().close()
    with closing(sqlite3.connect(folder / "ledger.db")) as connection, connection:
        connection.execute(
            "insert into _sqlite_migrations(migration_set, name, applied_at) values ('kiosk-ledger', '900_later', 'x')"
        )
    before = (folder / "ledger.db").read_bytes()
    with pytest.raises(LedgerError) as refused:
        open_ledger()
    assert str(refused.value) == (
        f"The record {folder / 'ledger.db'} was written by a newer kiosk (900_later). "
        "Use that version, or name another folder with --data."
    )
    assert (folder / "ledger.db").read_bytes() == before


def test_a_database_of_someone_else_is_refused_untouched(open_ledger: Open, folder: Path):
    folder.mkdir()
    with closing(sqlite3.connect(folder / "ledger.db")) as connection, connection:
        connection.execute("create table recipes(name text)")
    before = (folder / "ledger.db").read_bytes()
    with pytest.raises(LedgerError, match=r"ledger\.db is not a kiosk's record\. Name another folder with --data\.$"):
        open_ledger()
    assert (folder / "ledger.db").read_bytes() == before


def test_a_file_made_by_a_killed_first_start_is_finished(open_ledger: Open, folder: Path):
    folder.mkdir()
    with closing(sqlite3.connect(folder / "ledger.db")) as connection, connection:
        connection.execute(
            "create table _sqlite_migrations(id integer primary key, migration_set text, name text, applied_at text)"
        )
    assert open_ledger().verify().ok


def test_a_sqlite_without_strict_tables_is_refused_with_a_sentence(open_ledger: Open, monkeypatch):
    monkeypatch.setattr(schema.sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(schema.sqlite3, "sqlite_version", "3.34.1")
    with pytest.raises(
        LedgerError, match=r"^The record needs SQLite 3\.37\.0 or newer and this Python brings 3\.34\.1\.$"
    ):
        open_ledger()


def test_a_name_that_only_begins_like_sqlites_own_is_foreign(open_ledger: Open, folder: Path):
    folder.mkdir()
    with closing(sqlite3.connect(folder / "ledger.db")) as connection, connection:
        connection.execute("create table sqlitebrowser(name text)")
    with pytest.raises(LedgerError, match="is not a kiosk's record"):
        open_ledger()
