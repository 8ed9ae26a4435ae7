"""A WAL that was torn, or in which a bit flipped, after a kill."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction

Open = Callable[..., Ledger]
FILES = ("ledger.db", "ledger.db-wal", "ledger.mark")
ROWS = 30


@pytest.fixture
def killed(ledger: Ledger, letter: NewAction, clock: StoppedClock, folder: Path, tmp_path: Path) -> Path:
    """The files as a kill leaves them: every row in the WAL, and marked."""
    for _ in range(ROWS):
        clock.elapsed_ms += 2_000
        ledger.record(letter)
    left = tmp_path / "left"
    left.mkdir()
    for name in FILES:
        shutil.copy(folder / name, left / name)
    return left


def damage(wal: Path, chance: random.Random) -> None:
    content = bytearray(wal.read_bytes())
    at = chance.randrange(len(content))
    if chance.random() < 0.5:
        content[at] ^= 1 << chance.randrange(8)
    else:
        del content[at:]
    wal.write_bytes(content)


@pytest.mark.parametrize("states", [40, pytest.param(600, marks=pytest.mark.long)])
def test_what_is_left_is_a_clean_start_of_the_rows_and_every_loss_is_said(
    killed: Path, tmp_path: Path, clock: StoppedClock, letter: NewAction, states: int
):
    chance = random.Random(states)
    losses = 0
    for number in range(states):
        folder = tmp_path / f"state-{number}"
        shutil.copytree(killed, folder)
        damage(folder / "ledger.db-wal", chance)
        with Ledger.open(
            folder, event="town-hall", practice=False, pack_version="p", clock=clock, machine="laptop"
        ) as ledger:
            rows = [row.seq for row in ledger.actions(last=100)][::-1]
            assert rows == list(range(1, len(rows) + 1))
            assert bool(ledger.warnings) == (len(rows) < ROWS)
            losses += len(rows) < ROWS
            assert ledger.record(letter).number == len(rows) + 1
            assert [fault for fault in ledger.verify().faults if "had been written after" not in fault] == []
        shutil.rmtree(folder)
    assert losses > states // 2
