"""Hold the kiosk lock of a folder until killed."""

import sys
from pathlib import Path

from kiosk.ledger.lock import KioskLock

with KioskLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
