"""Write to a ledger and say each thing that was acknowledged, one a line: FOLDER ROWS [normal]."""

import os
import sys
import uuid
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction, NewJob, NewSignature

folder, rows = Path(sys.argv[1]), int(sys.argv[2])


def open_ledger() -> Ledger:
    ledger = Ledger.open(folder, event="e", practice=False, pack_version="p", clock=SystemClock(), machine="m")
    if "normal" in sys.argv:
        # The control of the power-cut test: what the record would be without synchronous=FULL.
        ledger._store._connection.execute("pragma synchronous = normal")
    return ledger


def acknowledge(*words: str) -> None:
    os.write(1, f"ACK {' '.join(words)}\n".encode())


ledger = open_ledger()
for number in range(rows):
    job = NewJob(uuid.uuid4().hex, "case-one", "a.pdf") if number % 5 == 0 else None
    counted = ledger.record(NewAction(f"case-{number % 12}", "letter", "en"), job)
    acknowledge(counted.id)
    if job and ledger.move_job(job.id, JobState.QUEUED, JobState.SENDING):
        acknowledge(job.id, "sending")
    if number % 7 == 0:
        ledger.void(counted.id, "oops")
        acknowledge(counted.id, "void")
    if number % 6 == 0:
        signed = ledger.sign(
            NewAction("case-one", "petition", "en"), NewSignature(uuid.uuid4().hex, b"key mark", os.urandom(1072))
        )
        acknowledge(signed.id, "signed")
        if number % 12 == 0:
            ledger.erase(signed.id)
            acknowledge(signed.id, "erased")
    if number % 40 == 39:
        # Checkpoints, as at rest and at closing.
        ledger.close()
        ledger = open_ledger()
ledger.close()
