"""From a counted letter to paper, with everything between them real: record, spool, CUPS and a printer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState
from kiosk.printing.ipp import Ipp
from kiosk.printing.printer import ASK
from tests.printing.real.machine import Machine
from tests.printing.real.service import Service

EMPTY = "The paper tray is empty: put paper in."


def states(ledger: Ledger) -> Counter[JobState]:
    return Counter(job.state for job in ledger.jobs())


def test_letters_go_through_the_spool_and_come_out_once_each_with_their_words(
    machine: Machine,
    service: Service,
    letter: Path,
    ledger: Ledger,
    count: Any,
    make_spool: Any,
    until: Any,
    words_of: Any,
) -> None:
    tickets = [count(pdf=letter.read_bytes()) for _ in range(3)]
    spool = make_spool(Ipp(service.uri, 20))
    spool.start()
    until(lambda: states(ledger) == {JobState.PRINTED: 3})
    assert sorted(machine.keys) == sorted(tickets)
    for sheet in (machine.folder / "tray").glob("*.pdf"):
        assert words_of(sheet) == words_of(letter)
    assert spool.health().ok


def test_an_empty_tray_keeps_a_sheet_in_the_spool_and_it_goes_on_by_itself(
    machine: Machine, letter: Path, ledger: Ledger, count: Any, make_spool: Callable[..., Any], until: Any
) -> None:
    machine.load(0)
    ticket = count(pdf=letter.read_bytes())
    spool = make_spool(Ipp(machine.uri, 20))
    spool.start()
    until(lambda: spool.health().sentence == EMPTY)
    assert states(ledger) == {JobState.QUEUED: 1}
    machine.load(250)
    until(lambda: states(ledger) == {JobState.PRINTED: 1})
    assert machine.keys == [ticket]
    assert spool.health().ok


def test_a_sheet_that_a_printer_lost_with_its_power_is_not_taken_as_printed(
    machine: Machine, service: Service, letter: Path, ledger: Ledger, count: Any, make_spool: Any, until: Any
) -> None:
    machine.hold()
    ticket = count(pdf=letter.read_bytes())
    spool = make_spool(Ipp(service.uri, 20))
    spool.start()
    until(lambda: machine.has(ticket))
    machine.off()
    machine.let_go()
    machine.on()
    # CUPS asks the printer for a job that it no longer knows, and calls that completed.
    until(lambda: not spool.pending())
    (held,) = spool.held()
    assert held.reason == f"The printer was switched off while it had this sheet. {ASK}"
    assert machine.keys == []
    assert spool.resume(ticket)
    until(lambda: states(ledger) == {JobState.PRINTED: 1})
    assert machine.keys == [f"{ticket}-2"]
