"""A kiosk that writes letters and sends them to IPP printers until all have ended; it may be killed at any time."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from kiosk.clock import SystemClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction, NewJob
from kiosk.printers import Printing
from kiosk.printing import clerk
from kiosk.printing.ipp import Ipp
from kiosk.printing.printer import Printer
from kiosk.printing.several import Several
from kiosk.printing.spool import Spool

EVENT = "town-hall"
_AHEAD = 6
"""Sheets that wait at most, so that letters are still being written while kills come."""


def opened(data: Path) -> Ledger:
    """The record of the kiosk in `data`."""
    return Ledger.open(data, event=EVENT, practice=False, pack_version="1", clock=SystemClock(), machine="laptop")


def printer_at(uris: Sequence[str]) -> Printer:
    """One printer, or the first of several that is ready."""
    printers = [Ipp(uri, 20, name=uri.rpartition("/")[2]) for uri in uris]
    return Several(printers) if len(printers) > 1 else printers[0]


def hurry() -> None:
    """Asks as often as a test wants to wait little; what is asked, and what is never sent again, stays as it is."""
    clerk.FOLLOW, clerk.LOOK_AGAIN, clerk._FIRST_PAUSE, Ipp.looks_every = 0.1, 0.2, 0.2, 0.5


def main(data: Path, letters: int, page: Path, uris: Sequence[str]) -> None:
    ledger = opened(data)
    spool = Spool(data / "spool", ledger, printer_at(uris), Printing(), SystemClock())
    pdf = page.read_bytes()
    spool.start()
    written = len(ledger.jobs())
    while written < letters or spool.pending():
        if written < letters and spool.pending() < _AHEAD:
            ticket = uuid4().hex
            spool.keep(ticket, pdf)
            ledger.record(NewAction("tun-aung", "letter", "en"), NewJob(ticket, "tun-aung", "letter"))
            written += 1
            spool.wake()
            # What this line tells may never be lost again.
            print(ticket, flush=True)
        else:
            time.sleep(0.05)
    spool.stop()
    ledger.close()


if __name__ == "__main__":
    hurry()
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
