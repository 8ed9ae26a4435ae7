"""Counts letters and lays them into the tray until somebody kills it; says each ticket once it is counted."""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import uuid4

from kiosk.clock import SystemClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction, NewJob
from kiosk.printers import Printing
from kiosk.printing.folder import Folder
from kiosk.printing.spool import Spool


def main(data: Path) -> None:
    clock = SystemClock()
    ledger = Ledger.open(data, event="town-hall", practice=False, pack_version="1", clock=clock, machine="laptop")
    spool = Spool(data / "spool", ledger, Folder(data / "sheets"), Printing(), clock)
    spool.start()
    while True:
        ticket = uuid4().hex
        spool.keep(ticket, b"%PDF " + bytes(12_000) + b" " + ticket.encode())
        ledger.record(NewAction("tun-aung", "letter", "en"), NewJob(ticket, "tun-aung", "letter"))
        spool.wake()
        print(ticket, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
