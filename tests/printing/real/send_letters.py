"""A kiosk that sends what waits in its record to an IPP printer until somebody kills it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.ledger.ledger import Ledger
from kiosk.printers import Printing
from kiosk.printing.ipp import Ipp
from kiosk.printing.spool import Spool


def main(data: Path, uri: str) -> None:
    clock = SystemClock()
    ledger = Ledger.open(data, event="town-hall", practice=False, pack_version="1", clock=clock, machine="laptop")
    spool = Spool(data / "spool", ledger, Ipp(uri, 20), Printing(), clock)
    print("open", flush=True)
    spool.start()
    time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
