"""Ruled pages: nothing when they go out, one letter when they come back, however often and wherever."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger import schema
from kiosk.ledger.handouts import name_of
from kiosk.ledger.ids import is_v7
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import ActionType, Handouts, JobState, NewAction, NewHandout, NewJob, Scope

Open = Callable[..., Ledger]
MakeJob = Callable[[], NewJob]
SHEET = NewHandout("K7QM4TXR9PBD", "case-one", "fr")


@pytest.fixture
def raw(ledger: Ledger, folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as connection:
        yield connection


def test_a_sheet_that_goes_out_waits_for_the_printer_and_counts_nothing(ledger: Ledger, new_job: MakeJob):
    job = new_job()
    ledger.hand_out(SHEET, job)
    (waiting,) = ledger.jobs(JobState.QUEUED)
    assert (waiting.id, waiting.action_id) == (job.id, None)
    assert ledger.tally().total == 0 and ledger.actions() == []
    assert ledger.handed_out(SHEET.code) == SHEET
    assert ledger.handouts() == Handouts(out=1, back=0, others=0)


def test_pressing_twice_hands_out_one_sheet(ledger: Ledger, new_job: MakeJob):
    job = new_job()
    ledger.hand_out(SHEET, job)
    ledger.hand_out(SHEET, job)
    assert len(ledger.jobs()) == ledger.handouts().out == 1
    assert ledger.verify().ok


def test_when_it_comes_back_it_is_one_letter_on_paper(ledger: Ledger, new_job: MakeJob, letter: NewAction):
    ledger.record(letter)
    ledger.hand_out(SHEET, new_job())
    taken = ledger.take_in(SHEET)
    assert (taken.counted.number, taken.counted.case_number, taken.again, taken.here) == (2, 2, False, True)
    (row, _) = ledger.actions()
    assert (row.type, row.case_id, row.kind, row.language, row.source, row.quantity) == (
        *(ActionType.ACTION, "case-one", "letter", "fr", "paper", 1),
    )
    assert ledger.handouts() == Handouts(out=1, back=1, others=0)
    assert ledger.verify().ok


def test_the_second_time_it_says_when_it_was_counted_and_counts_nothing(ledger: Ledger, clock: StoppedClock):
    first = ledger.take_in(SHEET)
    clock.at += timedelta(hours=2)
    again = ledger.take_in(SHEET)
    assert (again.again, again.at, again.counted) == (True, first.at, first.counted)
    assert ledger.tally().total == 1 and ledger.verify().rows == 1


def test_a_sheet_of_another_kiosk_counts_too_and_is_told_apart(ledger: Ledger):
    taken = ledger.take_in(SHEET)
    assert not taken.here and taken.counted.number == 1
    assert ledger.handed_out(SHEET.code) is None
    assert ledger.handouts() == Handouts(out=0, back=0, others=1)


def test_two_kiosks_make_the_same_action_of_one_code(open_ledger: Open, tmp_path: Path, clock: StoppedClock):
    ours = open_ledger()
    theirs = Ledger.open(
        tmp_path / "other", event="town-hall", practice=False, pack_version="p", clock=clock, machine="other"
    )
    with theirs:
        assert ours.take_in(SHEET).counted.id == theirs.take_in(SHEET).counted.id
        assert ours.take_in(replace(SHEET, code="0" * 12)).counted.id != theirs.actions()[0].id


def test_another_event_or_practice_makes_another_action_of_it():
    names = {name_of(SHEET.code, Scope(event, practice, "p")) for event in "ab" for practice in (True, False)}
    assert len(names) == 4
    for name in names:
        assert uuid.UUID(bytes=name).version == 8 and uuid.UUID(bytes=name).variant == uuid.RFC_4122
        assert not is_v7(name)


def test_a_void_takes_it_out_for_good(ledger: Ledger):
    ledger.void(ledger.take_in(SHEET).counted.id, "an empty page")
    again = ledger.take_in(SHEET)
    assert (again.again, again.voided) == (True, True)
    assert ledger.tally().total == 0 and ledger.verify().ok


def test_a_void_that_another_kiosk_made_first_is_heard(ledger: Ledger, raw: sqlite3.Connection, letter: NewAction):
    ledger.void(ledger.record(letter).id, "made to be copied")
    raw.execute(
        "insert into action select 9, epoch, randomblob(16), 'void', ?, event, practice, '', '', '', source, 0, hour, "
        "at_ms, mono_ms, boot, pack, place, note from action where type = 'void'",
        [name_of(SHEET.code, Scope("town-hall", False, ""))],
    )
    taken = ledger.take_in(SHEET)
    assert (taken.again, taken.voided, taken.counted.number) == (False, True, 0)
    assert ledger.record(letter).number == 1


def test_a_recount_of_hand_counts_leaves_coded_sheets_alone(ledger: Ledger):
    ledger.take_in(SHEET)
    ledger.count_paper("case-one", "letter", 12)
    ledger.count_paper("case-one", "letter", 11, recount=True)
    assert ledger.tally().total == 12


def test_ids_go_on_growing_behind_a_derived_one(ledger: Ledger, letter: NewAction, clock: StoppedClock):
    before = ledger.record(letter).id
    ledger.take_in(SHEET)
    clock.at -= timedelta(hours=3)
    after = ledger.record(letter).id
    assert before < after and before[:12] == after[:12]


def test_sheets_go_out_with_their_job_or_not_at_all(ledger: Ledger, new_job: MakeJob, raw: sqlite3.Connection):
    from kiosk.ledger.faults import NotWritten

    raw.execute("create trigger full before insert on handout begin select raise(abort, 'no'); end")
    with pytest.raises(NotWritten, match=r"^Not written: the record refused it \(no\)\.$"):
        ledger.hand_out(SHEET, new_job())
    assert ledger.jobs() == [] and ledger.handouts().out == 0


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("delete from handout", "sheets that were handed out are never deleted"),
        ("update handout set case_id = 'case-two'", "sheets that were handed out are never changed"),
        ("insert or replace into handout select * from handout", "this sheet is already in the record"),
        (
            "insert into handout select 9, randomblob(16), job, event, practice, case_id, language, at_ms from handout",
            "this sheet is already in the record",
        ),
    ],
)
def test_what_went_out_stays_as_it_was(
    ledger: Ledger, raw: sqlite3.Connection, new_job: MakeJob, statement: str, sentence: str
):
    ledger.hand_out(SHEET, new_job())
    with pytest.raises(sqlite3.IntegrityError, match=sentence):
        raw.execute(statement)
    assert ledger.verify().ok


def test_no_column_is_there_for_a_code_a_name_or_a_word(raw: sqlite3.Connection):
    columns = [name for (name,) in raw.execute("select name from pragma_table_info('handout')")]
    assert columns == ["number", "id", "job", "event", "practice", "case_id", "language", "at_ms"]


def tampered(ledger: Ledger, open_ledger: Open, folder: Path, statement: str) -> tuple[str, ...]:
    """What verify says after a stranger took the guards away, changed the file, and put them back."""
    ledger.close()
    with closing(sqlite3.connect(folder / "ledger.db", isolation_level=None)) as connection:
        for name in schema.TRIGGERS:
            connection.execute(f"drop trigger {name}")
        connection.execute(statement)
        for guard in schema.TRIGGERS.values():
            connection.execute(guard)
    return open_ledger().verify().faults


def test_verify_finds_a_sheet_that_is_missing(ledger: Ledger, open_ledger: Open, folder: Path):
    for number in range(3):
        ledger.hand_out(replace(SHEET, code=f"{number:012}"))
    faults = tampered(ledger, open_ledger, folder, "delete from handout where number = 2")
    assert faults == ("Sheets that were handed out have gaps: 2 are there, numbered up to 3.",)


def test_verify_finds_a_sheet_that_was_handed_out_for_another_case(ledger: Ledger, open_ledger: Open, folder: Path):
    ledger.hand_out(SHEET)
    name = ledger.take_in(SHEET).counted.id
    faults = tampered(ledger, open_ledger, folder, "update handout set case_id = 'case-two'")
    assert faults == (f"Action {name} is not what its sheet was handed out for.",)


def test_a_record_from_before_there_were_handouts_grows_and_keeps_its_rows(
    open_ledger: Open, letter: NewAction, monkeypatch: pytest.MonkeyPatch
):
    now = dict(schema._MIGRATIONS)
    with monkeypatch.context() as before:
        before.setattr(schema, "_MIGRATIONS", {name: now[name] for name in [*now][:3]})
        before.setattr(schema, "TRIGGERS", schema.FIRST_TRIGGERS | schema.SIGNATURE_TRIGGERS)
        with open_ledger() as old:
            old.record(letter)
    grown = open_ledger()
    grown.hand_out(SHEET)
    grown.take_in(SHEET)
    assert (grown.tally().total, grown.warnings, grown.verify().faults) == (2, (), ())


def test_kills_at_random_moments_leave_each_sheet_counted_once_or_not_at_all(
    script: Callable[..., list[str]], environment: dict[str, str], folder: Path, open_ledger: Open
):
    moments, said = random.Random(20131210), ""
    for life in range(6):
        command = script("returner.py", folder, 10_000 * life)
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as writer:
            assert writer.stdout is not None
            said += writer.stdout.readline()
            try:
                writer.wait(moments.uniform(0.002, 0.05))
            except subprocess.TimeoutExpired:
                writer.send_signal(signal.SIGKILL)
            # A line without its end was not said.
            said += writer.stdout.read().rpartition("\n")[0] + "\n"
    ledger = open_ledger(event="e", pack_version="p", machine="m")
    words = [line.split() for line in said.splitlines() if line]
    out, back = ({code for code, way in words if way == asked} for asked in ("out", "in"))
    assert len(back) > 6
    assert all(ledger.handed_out(code) for code in out)
    assert len(ledger.jobs()) == ledger.handouts().out
    before = ledger.handouts().back
    assert len(back) <= before <= len(back) + 6
    assert all(ledger.take_in(NewHandout(code, "case-one", "en")).again for code in back)
    for code in out - back:
        ledger.take_in(NewHandout(code, "case-one", "en"))
    ids = [row.id for row in ledger.actions(last=1_000_000)]
    assert len(ids) == len(set(ids)) == ledger.tally().total
    assert ledger.warnings == () and ledger.verify().ok
