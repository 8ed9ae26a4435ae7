"""A kiosk whose data lie on a disk of its own, which is full and then is not; it says what came of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kiosk.ledger.faults import NotCounted
from kiosk.ledger.model import JobState
from tests.printing.real.evening import an_evening
from tests.printing.real.machine import wait


def main(folder: Path, uri: str) -> None:
    data = folder / "kiosk-data"
    with an_evening(folder, uri) as evening:
        fill(data)
        try:
            evening.write()
        except NotCounted as error:
            print(error)
            print(error.calm)
        print(f"{len(evening.desk.ledger.jobs())} jobs, {len(list((data / 'spool').glob('*.p*')))} pages")
        (data / "filler").unlink()
        ticket = evening.write()
        wait(lambda: evening.states() == {JobState.PRINTED: 1}, "the sheet")
        print(ticket)


def fill(data: Path) -> None:
    """Leaves no byte free on the disk of `data`."""
    with (data / "filler").open("wb", buffering=0) as filler:
        while room := os.statvfs(data).f_bavail * os.statvfs(data).f_frsize:
            filler.write(bytes(min(room, 1 << 20)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
