"""Disks that are full, read-only, held by another, or damaged: said in a sentence, and got over."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger.faults import LedgerError, NotCounted
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction

Open = Callable[..., Ledger]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def own_mounts() -> tuple[str, ...]:
    """A command that gives what follows its own mounts, where the system lets us."""
    command = ("unshare", "--user", "--map-root-user", "--mount") if os.geteuid() else ("unshare", "--mount")
    try:
        allowed = (
            subprocess.run([*command, "mount", "-t", "tmpfs", "none", "/tmp"], capture_output=True).returncode == 0
        )
    except OSError:
        allowed = False
    if not allowed:
        pytest.skip("THIS MACHINE LETS NO TEST MOUNT A DISK: a real full disk and a real read-only one go untried")
    return command


def test_a_disk_without_room_for_another_page_counts_nothing_and_recovers(ledger: Ledger, letter: NewAction):
    limit = "pragma max_page_count = {}"
    ledger._store._connection.execute(limit.format(1))
    counted = 0
    with pytest.raises(NotCounted) as refused:
        for _ in range(2000):
            ledger.record(letter)
            counted += 1
    assert str(refused.value) == "Not counted: the disk is full; free some space and try again."
    assert ledger.tally().total == counted
    assert ledger.verify().ok
    ledger._store._connection.execute(limit.format(1_000_000))
    assert ledger.record(letter).number == counted + 1
    assert ledger.verify().ok


def test_a_file_that_may_not_grow_counts_nothing_and_recovers(run: Run, folder: Path):
    said = run("full.py", "limit", folder).stdout.splitlines()
    assert said == [
        "Not counted: the disk refuses to write; see whether it is full or was pulled out, and try again.",
        "kept every acknowledged row",
        "recovered",
    ]


def test_a_full_disk_counts_nothing_and_recovers(run: Run, own_mounts: tuple[str, ...], folder: Path):
    said = run("full.py", "disk", folder, before=own_mounts).stdout.splitlines()
    assert said == [
        "Not counted: the disk is full; free some space and try again.",
        "kept every acknowledged row",
        "recovered",
    ]


def test_a_disk_that_turned_read_only_is_said_and_got_over(run: Run, own_mounts: tuple[str, ...], folder: Path):
    said = run("read_only.py", folder, before=own_mounts).stdout.splitlines()
    assert said == [
        f"The record {folder / 'ledger.db'} cannot be opened: read-only file system. "
        "Make the data folder writable, or name another one.",
        "recovered",
    ]


def test_a_folder_one_may_not_write_is_said(clock: StoppedClock):
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        folder = Path(outer) / "kiosk-data"
        folder.mkdir(mode=0o555)
        with nobody_special(), pytest.raises(LedgerError, match=r"cannot be opened: permission denied\. Make the data"):
            Ledger.open(folder, event="e", practice=False, pack_version="p", clock=clock, machine="m")


@contextmanager
def nobody_special() -> Iterator[None]:
    """This process without root's right to write where it likes."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_that_is_a_file_is_said(open_ledger: Open, folder: Path):
    folder.write_text("")
    with pytest.raises(LedgerError, match=r"cannot be opened: file exists\. Make the data folder writable"):
        open_ledger()


def test_a_record_that_is_a_folder_is_said(open_ledger: Open, folder: Path):
    (folder / "ledger.db").mkdir(parents=True)
    with pytest.raises(
        LedgerError, match=r"cannot be opened: the file cannot be opened; make the data folder writable"
    ):
        open_ledger()


def test_a_file_that_is_no_database_is_said(open_ledger: Open, folder: Path):
    folder.mkdir()
    (folder / "ledger.db").write_bytes(b"Dear Sir or Madam, " * 300)
    with pytest.raises(LedgerError) as refused:
        open_ledger()
    assert str(refused.value) == (
        f"The record {folder / 'ledger.db'} cannot be opened: the file is not a database; "
        "keep a copy of the folder, then start with another one."
    )


def test_a_damaged_file_is_said(open_ledger: Open, letter: NewAction, folder: Path):
    with open_ledger() as ledger:
        ledger.record(letter)
    with (folder / "ledger.db").open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 3000)
    with pytest.raises(LedgerError, match=r"the file is damaged; keep a copy of the folder, then start with another"):
        open_ledger()


def test_a_strangers_lock_is_waited_for_then_said(ledger: Ledger, letter: NewAction, folder: Path):
    ledger._store._connection.execute("pragma busy_timeout = 20")
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as stranger:
        stranger.execute("begin immediate")
        with pytest.raises(NotCounted) as refused:
            ledger.record(letter)
    assert str(refused.value) == "Not counted: another program holds the record; close it and try again."
    assert ledger.record(letter).number == 1


def test_another_commands_turn_is_waited_for_then_said(open_ledger: Open, letter: NewAction):
    ledger, other = open_ledger(), open_ledger()
    ledger._store._turns._patience = 0.05
    with other._store._turns, pytest.raises(NotCounted) as refused:
        ledger.record(letter)
    assert str(refused.value).startswith("Not counted: Another command has held the record for ")
    assert ledger.record(letter).number == 1


def test_a_record_that_cannot_be_read_says_so(ledger: Ledger):
    ledger._store._connection.execute("drop table tally")
    with pytest.raises(
        LedgerError, match=r"^The record cannot be read: the record refused it \(no such table: tally\)\.$"
    ):
        ledger.tally()
