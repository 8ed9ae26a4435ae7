"""From a counted letter to paper, with everything between them real: record, spool, CUPS and a printer."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState
from kiosk.printing.ipp import Ipp
from tests.printing.real.machine import Machine
from tests.printing.real.service import Service


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
    tickets = [count(pdf=letter.read_bytes()) for _ in range(2)]
    spool = make_spool(Ipp(service.uri, 20))
    spool.start()
    until(lambda: states(ledger) == {JobState.PRINTED: 2})
    assert sorted(machine.keys) == sorted(tickets)
    for sheet in (machine.folder / "tray").glob("*.pdf"):
        assert words_of(sheet) == words_of(letter)
    assert spool.health().ok
