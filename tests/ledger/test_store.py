"""How the file is opened, marked, rested and closed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger.connect import set_up
from kiosk.ledger.faults import LedgerError, NotCounted
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.mark import MarkFile
from kiosk.ledger.model import NewAction

Open = Callable[..., Ledger]


def marked_seq(folder: Path) -> int:
    file = MarkFile(folder / "ledger.mark")
    with closing(file):
        mark = file.read()
    return mark.seq if mark else 0


def open_files() -> int:
    return len([*Path("/dev/fd").iterdir()])


def test_every_setting_that_makes_a_row_durable_is_on(ledger: Ledger):
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "wal_autocheckpoint": 200,
        "recursive_triggers": 0,
    }
    found = ledger._store.read(lambda db: {key: db.execute(f"pragma {key}").fetchone()[0] for key in wanted})
    assert found == wanted


def test_a_row_at_a_persons_pace_is_marked_at_once(
    ledger: Ledger, letter: NewAction, clock: StoppedClock, folder: Path
):
    for seq in range(1, 4):
        clock.elapsed_ms += 5_000
        ledger.record(letter)
        assert marked_seq(folder) == seq


def test_a_burst_is_marked_once_a_second(ledger: Ledger, letter: NewAction, clock: StoppedClock, folder: Path):
    for _ in range(10):
        clock.elapsed_ms += 300
        ledger.record(letter)
    assert marked_seq(folder) == 8


def test_a_mark_that_cannot_be_written_denies_no_row(
    ledger: Ledger, letter: NewAction, clock: StoppedClock, folder: Path
):
    writable, mark_file = ledger._store._mark_file._file, ledger._store._mark_file
    with (folder / "ledger.mark").open("rb", buffering=0) as mark_file._file:
        clock.elapsed_ms += 5_000
        assert ledger.record(letter).number == 1
        assert ledger.warnings == ("The high-water mark cannot be written; look after the disk.",)
    mark_file._file = writable
    clock.elapsed_ms += 5_000
    assert ledger.record(letter).number == 2
    assert ledger.warnings == ()


def test_resting_empties_the_wal_and_marks_the_last_row(
    ledger: Ledger, letter: NewAction, clock: StoppedClock, folder: Path
):
    ledger.record(letter)
    assert not ledger.rest()
    assert (folder / "ledger.db-wal").stat().st_size > 0
    clock.elapsed_ms += 30_000
    assert ledger.rest()
    assert (folder / "ledger.db-wal").stat().st_size == 0
    assert marked_seq(folder) == 1
    assert not ledger.rest()


def test_resting_waits_for_a_reader_and_does_not_fail(
    ledger: Ledger, letter: NewAction, clock: StoppedClock, folder: Path
):
    ledger._store._connection.execute("pragma busy_timeout = 10")
    ledger.record(letter)
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select * from action").fetchall()
        ledger.record(letter)
        clock.elapsed_ms += 30_000
        assert not ledger.rest()
    assert ledger.rest()


def test_closing_leaves_one_whole_file_and_a_mark(ledger: Ledger, letter: NewAction, folder: Path):
    ledger.record(letter)
    ledger.close()
    ledger.close()
    assert sorted(path.name for path in folder.iterdir()) == ["ledger.db", "ledger.lock", "ledger.mark"]
    assert marked_seq(folder) == 1


def test_a_closed_ledger_says_so(ledger: Ledger, letter: NewAction):
    ledger.close()
    with pytest.raises(NotCounted, match=r"^Not counted: the record is closed\.$"):
        ledger.record(letter)
    with pytest.raises(LedgerError, match=r"^The record is closed\.$"):
        ledger.tally()


def test_opening_and_closing_leaks_no_file(open_ledger: Open, letter: NewAction):
    open_ledger().close()
    before = open_files()
    for _ in range(10):
        with open_ledger() as ledger:
            ledger.record(letter)
    assert open_files() == before


def test_a_refused_opening_leaks_no_file(open_ledger: Open, folder: Path):
    folder.mkdir()
    (folder / "ledger.db").write_bytes(b"not a database, but long enough to look at" * 100)
    before = open_files()
    for _ in range(5):
        with pytest.raises(LedgerError):
            open_ledger()
    assert open_files() == before


def test_a_disk_that_cannot_keep_a_wal_is_refused_with_a_sentence(tmp_path: Path):
    # A database in memory answers as a share without shared memory does: with another journal.
    with closing(sqlite3.connect(":memory:")) as share, pytest.raises(LedgerError) as refused:
        set_up(share, tmp_path / "ledger.db")
    assert str(refused.value) == (
        f"The disk under {tmp_path / 'ledger.db'} cannot hold the record safely. Name a folder on a local disk."
    )


def test_a_lock_that_fails_counts_nothing(ledger: Ledger, letter: NewAction, folder: Path):
    lock = ledger._store._turns._file
    whole, lock._descriptor = lock._descriptor, 1_000_000
    with pytest.raises(NotCounted, match=r"^Not counted: the lock beside the record failed \(.*\)\.$"):
        ledger.record(letter)
    lock._descriptor = whole
    assert ledger.record(letter).number == 1


def test_closing_while_another_command_holds_the_turn_waits_and_then_lets_go(open_ledger: Open, letter: NewAction):
    ledger, other = open_ledger(), open_ledger()
    ledger._store._turns._patience = 0.05
    ledger.record(letter)
    with other._store._turns:
        ledger.close()
    assert other.record(letter).number == 2
