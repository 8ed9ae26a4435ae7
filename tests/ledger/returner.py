"""Hand out sheets and take them in, and say each that was acknowledged, one a line: FOLDER START [ROWS]."""

import os
import sys
import uuid
from itertools import count, islice
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewHandout, NewJob

folder, start = Path(sys.argv[1]), int(sys.argv[2])
rows = int(sys.argv[3]) if len(sys.argv) > 3 else None
with Ledger.open(folder, event="e", practice=False, pack_version="p", clock=SystemClock(), machine="m") as ledger:
    for number in islice(count(start), rows):
        sheet = NewHandout(f"SHEET{number:07}", "case-one", "en")
        ledger.hand_out(sheet, NewJob(uuid.uuid4().hex, "case-one", "handwriting", 2))
        os.write(1, f"{sheet.code} out\n".encode())
        ledger.take_in(sheet)
        os.write(1, f"{sheet.code} in\n".encode())
