"""Sealed signatures: with their action or not at all, and gone without a trace when they are asked to go."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger import schema
from kiosk.ledger.faults import LedgerError, NotCounted, NotErased
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import ActionType, NewAction, NewSignature

Open = Callable[..., Ledger]
PETITION = NewAction("case-one", "petition", "en")
KEY = b"key mark"


def signature(box: bytes | None = None) -> NewSignature:
    return NewSignature(uuid4().hex, KEY, box or os.urandom(1_072))


@pytest.fixture
def raw(ledger: Ledger, folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as connection:
        yield connection


def copies(folder: Path, box: bytes) -> dict[str, int]:
    """How many pieces of 16 bytes of a sealed signature stand in each file of the folder."""
    pieces = [box[at : at + 16] for at in range(0, len(box) - 16, 64)]
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    return {name: hits for name, content in found.items() if (hits := sum(piece in content for piece in pieces))}


def test_a_signature_is_counted_as_an_appeal_and_kept_beside_its_action(ledger: Ledger):
    given = signature()
    counted = ledger.sign(PETITION, given)
    assert (counted.number, counted.case_number, counted.job_id) == (1, 1, None)
    (row,) = ledger.signatures()
    assert (row.id, row.case_id, row.language, row.voided, row.key, row.box) == (
        *(counted.id, "case-one", "en", False, KEY),
        given.box,
    )
    assert (ledger.tally().appeals, ledger.tally().solidarity) == (1, 0)
    assert ledger.verify().ok


def test_the_same_ticket_again_is_the_signature_it_was_counted_as(ledger: Ledger, letter: NewAction):
    given = signature()
    first = ledger.sign(PETITION, given)
    ledger.record(letter)
    again = ledger.sign(PETITION, NewSignature(given.ticket, KEY, os.urandom(1_072)))
    assert (again.id, again.seq, again.number) == (first.id, first.seq, 2)
    assert [row.box for row in ledger.signatures()] == [given.box]


@pytest.mark.parametrize("ticket", ["", "x", "ab" * 15])
def test_a_ticket_is_32_hexadecimal_digits(ledger: Ledger, ticket: str):
    with pytest.raises(LedgerError):
        ledger.sign(PETITION, NewSignature(ticket, KEY, os.urandom(1_072)))
    assert ledger.tally().total == 0


@pytest.mark.parametrize(
    ("action", "given"),
    [
        (NewAction("case-one", "letter", "en"), signature()),
        (NewAction("case-one", "petition", "en", quantity=2), signature()),
        (PETITION, NewSignature(uuid4().hex, b"short", os.urandom(1_072))),
        (PETITION, NewSignature(uuid4().hex, KEY, b"tiny")),
    ],
)
def test_what_can_not_be_kept_is_not_counted_either(ledger: Ledger, action: NewAction, given: NewSignature):
    with pytest.raises(NotCounted):
        ledger.sign(action, given)
    assert (ledger.tally().total, ledger.actions(), ledger.signatures()) == (0, [], [])


def test_a_full_disk_counts_neither(ledger: Ledger):
    ledger.sign(PETITION, signature())
    (pages,) = ledger._store._connection.execute("pragma page_count").fetchone()
    ledger._store._connection.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(NotCounted, match=r"^Not counted: the disk is full; free some space and try again\.$"):
        for _ in range(10):
            ledger.sign(PETITION, signature())
    assert ledger.tally().total == len(ledger.signatures()) == len(ledger.actions())
    ledger._store._connection.execute("pragma max_page_count = 1073741823")
    ledger.sign(PETITION, signature())
    assert ledger.verify().ok


def test_signatures_are_of_one_event(ledger: Ledger, open_ledger: Open):
    ledger.sign(PETITION, signature())
    other = open_ledger(event="another")
    assert other.signatures() == []
    with pytest.raises(LedgerError, match="No action of this event begins with"):
        other.erase(ledger.actions()[0].id)


def test_an_erased_signature_leaves_its_count_a_tombstone_and_no_byte(ledger: Ledger, folder: Path):
    boxes = [os.urandom(1_072) for _ in range(30)]
    ids = [ledger.sign(PETITION, signature(box)).id for box in boxes]
    before = ledger.tally(("case", "kind", "hour"))
    assert copies(folder, boxes[11])
    assert ledger.erase(ids[11]) is True
    assert copies(folder, boxes[11]) == {}
    assert all(copies(folder, box) for box in boxes if box is not boxes[11])
    assert ledger.tally(("case", "kind", "hour")) == before
    assert [row.id for row in ledger.signatures() if row.box is None] == [ids[11]]
    newest = ledger.actions()[0]
    assert (newest.type, newest.ref, newest.note, newest.quantity) == (ActionType.ERASE, ids[11], "", 0)
    assert ledger.verify().ok


def test_every_signature_can_be_erased_in_any_order_and_none_is_left(
    ledger: Ledger, folder: Path, letter: NewAction, open_ledger: Open
):
    boxes = [os.urandom(1_072) for _ in range(40)]
    ids = []
    for box in boxes:
        ids.append(ledger.sign(PETITION, signature(box)).id)
        ledger.record(letter)
    for at in (*range(0, 40, 3), *range(1, 40, 3), *range(2, 40, 3)):
        ledger.erase(ids[at])
    ledger.close()
    assert [copies(folder, box) for box in boxes] == [{}] * 40
    assert open_ledger().verify().ok


def test_a_signature_goes_once_and_only_a_signature_goes(ledger: Ledger, letter: NewAction):
    signed, written = ledger.sign(PETITION, signature()), ledger.record(letter)
    ledger.erase(signed.id)
    with pytest.raises(LedgerError, match=r"^This signature is erased already\.$"):
        ledger.erase(signed.id)
    with pytest.raises(
        LedgerError, match=r"^That row holds no signature: only what was signed at this kiosk can be erased\.$"
    ):
        ledger.erase(written.id)
    with pytest.raises(LedgerError, match="An action is named by at least 4 of its hexadecimal digits"):
        ledger.erase("abc")
    assert len(ledger.actions()) == 3


def test_a_void_takes_the_count_and_an_erasure_the_name_in_either_order(ledger: Ledger):
    one, two = ledger.sign(PETITION, signature()), ledger.sign(PETITION, signature())
    ledger.void(one.id, "oops")
    ledger.erase(one.id)
    ledger.erase(two.id)
    ledger.void(two.id, "oops")
    assert (ledger.tally().total, ledger.tally().voided) == (0, 2)
    assert [(row.voided, row.box) for row in ledger.signatures()] == [(True, None)] * 2
    assert ledger.verify().ok


def test_the_numbers_told_after_an_erasure_are_right(ledger: Ledger):
    first = ledger.sign(PETITION, signature())
    ledger.erase(first.id)
    assert ledger.sign(PETITION, signature()).number == 2


def test_a_reader_bars_the_last_copy_and_says_so(ledger: Ledger, folder: Path, raw: sqlite3.Connection):
    box = os.urandom(1_072)
    name = ledger.sign(PETITION, signature(box)).id
    ledger._store._connection.execute("pragma busy_timeout = 20")
    raw.execute("begin")
    raw.execute("select count(*) from action").fetchone()
    assert ledger.erase(name) is False
    raw.execute("rollback")
    assert "ledger.db-wal" in copies(folder, box)
    ledger._clock.elapsed_ms += 31_000
    assert ledger.rest()
    assert copies(folder, box) == {}


def test_an_erasure_that_failed_is_said_and_erases_nothing(ledger: Ledger, folder: Path):
    box = os.urandom(1_072)
    name = ledger.sign(PETITION, signature(box)).id
    ledger._store._connection.execute("pragma query_only = on")
    with pytest.raises(NotErased, match=r"^Not erased: ") as refused:
        ledger.erase(name)
    assert refused.value.calm == "The signature could not be erased. Please try again."
    ledger._store._connection.execute("pragma query_only = off")
    assert ledger.signatures()[0].box == box


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("delete from signature", "signatures are erased, never deleted"),
        ("update signature set box = null", "a signature goes by an erase row"),
        ("update signature set box = zeroblob(1072)", "a signature goes by an erase row"),
        ("update signature set box = randomblob(1072)", "signatures are never changed"),
        ("update signature set key = randomblob(8)", "signatures are never changed"),
        ("update signature set ticket = randomblob(16)", "signatures are never changed"),
        ("update signature set number = 9", "signatures are never changed"),
        ("insert or replace into signature select * from signature", "this signature is already in the record"),
        (
            "insert into signature select 9, (select id from action where kind = 'letter'), randomblob(16), key, box "
            "from signature",
            "a signature stands beside a petition",
        ),
    ],
)
def test_what_was_signed_stays_as_it_was(
    ledger: Ledger, raw: sqlite3.Connection, letter: NewAction, statement: str, sentence: str
):
    ledger.sign(PETITION, signature())
    ledger.record(letter)
    with pytest.raises(sqlite3.IntegrityError, match=sentence):
        raw.execute(statement)
    assert ledger.verify().ok


def test_what_was_erased_does_not_come_back(ledger: Ledger, raw: sqlite3.Connection):
    ledger.erase(ledger.sign(PETITION, signature()).id)
    with pytest.raises(sqlite3.IntegrityError, match="signatures are never changed"):
        raw.execute("update signature set box = randomblob(1072)")
    unsigned = ledger.record(PETITION)
    raw.execute(
        "insert into action select 9, epoch, randomblob(16), 'erase', ?, event, practice, '', '', '', source, 0, "
        "hour, at_ms, mono_ms, boot, pack, place, note from action limit 1",
        [bytes.fromhex(unsigned.id)],
    )
    with pytest.raises(sqlite3.IntegrityError, match="this signature was erased"):
        raw.execute(
            "insert into signature values (9, ?, randomblob(16), randomblob(8), randomblob(1072))",
            [bytes.fromhex(unsigned.id)],
        )


def tampered(ledger: Ledger, open_ledger: Open, folder: Path, *statements: str) -> tuple[str, ...]:
    """What verify says after a stranger took the guards away, changed the file, and put them back."""
    ledger.close()
    guards = schema.TRIGGERS
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as connection:
        for name in guards:
            connection.execute(f"drop trigger {name}")
        for statement in statements:
            connection.execute(statement)
        for guard in guards.values():
            connection.execute(guard)
    return open_ledger().verify().faults


def test_verify_finds_a_signature_that_is_gone(ledger: Ledger, open_ledger: Open, folder: Path):
    one = ledger.sign(PETITION, signature())
    ledger.sign(PETITION, signature())
    faults = tampered(ledger, open_ledger, folder, "update signature set box = null where number = 1")
    assert faults == (f"The signature of action {one.id} is gone, and nobody erased it.",)


def test_verify_finds_a_row_that_is_missing(ledger: Ledger, open_ledger: Open, folder: Path):
    for _ in range(3):
        ledger.sign(PETITION, signature())
    faults = tampered(ledger, open_ledger, folder, "delete from signature where number = 2")
    assert faults == ("Signatures have gaps: 2 are there, numbered up to 3.",)


def test_verify_finds_an_erased_signature_that_came_back(ledger: Ledger, open_ledger: Open, folder: Path):
    one = ledger.sign(PETITION, signature())
    ledger.erase(one.id)
    faults = tampered(ledger, open_ledger, folder, "update signature set box = randomblob(1072)")
    assert faults == (f"The signature of action {one.id} was erased and is there again.",)


def test_verify_finds_a_signature_beside_another_kind(
    ledger: Ledger, open_ledger: Open, folder: Path, letter: NewAction
):
    ledger.sign(PETITION, signature())
    written = ledger.record(letter)
    faults = tampered(
        ledger, open_ledger, folder, "update signature set action = (select id from action where kind = 'letter')"
    )
    assert faults == (f"The signature of action {written.id} stands beside no petition.",)


def test_a_record_from_before_there_were_signatures_grows_and_keeps_its_rows(
    open_ledger: Open, letter: NewAction, monkeypatch: pytest.MonkeyPatch
):
    now = dict(schema._MIGRATIONS)
    with monkeypatch.context() as before:
        before.setattr(schema, "_MIGRATIONS", {name: now[name] for name in ("001_tables", "002_triggers")})
        before.setattr(schema, "TRIGGERS", schema.FIRST_TRIGGERS)
        with open_ledger() as old:
            old.record(letter)
    grown = open_ledger()
    grown.sign(PETITION, signature())
    assert (grown.tally().total, grown.warnings, grown.verify().faults) == (2, (), ())


def test_no_repr_shows_what_is_sealed(ledger: Ledger):
    given = signature(b"sealed" * 20)
    ledger.sign(PETITION, given)
    assert "sealed" not in repr(given) + repr(ledger.signatures())


def test_a_stopped_clock_keeps_the_order_of_signing(ledger: Ledger, clock: StoppedClock):
    ids = [ledger.sign(PETITION, signature()).id for _ in range(5)]
    assert [row.id for row in ledger.signatures()] == ids
    assert {row.at for row in ledger.signatures()} == {clock.at}
