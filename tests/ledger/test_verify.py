"""Each way in which a record can be unsound, found and said."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction

Open = Callable[..., Ledger]


@pytest.fixture
def used(ledger: Ledger, letter: NewAction, new_job) -> Ledger:
    """A ledger with a bit of everything, all of it marked."""
    counted = ledger.record(letter, new_job())
    ledger.move_job(counted.job_id, JobState.QUEUED, JobState.SENDING)
    ledger.count_paper("case-two", "solidarity", 12)
    ledger.void(ledger.record(letter).id, "oops")
    return ledger


def tampered(used: Ledger, open_ledger: Open, folder: Path, *statements: str) -> tuple[str, ...]:
    """What verify says after a stranger changed the closed file."""
    used.close()
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    verdict = open_ledger().verify()
    assert verdict.ok is (not verdict.faults)
    return verdict.faults


def test_a_used_record_is_sound(used: Ledger):
    verdict = used.verify()
    assert (verdict.ok, verdict.faults, verdict.rows) == (True, (), 4)


def test_a_record_of_several_epochs_is_sound(used: Ledger, open_ledger: Open, letter: NewAction):
    used.close()
    with open_ledger(machine="another") as moved:
        moved.record(letter)
        assert moved.verify().ok


def test_a_tally_that_was_edited_is_found(used: Ledger, open_ledger: Open, folder: Path):
    assert tampered(used, open_ledger, folder, "update tally set count = 99 where kind = 'solidarity'") == (
        "The tally of case-two solidarity (town-hall, live) differs from the recount.",
    )


def test_a_tally_cell_that_was_dropped_is_found(used: Ledger, open_ledger: Open, folder: Path):
    assert tampered(used, open_ledger, folder, "delete from tally where kind = 'letter'") == (
        "The tally of case-one letter (town-hall, live) differs from the recount.",
    )


def test_a_guard_that_was_removed_is_found_and_warned_of(used: Ledger, open_ledger: Open, folder: Path):
    assert tampered(used, open_ledger, folder, "drop trigger action_keeps") == (
        "The guard action_keeps was removed or changed.",
    )
    assert open_ledger().warnings == ("The record's own guards were removed or changed (action_keeps).",)


def test_a_guard_that_was_weakened_is_found(used: Ledger, open_ledger: Open, folder: Path):
    faults = tampered(
        used,
        open_ledger,
        folder,
        "drop trigger action_keeps",
        "create trigger action_keeps before delete on action when 0 begin select 1; end",
    )
    assert faults == ("The guard action_keeps was removed or changed.",)


def test_a_row_that_was_changed_is_found_by_the_chain(used: Ledger, open_ledger: Open, folder: Path):
    faults = tampered(
        used, open_ledger, folder, "drop trigger action_only_grows", "update action set note = 'other' where seq = 2"
    )
    assert "Rows up to number 4 are not those that were written." in faults


def test_a_row_that_was_deleted_leaves_a_gap(used: Ledger, open_ledger: Open, folder: Path):
    faults = tampered(
        used,
        open_ledger,
        folder,
        "drop trigger action_keeps",
        "delete from action where seq = 2",
        "delete from tally where kind = 'solidarity'",
    )
    assert "Epoch 1 has gaps: 3 rows numbered 1 to 4, from 1." in faults


def test_rows_that_are_gone_are_found(used: Ledger, open_ledger: Open, folder: Path, letter: NewAction):
    used.close()
    shutil.copy(folder / "ledger.db", folder / "backup")
    with open_ledger() as ledger:
        ledger.record(letter)
    shutil.copy(folder / "backup", folder / "ledger.db")
    (fault,) = open_ledger().verify().faults
    assert fault.startswith("1 row that had been written after number 4 is gone")


def test_rows_that_vanish_under_an_open_ledger_are_found(used: Ledger, folder: Path):
    used._store._advance(sync=True)
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as connection:
        connection.execute("drop trigger action_keeps")
        connection.execute("delete from action where seq >= 3")
    assert "The high-water mark remembers rows that are gone: 2." in used.verify().faults


def test_a_mark_that_was_torn_under_an_open_ledger_is_found(used: Ledger, folder: Path):
    (folder / "ledger.mark").write_bytes(b"?" * 1024)
    assert used.verify().faults == ("The high-water mark is missing or damaged.",)


def test_a_kind_nobody_knows_is_found(used: Ledger, open_ledger: Open, folder: Path):
    faults = tampered(
        used,
        open_ledger,
        folder,
        "insert into action select 5, 1, randomblob(16), type, ref, event, practice, case_id, 'poem', language, "
        "source, 1, hour, at_ms, mono_ms, boot, pack, place, note from action where seq = 1",
    )
    assert faults == ("There is no kind of action called poem.",)


def test_a_job_that_was_moved_behind_its_steps_is_found(used: Ledger, open_ledger: Open, folder: Path):
    job = used.jobs()[0].id
    assert tampered(used, open_ledger, folder, "update print_job set state = 'printed'") == (
        f"Print job {job} does not stand where its last step left it.",
    )


def test_a_job_whose_action_is_gone_is_found(used: Ledger, open_ledger: Open, folder: Path):
    faults = tampered(
        used, open_ledger, folder, "pragma foreign_keys = off", "update print_job set action = zeroblob(16)"
    )
    assert faults == ("Row 1 of print_job names a row of action that is not there.",)


def test_an_id_borne_twice_is_found(used: Ledger, open_ledger: Open, folder: Path):
    faults = tampered(
        used,
        open_ledger,
        folder,
        # Or the guards of other tables, which name this one, would not let it be dropped.
        "pragma legacy_alter_table = on",
        "create table copy as select * from action",
        "insert into copy select * from action where seq = 4",
        "drop table action",
        "alter table copy rename to action",
    )
    assert "1 rows bear an id that another bears." in faults


def test_a_damaged_page_is_found(used: Ledger, open_ledger: Open, folder: Path):
    used.close()
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        (page,) = connection.execute("select rootpage from sqlite_master where name = 'void_ref'").fetchone()
        (size,) = connection.execute("pragma page_size").fetchone()
    with (folder / "ledger.db").open("r+b") as file:
        file.seek((page - 1) * size + 8)
        file.write(b"\xff" * 64)
    faults = open_ledger().verify().faults
    assert (
        "A check could not be finished: the file is damaged; "
        "keep a copy of the folder, then start with another one." in faults
    )


def test_an_index_that_lost_a_row_is_found(used: Ledger, open_ledger: Open, folder: Path):
    faults = tampered(
        used,
        open_ledger,
        folder,
        "pragma writable_schema = on",
        "update sqlite_master set sql = replace(sql, '''void''', '''paper''') where name = 'void_ref'",
    )
    assert any(fault.startswith("The file is damaged: ") for fault in faults)
