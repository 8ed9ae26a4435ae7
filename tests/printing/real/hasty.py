"""The kiosk's own command, which tells people within a second that its printer is out of order, instead of in 15."""

from __future__ import annotations

import sys

from kiosk.__main__ import run
from kiosk.printing import clerk, outage
from kiosk.printing.ipp import Ipp

if __name__ == "__main__":
    outage.OUT_OF_ORDER = 0.5
    clerk.FOLLOW = clerk.LOOK_AGAIN = Ipp.looks_every = 0.3
    sys.exit(run())
