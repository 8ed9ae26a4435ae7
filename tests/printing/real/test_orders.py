"""A volunteer's orders while a real CUPS and a real printer have the sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState
from kiosk.printers import Printing
from kiosk.printing.clerk import Clerk
from kiosk.printing.documents import Documents
from kiosk.printing.ipp import Ipp
from kiosk.printing.ipp_jobs import search
from kiosk.printing.ipp_link import Link
from kiosk.printing.orders import Orders
from tests.printing.real.machine import Machine
from tests.printing.real.service import Service

PATIENCE = 5
OTHER = "f" * 32


def test_a_sheet_at_the_printer_is_cancelled_there_by_another_command_and_can_be_printed_no_more(
    machine: Machine,
    service: Service,
    letter: Path,
    ledger: Ledger,
    documents: Documents,
    count: Any,
    make_spool: Any,
    open_ledger: Any,
    until: Any,
) -> None:
    machine.hold()
    first, second = (count(pdf=letter.read_bytes()) for _ in range(2))
    spool = make_spool(Ipp(service.uri, PATIENCE))
    spool.start()
    until(lambda: spool.state_of(second) is JobState.PRINTING)
    command = Orders(open_ledger("town-hall"), Ipp(service.uri, PATIENCE), documents)
    assert command.cancel(second)
    machine.let_go()
    until(lambda: spool.state_of(first) is JobState.PRINTED)
    assert not command.cancel(first)
    assert spool.state_of(second) is JobState.CANCELLED and not documents.holds(second)
    assert machine.keys == [first]
    assert ledger.tally().total == 2


def test_a_sheet_that_a_frozen_cups_took_after_all_comes_out_once_though_a_volunteer_sent_it_again(
    machine: Machine, service: Service, letter: Path, ledger: Ledger, documents: Documents, count: Any, until: Any
) -> None:
    printer = Ipp(service.uri, PATIENCE)
    machine.hold()
    # Another one is in print, so that this one waits in CUPS: what is at the machine already can't surely be had back.
    printer.submit(letter, OTHER, "tun-aung-letter")
    until(lambda: machine.has(OTHER))
    ticket = count(pdf=letter.read_bytes())
    clerk = Clerk(ledger, Freezing(service), documents, Printing())
    clerk.round(0)
    assert [job.state for job in ledger.jobs()] == [JobState.HELD]
    until(lambda: search(Link(service.uri, PATIENCE), ticket).job)
    orders = Orders(ledger, printer, documents)
    assert orders.resume(ticket)
    clerk = Clerk(ledger, printer, documents, Printing())
    clerk.round(0)
    machine.let_go()
    until(lambda: clerk.round(1) >= 0 and ledger.jobs()[0].state is JobState.PRINTED)
    assert machine.keys == [OTHER, f"{ticket}-2"]


class Freezing(Ipp):
    """A CUPS that freezes once it has told what it offers, and thaws once nobody waits for it any more."""

    def __init__(self, service: Service) -> None:
        super().__init__(service.uri, 1)
        self._service = service

    def submit(self, document: Path, key: str, name: str) -> str:
        # One that is frozen before it is asked gets no sheet at all.
        assert not self.abilities().trouble
        self._service.freeze()
        try:
            return super().submit(document, key, name)
        finally:
            self._service.thaw()
