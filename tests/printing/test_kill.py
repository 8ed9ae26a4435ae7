"""The folder's whole life under kill -9: every counted letter ends as one sheet, none as two."""

from __future__ import annotations

import random
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState
from kiosk.printing.folder import Folder
from kiosk.printing.spool import Spool

KILLS = 15


def test_fifteen_kills_lose_no_letter_and_double_none(
    data: Path,
    script: Callable[..., subprocess.Popen[str]],
    open_ledger: Callable[[str], Ledger],
    make_spool: Callable[..., Spool],
    until: Callable[[Callable[[], bool]], None],
) -> None:
    dice = random.Random(20131210)
    acknowledged: list[str] = []
    for _ in range(KILLS):
        acknowledged += _killed_somewhere(script("write_letters.py", data), dice)
    ledger = open_ledger("town-hall")
    folder = Folder(data / "sheets")
    spool = make_spool(folder, own_ledger=ledger)
    spool.start()
    until(lambda: spool.pending() == 0)
    jobs = ledger.jobs()
    sheets = folder.tray.sheets()
    assert {job.state for job in jobs} == {JobState.PRINTED}
    assert set(acknowledged) <= {job.id for job in jobs}
    assert [folder.find(job.id) for job in jobs] == [sheet.name for sheet in sheets]
    assert [sheet.read_bytes().rpartition(b" ")[2].decode() for sheet in sheets] == [job.id for job in jobs]
    assert ledger.tally().total == len(jobs)


def _killed_somewhere(kiosk: subprocess.Popen[str], dice: random.Random) -> list[str]:
    """Lets a kiosk count some letters, kills it in the middle of something, and returns what it acknowledged."""
    with kiosk:
        assert kiosk.stdout
        told = [kiosk.stdout.readline() for _ in range(dice.randrange(1, 12))]
        time.sleep(dice.random() * 0.01)
        kiosk.kill()
        told += kiosk.stdout.readlines()
        error = kiosk.stderr.read() if kiosk.stderr else ""
    assert not error, error
    return [line.strip() for line in told if line.endswith("\n")]
