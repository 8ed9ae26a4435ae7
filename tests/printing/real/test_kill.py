"""The kiosk killed within the moment in which it sends: each sheet comes out once, or is held and listed.

The suite kills kiosks in test_chaos.py, at any moment.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState
from kiosk.printing.ipp import Ipp
from tests.printing.real.machine import Machine
from tests.printing.real.service import Service

LETTERS, KILLS = 30, 40


@pytest.mark.long
def test_forty_kills_double_no_sheet_and_lose_none(
    machine: Machine,
    service: Service,
    letter: Path,
    data: Path,
    script: Callable[..., Any],
    open_ledger: Callable[[str], Ledger],
    count: Any,
    make_spool: Any,
    until: Any,
) -> None:
    tickets = [count(pdf=letter.read_bytes()) for _ in range(LETTERS)]
    dice = random.Random(20131210)
    for _ in range(KILLS):
        _killed_somewhere(script("real/send_letters.py", data, service.uri), dice)
    ledger = open_ledger("town-hall")
    spool = make_spool(Ipp(service.uri, 20), own_ledger=ledger)
    spool.start()
    until(lambda: spool.pending() == 0, 120)
    states = {job.id: job.state for job in ledger.jobs()}
    assert set(states.values()) <= {JobState.PRINTED, JobState.HELD} and set(states) == set(tickets)
    # The second attempt at a sheet bears a name of its own.
    out = Counter(key[:32] for key in machine.keys)
    assert all(times == 1 for times in out.values())
    assert {ticket for ticket, state in states.items() if state is JobState.PRINTED} <= set(out)
    assert ledger.tally().total == LETTERS


def _killed_somewhere(kiosk: Any, dice: random.Random) -> None:
    with kiosk:
        kiosk.stdout.readline()
        time.sleep(dice.random() * 0.04)
        kiosk.kill()
        error = kiosk.stderr.read()
    assert not error, error
