"""Open a ledger on a disk that is read-only, then on the same disk made writable."""

import subprocess
import sys
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction

folder = Path(sys.argv[1])


def count_one() -> int:
    with Ledger.open(folder, event="e", practice=False, pack_version="p", clock=SystemClock(), machine="m") as ledger:
        return ledger.record(NewAction("case-one", "letter", "en")).number


def mount(*options: str) -> None:
    subprocess.run(["mount", *options, str(folder)], check=True)


folder.mkdir()
mount("-t", "tmpfs", "none")
count_one()
mount("-o", "remount,bind,ro")
try:
    count_one()
except LedgerError as error:
    print(error)
mount("-o", "remount,bind,rw")
if count_one() == 2:
    print("recovered")
