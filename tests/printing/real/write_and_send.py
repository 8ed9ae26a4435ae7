"""A kiosk that writes letters and sends them to an IPP printer until all have ended; it may be killed at any time."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from uuid import uuid4

from kiosk.clock import SystemClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction, NewJob
from kiosk.printers import Printing
from kiosk.printing.ipp import Ipp
from kiosk.printing.spool import Spool

EVENT = "town-hall"
_AHEAD = 6
"""Sheets that wait at most, so that letters are still being written while kills come."""


def opened(data: Path) -> Ledger:
    """The record of the kiosk in `data`."""
    return Ledger.open(data, event=EVENT, practice=False, pack_version="1", clock=SystemClock(), machine="laptop")


def main(data: Path, uri: str, letters: int, page: Path) -> None:
    ledger = opened(data)
    spool = Spool(data / "spool", ledger, Ipp(uri, 20), Printing(), SystemClock())
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
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
