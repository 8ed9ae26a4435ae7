from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kiosk.errors import KioskError
from kiosk.ledger.faults import LedgerError, NotCounted
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.printers import Printing
from kiosk.printing.folder import Folder
from kiosk.printing.printer import ASK, Health, Progress, Stage
from kiosk.printing.spool import Spool

Count = Callable[..., str]
MakeSpool = Callable[..., Spool]
State = Callable[[str], JobState]
Until = Callable[[Callable[[], bool]], None]


def test_a_letter_becomes_a_sheet_in_the_tray_and_its_page_is_forgotten(
    data: Path, make_spool: MakeSpool, ledger: Ledger, until: Until
) -> None:
    folder = Folder(data / "sheets")
    spool = make_spool(folder)
    spool.start()
    ticket = uuid4().hex
    spool.keep(ticket, b"%PDF words")
    ledger.record(NewAction("tun-aung", "letter", "en"), NewJob(ticket, "tun-aung", "letter"))
    spool.wake()
    until(lambda: spool.state_of(ticket) is JobState.PRINTED)
    (sheet,) = folder.tray.sheets()
    assert sheet.read_bytes() == b"%PDF words"
    until(lambda: not list((data / "spool").glob("*.pdf")))
    assert (spool.pending(), spool.held(), spool.health().ok) == (0, [], True)


def test_letters_come_out_in_the_order_they_were_counted(
    data: Path, make_spool: MakeSpool, count: Count, until: Until
) -> None:
    folder = Folder(data / "sheets")
    spool = make_spool(folder)
    spool.start()
    tickets = []
    for _ in range(20):
        tickets.append(count())
        spool.wake()
    until(lambda: spool.pending() == 0)
    assert [folder.find(ticket) for ticket in tickets] == [path.name for path in folder.tray.sheets()]


def test_what_was_queued_before_the_start_is_printed(
    make_spool: MakeSpool, printer: Any, count: Count, until: Until
) -> None:
    tickets = [count(), count()]
    spool = make_spool()
    spool.start()
    until(lambda: spool.pending() == 0)
    assert printer.sent == tickets


def test_each_one_waits_behind_those_before(make_spool: MakeSpool, count: Count) -> None:
    spool = make_spool()
    tickets = [count() for _ in range(3)]
    assert spool.pending() == 3
    assert [spool.place_of(ticket) for ticket in tickets] == [0, 1, 2]
    assert spool.place_of(uuid4().hex) == 0
    assert spool.state_of(tickets[2]) is JobState.QUEUED


@pytest.mark.parametrize("ticket", ["", "no ticket", "0" * 32])
def test_a_ticket_nobody_counted_has_no_state(make_spool: MakeSpool, ticket: str) -> None:
    assert make_spool().state_of(ticket) is None


def test_a_page_that_was_not_counted_is_forgotten_and_a_counted_one_is_not(
    make_spool: MakeSpool, data: Path, count: Count
) -> None:
    spool, ticket = make_spool(), uuid4().hex
    spool.keep(ticket, b"words")
    spool.forget(ticket)
    assert not (data / "spool" / f"{ticket}.pdf").exists()
    counted = count()
    spool.forget(counted)
    assert (data / "spool" / f"{counted}.pdf").exists()


def test_a_folder_that_takes_no_page_says_not_counted(make_spool: MakeSpool, data: Path) -> None:
    (data / "spool").write_text("in the way")
    with pytest.raises(NotCounted, match="Not counted: the page cannot be laid aside"):
        make_spool().keep(uuid4().hex, b"words")


def test_a_spool_whose_folder_is_in_the_way_heals_when_it_is_not(
    make_spool: MakeSpool, data: Path, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    monkeypatch.setattr("kiosk.printing.spool._AFTER_A_FAULT", 0.01)
    (data / "spool").write_text("in the way")
    spool = make_spool()
    spool.start()
    sentence = "Sheets wait: the folder spool cannot be used. Something that is no folder is in its place."
    until(lambda: spool.health() == Health(False, sentence))
    (data / "spool").unlink()
    until(lambda: spool.health().ok)


def test_a_held_sheet_can_be_sent_again_or_taken_as_out(
    make_spool: MakeSpool, printer: Any, count: Count, until: Until
) -> None:
    spool, (first, second) = make_spool(), (count(), count())
    printer.progress = Progress(Stage.UNKNOWN)
    spool.start()
    until(lambda: len(spool.held()) == 2)
    assert [(job.id, job.reason) for job in spool.held()] == [(first, ASK), (second, ASK)]
    assert spool.pending() == 0
    printer.progress = Progress(Stage.DONE)
    assert spool.came_out(first)
    assert spool.resume(second)
    until(lambda: spool.state_of(second) is JobState.PRINTED)
    assert spool.state_of(first) is JobState.PRINTED
    assert printer.sent == [first, second, f"{second}-2"]
    assert not spool.resume(first)
    assert not spool.came_out(first)


def test_a_cancelled_sheet_is_erased_and_never_printed(
    make_spool: MakeSpool, data: Path, printer: Any, count: Count, ledger: Ledger, until: Until
) -> None:
    spool, (first, second) = make_spool(), (count(), count())
    assert spool.cancel(first)
    assert not (data / "spool" / f"{first}.pdf").exists()
    spool.start()
    until(lambda: spool.pending() == 0)
    assert printer.sent == [second]
    assert not spool.cancel(first)
    assert not spool.cancel(second)
    assert not spool.cancel(uuid4().hex)
    assert ledger.tally().total == 2


def test_a_sheet_at_the_printer_is_cancelled_there_if_it_is_not_too_late(
    make_spool: MakeSpool, printer: Any, count: Count, ledger: Ledger
) -> None:
    spool, ticket = make_spool(), count()
    ledger.move_job(ticket, JobState.QUEUED, JobState.PRINTING, ref="told-1")
    printer.lets_go = False
    assert not spool.cancel(ticket)
    printer.lets_go = True
    assert spool.cancel(ticket)
    assert spool.state_of(ticket) is JobState.CANCELLED


def test_a_page_nobody_counted_is_gone_after_the_next_start(make_spool: MakeSpool, data: Path, until: Until) -> None:
    orphan = data / "spool" / f"{uuid4().hex}.pdf"
    spool = make_spool()
    spool.keep(orphan.stem, b"words of someone who was cut off")
    os.utime(orphan, (0, 0))
    spool.start()
    until(lambda: not orphan.exists())


def test_the_kept_page_of_a_printed_sheet_is_erased_by_a_later_spool(
    make_spool: MakeSpool, data: Path, count: Count, clock: Any, until: Until
) -> None:
    ticket, first = count(), make_spool()
    first.start()
    until(lambda: first.state_of(ticket) is JobState.PRINTED)
    first.stop()
    assert (data / "spool" / f"{ticket}.pdf").exists()
    clock.at = clock.at.replace(hour=13)
    second = make_spool()
    second.start()
    until(lambda: not (data / "spool" / f"{ticket}.pdf").exists())


def test_a_fault_of_ours_is_reported_without_a_word_and_the_thread_lives_on(
    make_spool: MakeSpool,
    data: Path,
    printer: Any,
    count: Count,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kiosk.printing.spool._AFTER_A_FAULT", 0.3)
    spool, ticket = make_spool(), count()
    printer.answers = [ZeroDivisionError("words of a person")]
    spool.start()
    until(lambda: not spool.health().ok)
    assert spool.health().sentence == "The kiosk failed while it printed; a report lies in the folder crashes."
    (report,) = (data / "crashes").iterdir()
    assert "ZeroDivisionError" in report.read_text()
    assert "words of a person" not in report.read_text()
    assert [job.id for job in spool.held()] == [ticket]
    later = count()
    until(lambda: spool.state_of(later) is JobState.PRINTED)
    assert spool.health().ok


def test_a_record_that_fails_is_said_and_the_thread_lives_on(
    make_spool: MakeSpool, count: Count, ledger: Ledger, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.printing.spool._AFTER_A_FAULT", 0.01)
    spool, ticket = make_spool(), count()

    def refuse(*_: object, **__: object) -> bool:
        raise LedgerError("The record cannot be read: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(ledger, "move_job", refuse)
        spool.start()
        until(lambda: not spool.health().ok)
        assert spool.health().sentence == "The record cannot be read: the disk is full."
    until(lambda: spool.state_of(ticket) is JobState.PRINTED)


class HangingPrinter:
    """Takes a sheet and never comes back, until a test lets it."""

    keeps_sheets = False
    looks_every = 5.0

    def __init__(self) -> None:
        self.taken, self.let_go = threading.Event(), threading.Event()

    def ready(self) -> Health:
        return Health(True, "Ready.")

    def submit(self, document: Path, key: str, name: str) -> str:
        self.taken.set()
        self.let_go.wait()
        return "told-1"

    def status(self, ref: str, key: str) -> Progress:
        return Progress(Stage.DONE)

    def find(self, key: str) -> str | None:
        return None

    def cancel(self, ref: str, key: str) -> bool:
        return False


def test_stopping_waits_for_no_hanging_printer_and_its_sheet_is_remembered_as_being_sent(
    make_spool: MakeSpool, count: Count, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.printing.spool.PATIENCE", 0.05)
    ticket, hanging = count(), HangingPrinter()
    spool = make_spool(hanging)
    spool.start()
    assert hanging.taken.wait(20)
    spool.stop()
    assert not hanging.let_go.is_set()
    assert state(ticket) is JobState.SENDING
    hanging.let_go.set()


def test_a_printer_that_comes_back_after_the_record_was_closed_does_no_harm(
    make_spool: MakeSpool,
    data: Path,
    count: Count,
    ledger: Ledger,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kiosk.printing.spool.PATIENCE", 0.05)
    count()
    hanging, before = HangingPrinter(), threading.active_count()
    spool = make_spool(hanging)
    spool.start()
    assert hanging.taken.wait(20)
    spool.stop()
    ledger.close()
    hanging.let_go.set()
    until(lambda: threading.active_count() == before)
    assert not (data / "crashes").exists()


def test_two_spools_never_work_one_folder(
    make_spool: MakeSpool, count: Count, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.printing.spool.LOOK_AGAIN", 0.01)
    first, hanging = count(), HangingPrinter()
    one, other = make_spool(hanging), make_spool()
    one.start()
    assert hanging.taken.wait(20)
    other.start()
    # The second one would find the first sheet in the middle of being sent, and send it again.
    assert not hanging.let_go.wait(0.1)
    assert other.state_of(first) is JobState.SENDING
    hanging.let_go.set()
    until(lambda: other.state_of(first) is JobState.PRINTED)
    one.stop()
    later = count()
    until(lambda: other.state_of(later) is JobState.PRINTED)


def test_a_spool_can_be_started_twice_and_stopped_without_a_start(make_spool: MakeSpool) -> None:
    spool = make_spool()
    spool.stop()
    spool.start()
    spool.start()


def test_without_its_thread_the_spool_still_says_how_the_printer_is(make_spool: MakeSpool, printer: Any) -> None:
    printer.health = Health(False, "The lid is open.")
    assert make_spool().health() == Health(False, "The lid is open.")


def test_no_file_anywhere_is_named_after_a_person_or_open_to_others(
    data: Path, make_spool: MakeSpool, count: Count, until: Until
) -> None:
    spool = make_spool(Folder(data / "sheets"), own_rules=Printing())
    for _ in range(3):
        count(pdf=b"%PDF Ana Montilla, Exampleville")
    held = count()
    spool.cancel(held)
    spool.start()
    until(lambda: spool.pending() == 0)
    files = [path for path in data.rglob("*") if path.suffix == ".pdf"]
    assert files
    assert not [path for path in data.rglob("*") if "ana" in path.name.lower()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert {(data / name).stat().st_mode & 0o777 for name in ("spool", "sheets")} == {0o700}


def test_a_ticket_that_is_none_is_refused(make_spool: MakeSpool) -> None:
    with pytest.raises(KioskError, match=r"A ticket is 32 hexadecimal digits."):
        make_spool().keep("../elsewhere", b"words")
