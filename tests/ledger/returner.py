"""Hand out sheets and take them in, for ever, and say each that was acknowledged, one a line: FOLDER START."""

import os
import sys
import uuid
from itertools import count
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewHandout, NewJob

folder, start = Path(sys.argv[1]), int(sys.argv[2])
with Ledger.open(folder, event="e", practice=False, pack_version="p", clock=SystemClock(), machine="m") as ledger:
    for number in count(start):
        sheet = NewHandout(f"SHEET{number:07}", "case-one", "en")
        ledger.hand_out(sheet, NewJob(uuid.uuid4().hex, "case-one", "handwriting", 2))
        os.write(1, f"{sheet.code} out\n".encode())
        ledger.take_in(sheet)
        os.write(1, f"{sheet.code} in\n".encode())
