"""The shape of ``ledger.db``, grown by migrations that are never edited once they have shipped."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.ledger.faults import LedgerError
from kiosk.ledger.triggers import (
    FIRST_TRIGGERS,
    HANDOUT_TRIGGERS,
    JOB_TRIGGERS,
    PAPER_TRIGGERS,
    SIGNATURE_TRIGGERS,
    TRIGGERS,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "kiosk-ledger"
"""The name our migrations bear in `_sqlite_migrations`."""

OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite with STRICT tables (November 2021)."""

_TABLES = (
    """
    create table epoch(
      number integer primary key,
      id blob not null unique check(length(id) = 16),
      first_seq integer not null,
      cause text not null check(cause in ('made', 'restored', 'moved')),
      missing integer not null default 0,
      machine text not null,
      at_ms integer not null
    ) strict
    """,
    """
    create table action(
      seq integer primary key,
      epoch integer not null references epoch(number),
      id blob not null unique check(length(id) = 16),
      type text not null check(type in ('action', 'void', 'paper', 'adjust', 'erase')),
      ref blob check(length(ref) = 16),
      event text not null,
      practice integer not null check(practice in (0, 1)),
      case_id text not null,
      kind text not null,
      language text not null,
      source text not null check(source in ('kiosk', 'paper', 'online')),
      quantity integer not null check(abs(quantity) <= 100000),
      hour integer not null,
      at_ms integer not null,
      mono_ms integer not null,
      boot text not null,
      pack text not null,
      place text not null,
      note text not null,
      check((type in ('void', 'erase')) = (ref is not null)),
      check(type not in ('action', 'paper') or quantity >= 1),
      check(type not in ('void', 'erase') or quantity = 0)
    ) strict
    """,
    # Partial, so that only a void pays for it.
    "create index void_ref on action(ref) where type = 'void'",
    """
    create table tally(
      event text not null,
      practice integer not null,
      case_id text not null,
      kind text not null,
      language text not null,
      source text not null,
      hour integer not null,
      count integer not null,
      voided integer not null,
      primary key(event, practice, case_id, kind, language, source, hour)
    ) strict, without rowid
    """,
    """
    create table print_job(
      id blob primary key check(length(id) = 16),
      action blob references action(id),
      event text not null,
      practice integer not null check(practice in (0, 1)),
      case_id text not null,
      sheet text not null,
      pages integer not null check(pages >= 1),
      state text not null,
      attempts integer not null default 0,
      ref text,
      reason text not null default '',
      queued_ms integer not null,
      changed_ms integer not null
    ) strict
    """,
    "create index print_job_action on print_job(action)",
    "create index print_job_state on print_job(state, queued_ms)",
    """
    create table job_step(
      seq integer primary key,
      job blob not null references print_job(id),
      state text not null,
      reason text not null,
      ref text,
      at_ms integer not null,
      mono_ms integer not null,
      boot text not null
    ) strict
    """,
)

# A table of its own, so that what is sealed can go while the action and its count stay. Numbered, so that a missing
# row shows as a gap: the chain over the actions can't cover what may be erased.
_SIGNATURE_TABLE = """
    create table signature(
      number integer primary key,
      action blob not null unique references action(id),
      ticket blob not null unique check(length(ticket) = 16),
      key blob not null check(length(key) = 8),
      box blob check(length(box) between 64 and 65536)
    ) strict
"""

# `id` is the one that the action will bear when the page comes back. A page that was written to a file has no job.
_HANDOUT_TABLE = """
    create table handout(
      number integer primary key,
      id blob not null unique check(length(id) = 16),
      job blob unique references print_job(id),
      event text not null,
      practice integer not null check(practice in (0, 1)),
      case_id text not null,
      language text not null,
      at_ms integer not null
    ) strict
"""

# `number` is what people call a sheet aloud: rows are never deleted, so the greatest is the last that was given.
# `first` is the sheet that a reprint is a copy of, and none for a first one.
_JOB_NUMBERS = (
    "alter table print_job add column first blob references print_job(id)",
    "create index print_job_first on print_job(first) where first is not null",
    "alter table print_job add column number integer not null default 0",
    """
    update print_job set number = line.place
    from (select rowid as job, row_number() over (order by queued_ms, rowid) as place from print_job) as line
    where print_job.rowid = line.job
    """,
    "create unique index print_job_number on print_job(number)",
    # Until now every attempt had the name of the first: one that is under way must be found by it still.
    "update print_job set attempts = 1 where state in ('sending', 'printing') and attempts > 1",
)


# `step` is the last step of any print job before the paper went in.
_PAPER_TABLES = (
    """
    create table paper_fill(
      number integer primary key,
      kind text not null check(kind in ('filled', 'more')),
      event text not null,
      practice integer not null check(practice in (0, 1)),
      sheets integer not null check(sheets between 1 and 100000),
      step integer not null,
      at_ms integer not null,
      note text not null
    ) strict
    """,
    # Partial, so that of the four steps of a sheet one pays for it.
    "create index job_step_printed on job_step(job) where state = 'printed'",
)

# `joined` is the joint sheet that this one is printed on with others.
_JOINED = (
    "alter table print_job add column joined blob references print_job(id)",
    "create index print_job_joined on print_job(joined) where joined is not null",
)


def _tables(db: Database) -> None:
    for statement in _TABLES:
        db.execute(statement)


def _triggers(db: Database) -> None:
    for statement in FIRST_TRIGGERS.values():
        db.execute(statement)


def _signatures(db: Database) -> None:
    for statement in (_SIGNATURE_TABLE, *SIGNATURE_TRIGGERS.values()):
        db.execute(statement)


def _handouts(db: Database) -> None:
    for statement in (_HANDOUT_TABLE, *HANDOUT_TRIGGERS.values()):
        db.execute(statement)


def _job_numbers(db: Database) -> None:
    for statement in (*_JOB_NUMBERS, *JOB_TRIGGERS.values()):
        db.execute(statement)


def _joined(db: Database) -> None:
    for statement in _JOINED:
        db.execute(statement)


def _paper(db: Database) -> None:
    for statement in (*_PAPER_TABLES, *PAPER_TRIGGERS.values()):
        db.execute(statement)


_MIGRATIONS = {
    "001_tables": _tables,
    "002_triggers": _triggers,
    "003_signatures": _signatures,
    "004_handouts": _handouts,
    "005_job_numbers": _job_numbers,
    "006_paper": _paper,
    "007_joined": _joined,
}


def check_file(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file of a newer kiosk, or of no kiosk, before anything in it is touched."""
    applied = _applied(connection)
    if newer := applied - _MIGRATIONS.keys():
        raise LedgerError(
            f"The record {path} was written by a newer kiosk ({', '.join(sorted(newer))}). "
            "Use that version, or name another folder with --data."
        )
    if not applied and _foreign_tables(connection):
        raise LedgerError(f"{path} is not a kiosk's record. Name another folder with --data.")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file up to this version, a migration and the note that it ran in one transaction."""
    if _applied(connection) == _MIGRATIONS.keys():
        return
    # 70 ms of imports, paid on the day a file is made or grows.
    from sqlite_utils import Database, Migrations

    migrations = Migrations(SET)
    for name, step in _MIGRATIONS.items():
        migrations(name=name)(step)
    migrations.apply(Database(connection, recursive_triggers=False, execute_plugins=False))


def check_version() -> None:
    """Refuse a SQLite without STRICT tables, in a sentence."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        wanted = ".".join(map(str, OLDEST_SQLITE))
        raise LedgerError(f"The record needs SQLite {wanted} or newer and this Python brings {sqlite3.sqlite_version}.")


def missing_triggers(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The triggers that are gone or were changed, by name."""
    there = dict(connection.execute("select name, sql from sqlite_master where type = 'trigger'"))
    return tuple(name for name, sql in TRIGGERS.items() if there.get(name) != sql)


def _applied(connection: sqlite3.Connection) -> set[str]:
    if "_sqlite_migrations" not in _table_names(connection):
        return set()
    rows = connection.execute("select name from _sqlite_migrations where migration_set = ?", [SET])
    return {name for (name,) in rows}


def _foreign_tables(connection: sqlite3.Connection) -> set[str]:
    # A kill between the two statements that open a new file leaves this one table, empty and ours.
    return _table_names(connection) - {"_sqlite_migrations"}


def _table_names(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite~_%' escape '~'"
    )
    return {name for (name,) in rows}
