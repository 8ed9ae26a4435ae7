"""When a new epoch begins, and what is said of it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from kiosk.clock import StoppedClock
from kiosk.ledger.chain import Mark
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.mark import MarkFile
from kiosk.ledger.model import NewAction

Open = Callable[..., Ledger]


def epochs(folder: Path) -> list[tuple[int, int, str, int]]:
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        return connection.execute("select number, first_seq, cause, missing from epoch").fetchall()


def fill(open_ledger: Open, letter: NewAction, rows: int, **settings: object) -> tuple[str, ...]:
    with open_ledger(**settings) as ledger:
        for _ in range(rows):
            ledger.record(letter)
        return ledger.warnings


def test_a_new_record_begins_epoch_one(open_ledger: Open, letter: NewAction, folder: Path):
    assert fill(open_ledger, letter, 3) == ()
    assert epochs(folder) == [(1, 1, "made", 0)]


def test_closing_and_opening_keeps_the_epoch(open_ledger: Open, letter: NewAction, folder: Path):
    for _ in range(3):
        assert fill(open_ledger, letter, 2) == ()
    assert epochs(folder) == [(1, 1, "made", 0)]


def test_another_machine_begins_an_epoch_at_the_next_row(open_ledger: Open, letter: NewAction, folder: Path):
    fill(open_ledger, letter, 3)
    assert fill(open_ledger, letter, 2, machine="a copy of the disk") == ()
    assert epochs(folder) == [(1, 1, "made", 0), (2, 4, "moved", 0)]


def test_a_machine_without_a_name_begins_none(open_ledger: Open, letter: NewAction, folder: Path):
    fill(open_ledger, letter, 1)
    fill(open_ledger, letter, 1, machine="")
    fill(open_ledger, letter, 1)
    assert len(epochs(folder)) == 1


def test_a_backup_put_back_begins_an_epoch_and_is_said(open_ledger: Open, letter: NewAction, folder: Path):
    fill(open_ledger, letter, 4)
    shutil.copy(folder / "ledger.db", folder / "backup")
    fill(open_ledger, letter, 3)
    shutil.copy(folder / "backup", folder / "ledger.db")
    expected = (
        "3 rows that had been written after number 4 are gone: a backup was put back, or the disk lost them. "
        "The counts of this kiosk are too low by what they held.",
    )
    assert fill(open_ledger, letter, 5) == expected
    assert epochs(folder) == [(1, 1, "made", 0), (2, 5, "restored", 3)]
    # Told until the event is over, and never again a new epoch for it.
    assert fill(open_ledger, letter, 0) == expected
    assert len(epochs(folder)) == 2


def test_a_backup_put_back_twice_begins_an_epoch_each_time(open_ledger: Open, letter: NewAction, folder: Path):
    fill(open_ledger, letter, 4)
    shutil.copy(folder / "ledger.db", folder / "backup")
    for _ in range(2):
        fill(open_ledger, letter, 3)
        shutil.copy(folder / "backup", folder / "ledger.db")
    fill(open_ledger, letter, 0)
    assert epochs(folder) == [(1, 1, "made", 0), (3, 5, "restored", 3)]


def test_another_copy_that_went_further_is_noticed(
    open_ledger: Open, letter: NewAction, folder: Path, tmp_path: Path, clock: StoppedClock
):
    fill(open_ledger, letter, 4)
    shutil.copytree(folder, tmp_path / "copy")
    with Ledger.open(
        tmp_path / "copy",
        event="town-hall",
        practice=False,
        pack_version="pack 1 abc",
        clock=clock,
        machine="laptop",
    ) as copy:
        for _ in range(9):
            copy.record(letter)
    fill(open_ledger, letter, 2)
    shutil.copy(tmp_path / "copy" / "ledger.db", folder / "ledger.db")
    (warning,) = fill(open_ledger, letter, 0)
    assert warning.startswith("1 row that had been written")


def test_a_record_deleted_beside_its_mark_is_noticed(open_ledger: Open, letter: NewAction, folder: Path):
    fill(open_ledger, letter, 4)
    (folder / "ledger.db").unlink()
    (warning,) = fill(open_ledger, letter, 1)
    assert warning.startswith("4 rows that had been written")
    assert epochs(folder) == [(2, 1, "restored", 4)]


def test_a_missing_mark_is_said_and_made_anew(open_ledger: Open, letter: NewAction, folder: Path):
    fill(open_ledger, letter, 4)
    (folder / "ledger.mark").unlink()
    assert fill(open_ledger, letter, 1) == (
        "The high-water mark was missing: rows lost before this start would have gone unnoticed.",
    )
    assert fill(open_ledger, letter, 1) == ()


def test_a_torn_mark_is_said_and_made_anew(open_ledger: Open, letter: NewAction, folder: Path):
    fill(open_ledger, letter, 4)
    (folder / "ledger.mark").write_bytes(b"\xff" * 1024)
    assert fill(open_ledger, letter, 1) == (
        "The high-water mark was damaged: rows lost before this start would have gone unnoticed.",
    )
    assert fill(open_ledger, letter, 1) == ()


def test_a_mark_that_lags_behind_is_no_loss(open_ledger: Open, letter: NewAction, folder: Path):
    fill(open_ledger, letter, 4)
    older = (folder / "ledger.mark").read_bytes()
    fill(open_ledger, letter, 4)
    (folder / "ledger.mark").write_bytes(older)
    assert fill(open_ledger, letter, 1) == ()
    file = MarkFile(folder / "ledger.mark")
    mark = file.read()
    file.close()
    assert mark is not None
    assert mark.seq == 9
    assert mark > Mark(1, 8)
