"""What goes wrong with paper at every event, on real parts: what is said, that nothing is lost or doubled, and that
it goes on alone. docs/proof.md has the table."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.ledger.model import JobState
from kiosk.printing.ipp import Ipp
from kiosk.printing.printer import ASK
from tests.printing.real.evening import ASK_FOR_IT, Evening, an_evening
from tests.printing.real.machine import Machine, wait
from tests.printing.real.marathon import ENVIRONMENT
from tests.printing.real.service import Service

OTHER = "00112233445566778899aabbccddeeff"
EMPTY = "The paper tray is empty: put paper in."
JAM = "Paper is stuck in the printer: open it and take the paper out."
COVER = "A cover of the printer is open: close it."
OFF = "The printer is switched off or cannot be reached: look at its plug, its cable and its network."
OTHER_PAPER = "The printer holds no A4 paper: put some in, or set letter.paper in kiosk.toml."
PAUSED = "The print queue is paused: look after the printer, then resume it (cupsenable)."
NO_CUPS = "The print service (CUPS) of this machine is not running: start it."
HANGS = "A sheet has been at the printer for a long time: look for paper, a jam or an open cover."


@pytest.fixture
def evening(tmp_path: Path, service: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[Evening]:
    """A kiosk at work in front of CUPS and a printer with paper; it asks often, so that no test waits."""
    hurry(monkeypatch)
    with an_evening(tmp_path, service.uri) as evening:
        yield evening


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.printing.clerk.FOLLOW", 0.1)
    monkeypatch.setattr("kiosk.printing.clerk.LOOK_AGAIN", 0.2)
    monkeypatch.setattr("kiosk.printing.clerk._FIRST_PAUSE", 0.2)
    monkeypatch.setattr(Ipp, "looks_every", 0.2)
    monkeypatch.setattr("kiosk.printing.outage.OUT_OF_ORDER", 0.3)


def in_print(evening: Evening, machine: Machine) -> str:
    """A sheet that the printer has and that does not come out yet."""
    machine.hold()
    ticket = evening.write()
    wait(lambda: machine.has(ticket), "the sheet at the printer")
    return ticket


def test_an_empty_tray(evening: Evening, machine: Machine) -> None:
    machine.load(0)
    evening.write()
    evening.needs_help(EMPTY)
    assert evening.states() == {JobState.QUEUED: 1} and machine.keys == []
    machine.load(250)
    evening.all_come_out_once(machine)


def test_a_jam_in_mid_sheet_and_then_an_open_cover(evening: Evening, machine: Machine) -> None:
    in_print(evening, machine)
    machine.says("STATE: +media-jam")
    evening.needs_help(JAM)
    machine.says("STATE: -media-jam", "STATE: +cover-open")
    evening.needs_help(COVER)
    machine.says("STATE: -cover-open")
    machine.let_go()
    evening.all_come_out_once(machine)


def test_a_printer_switched_off_before_a_sheet(evening: Evening, machine: Machine) -> None:
    machine.off()
    evening.write()
    evening.needs_help(OFF)
    assert evening.states() == {JobState.QUEUED: 1}
    machine.on()
    evening.all_come_out_once(machine)


def test_a_printer_switched_off_in_mid_sheet(evening: Evening, machine: Machine) -> None:
    ticket = in_print(evening, machine)
    machine.off()
    machine.let_go()
    evening.needs_help(OFF)
    machine.on()
    # CUPS asks the printer for a job that it no longer knows, and calls that completed.
    wait(lambda: bool(evening.desk.spool.held()), "the question")
    assert evening.volunteer_sees() == [f"The printer was switched off while it had this sheet. {ASK}"]
    assert evening.attendee_sees(ticket) == ASK_FOR_IT
    assert machine.keys == []
    assert evening.desk.spool.resume(ticket)
    evening.all_come_out_once(machine)


@pytest.fixture
def remembering(service: Service) -> Service:
    """CUPS that has written down its queue and each job, as it has of those that wait for half a minute."""
    service.remembers_after = 0
    service.settle()
    return service


def both_in_cups(evening: Evening, machine: Machine, service: Service) -> tuple[str, str]:
    """A sheet in print and one behind it, both on the disk of CUPS."""
    first, behind = in_print(evening, machine), evening.write()
    wait(lambda: evening.states() == {JobState.PRINTING: 2}, "both sheets with CUPS")
    wait(lambda: len(list(service.folder.glob("spool/c*"))) == 2, "both sheets on its disk")
    return first, behind


def test_cups_killed_and_restarted(evening: Evening, machine: Machine, remembering: Service) -> None:
    first, behind = both_in_cups(evening, machine, remembering)
    remembering.kill_as_set_up()
    machine.let_go()
    # The printer itself has the first; of the second nobody can tell, since CUPS began anew.
    wait(lambda: evening.desk.spool.state_of(first) is JobState.PRINTED, "the sheet that the printer had")
    wait(lambda: evening.desk.spool.state_of(behind) is JobState.HELD, "the sheet that CUPS lost")
    assert evening.volunteer_sees() == [f"The printer has forgotten this sheet. {ASK}"]
    assert evening.attendee_sees(behind) == ASK_FOR_IT
    assert machine.keys == [first]
    assert evening.desk.spool.resume(behind)
    evening.all_come_out_once(machine)


@pytest.mark.long
def test_cups_killed_and_restarted_without_our_file_prints_a_sheet_twice(
    evening: Evening, machine: Machine, remembering: Service
) -> None:
    first, behind = both_in_cups(evening, machine, remembering)
    remembering.kill()
    machine.let_go()
    remembering.on()
    wait(lambda: len(machine.keys) == 3, "three sheets of two letters")
    assert sorted(machine.keys) == sorted([first, first, behind])


def test_no_cups_at_all(evening: Evening, machine: Machine, service: Service) -> None:
    service.settle()
    service.kill()
    evening.write()
    evening.needs_help(NO_CUPS)
    service.on()
    evening.all_come_out_once(machine)


@pytest.mark.long
def test_a_queue_that_cups_paused(evening: Evening, machine: Machine, service: Service, letter: Path) -> None:
    service.queue("?contimeout=1", "-o", "printer-error-policy=stop-printer")
    # The printer is busy with a stranger's sheet, so that CUPS has ours when it finds nobody there any more.
    machine.hold()
    Ipp(machine.uri, 20).submit(letter, OTHER, "tun-aung-letter")
    evening.write()
    wait(lambda: evening.states() == {JobState.PRINTING: 1}, "the sheet with CUPS")
    machine.off()
    machine.let_go()
    wait(service.is_stopped, "the end of the queue")
    evening.write()
    evening.needs_help(OFF)
    machine.on()
    evening.all_come_out_once(machine)
    assert not service.is_stopped()


def test_a_queue_that_a_person_paused(evening: Evening, machine: Machine, service: Service) -> None:
    service.run("cupsdisable", "kiosk")
    evening.write()
    evening.needs_help(PAUSED)
    assert machine.keys == []
    service.run("cupsenable", "kiosk")
    evening.all_come_out_once(machine)


def test_paper_of_another_size(evening: Evening, machine: Machine) -> None:
    machine.load(250, "na_letter_8.5x11in")
    evening.write()
    evening.needs_help(OTHER_PAPER)
    assert machine.keys == []
    machine.load(250)
    evening.all_come_out_once(machine)


def test_a_sheet_that_hangs_without_a_word(
    tmp_path: Path, machine: Machine, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurry(monkeypatch)
    with an_evening(tmp_path, service.uri, patient=False) as evening:
        in_print(evening, machine)
        evening.needs_help(HANGS)
        machine.let_go()
        evening.all_come_out_once(machine)


def test_a_full_disk(tmp_path: Path, machine: Machine, service: Service, own_mounts: tuple[str, ...]) -> None:
    (tmp_path / "kiosk-data").mkdir()
    mounted = f'mount -t tmpfs -o size=8m none {shlex.quote(str(tmp_path / "kiosk-data"))} && exec "$@"'
    script = Path(__file__).with_name("full_disk.py")
    told = subprocess.run(
        [*own_mounts, "sh", "-c", mounted, "kiosk", sys.executable, str(script), str(tmp_path), service.uri],
        env=ENVIRONMENT | os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    sentence, calm, left, ticket = told.stdout.splitlines()
    assert sentence == "Not counted: the page cannot be laid aside in the folder spool: the disk is full."
    assert calm == "This was not counted. Please tell the organiser; nothing you wrote is lost."
    assert left == "0 jobs, 0 pages"
    assert machine.keys == [ticket]
