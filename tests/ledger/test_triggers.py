"""The rules the file keeps by itself, tried by a stranger's connection."""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction

ROW = (
    "insert into action(epoch, id, type, ref, event, practice, case_id, kind, language, source, quantity, hour, at_ms, "
    "mono_ms, boot, pack, place, note) values (1, ?, ?, ?, 'town-hall', 0, 'case-one', 'letter', 'en', 'kiosk', ?, 7, "
    "0, 0, '', '', '', '')"
)


@pytest.fixture
def raw(ledger: Ledger, folder: Path):
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as connection:
        yield connection


def name(letter: str) -> bytes:
    return letter.encode() * 16


def action(raw: sqlite3.Connection, letter: str, quantity: int = 1) -> None:
    raw.execute(ROW, [name(letter), "action", None, quantity])


def void(raw: sqlite3.Connection, letter: str, ref: str) -> None:
    raw.execute(ROW, [name(letter), "void", name(ref), 0])


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("update action set quantity = 5", "rows of the record are never changed"),
        ("delete from action", "rows of the record are never deleted"),
        ("update epoch set first_seq = 5", "epochs are never changed"),
        ("delete from epoch", "epochs are never deleted"),
        ("delete from print_job", "print jobs are never deleted"),
        ("update job_step set state = 'printed'", "steps of a print job are never changed"),
        ("delete from job_step", "steps of a print job are never deleted"),
    ],
)
def test_what_was_written_stays(raw: sqlite3.Connection, ledger, letter, new_job, statement: str, sentence: str):
    ledger.record(letter, new_job())
    with pytest.raises(sqlite3.IntegrityError, match=sentence):
        raw.execute(statement)


@pytest.mark.parametrize("verb", ["insert or replace", "replace", "insert"])
def test_a_row_is_not_replaced_by_its_seq_or_its_id(raw: sqlite3.Connection, ledger, letter, verb: str):
    ledger.record(letter)
    for twin in ("select *", "select 99, epoch, id", "select seq, epoch, randomblob(16)"):
        rest = (
            ""
            if twin == "select *"
            else (
                ", type, ref, event, practice, case_id, kind, language, source, 9, hour, at_ms, mono_ms, boot, pack, "
                "place, note"
            )
        )
        with pytest.raises(sqlite3.IntegrityError, match="this row is already in the record"):
            raw.execute(f"{verb} into action {twin}{rest} from action")
    assert ledger.tally().total == 1


def test_a_void_and_its_action_give_the_same_tally_in_any_order(ledger: Ledger, raw: sqlite3.Connection, folder: Path):
    steps = [
        lambda: action(raw, "a", 3),
        lambda: action(raw, "b", 4),
        lambda: void(raw, "v", "a"),
        lambda: void(raw, "w", "a"),
    ]
    for order in itertools.permutations(steps):
        raw.execute("begin")
        for step in order:
            step()
        assert raw.execute("select sum(count), sum(voided) from tally").fetchone() == (4, 3)
        raw.execute("rollback")


def test_a_void_of_a_void_is_refused(raw: sqlite3.Connection):
    action(raw, "a")
    void(raw, "v", "a")
    with pytest.raises(sqlite3.IntegrityError, match="a void cannot be voided"):
        void(raw, "w", "v")


def test_a_void_that_came_before_the_void_it_names_changes_nothing(raw: sqlite3.Connection, ledger: Ledger):
    action(raw, "a", 3)
    void(raw, "w", "v")
    void(raw, "v", "a")
    tally = ledger.tally()
    assert (tally.total, tally.voided) == (0, 3)


def test_a_void_of_nothing_changes_nothing(raw: sqlite3.Connection, ledger: Ledger):
    void(raw, "v", "z")
    assert ledger.tally().voided == 0


@pytest.mark.parametrize(
    ("row_type", "ref", "quantity"),
    [
        ("action", None, 0),
        ("action", None, -1),
        ("action", None, 100_001),
        ("action", b"a" * 16, 1),
        ("void", None, 0),
        ("void", b"a" * 16, 1),
        ("void", b"short", 0),
        ("gift", None, 1),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(raw: sqlite3.Connection, row_type: str, ref, quantity: int):
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        raw.execute(ROW, [name("a"), row_type, ref, quantity])


def test_an_adjustment_may_be_negative(raw: sqlite3.Connection, ledger: Ledger, letter: NewAction):
    action(raw, "a", 5)
    raw.execute(ROW, [name("d"), "adjust", None, -2])
    assert ledger.tally().total == 3
