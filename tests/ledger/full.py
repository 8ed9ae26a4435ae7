"""Write until there is no room, then make room: `limit` bounds the files' size, `disk` fills a disk of 1 MB."""

import subprocess
import sys
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.ledger.faults import NotCounted
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction

how, folder = sys.argv[1], Path(sys.argv[2])
letter = NewAction("case-one", "letter", "en")
ballast = folder / "ballast"


def stop_room() -> None:
    if how == "disk":
        ballast.write_bytes(b"x" * 100_000)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))


def make_room() -> None:
    if how == "disk":
        ballast.unlink()
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


folder.mkdir()
if how == "disk":
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)], check=True)
with Ledger.open(folder, event="e", practice=False, pack_version="p", clock=SystemClock(), machine="m") as ledger:
    ledger.record(letter)
    stop_room()
    counted = {ledger.record(letter).id}
    try:
        while len(counted) < 20_000:
            counted.add(ledger.record(letter).id)
    except NotCounted as error:
        print(error)
    rows = {row.id for row in ledger.actions(last=30_000)}
    if counted <= rows and ledger.tally().total == len(counted) + 1 and ledger.verify().ok:
        print("kept every acknowledged row")
    make_room()
    if ledger.record(letter).number == len(counted) + 2 and ledger.verify().ok and not ledger.warnings:
        print("recovered")
