"""Ledgers on real files, and a clock that stands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction, NewJob

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

Open = Callable[..., Ledger]


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(datetime(2013, 12, 10, 14, 30, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kiosk-data"


@pytest.fixture
def open_ledger(folder: Path, clock: StoppedClock) -> Iterator[Open]:
    """Opens the ledger of one live event; every one opened is closed at the end."""
    opened: list[Ledger] = []

    def open_one(**settings: object) -> Ledger:
        given = {"event": "town-hall", "practice": False, "pack_version": "pack 1 abc", "clock": clock}
        ledger = Ledger.open(folder, **{**given, "machine": "laptop", **settings})  # type: ignore[arg-type]
        opened.append(ledger)
        return ledger

    yield open_one
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger: Open) -> Ledger:
    return open_ledger()


@pytest.fixture
def letter() -> NewAction:
    return NewAction("case-one", "letter", "en")


@pytest.fixture
def new_job() -> Callable[[], NewJob]:
    return lambda: NewJob(uuid4().hex, "case-one", "letter-a.pdf")


@pytest.fixture
def script() -> Callable[..., list[str]]:
    """The command line of a script that stands beside these tests."""
    return lambda name, *words: [sys.executable, str(HERE / name), *map(str, words)]


@pytest.fixture
def run(script: Callable[..., list[str]]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a script to its end; its output, and a failure that shows what it said."""

    def run_it(name: str, *words: object, before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [*before, *script(name, *words)], capture_output=True, text=True, env=environment(), timeout=120
        )
        assert done.returncode == 0, done.stderr
        return done

    return run_it


@pytest.fixture(name="environment")
def environment_of_scripts() -> dict[str, str]:
    return environment()


def environment() -> dict[str, str]:
    paths = os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))
    return {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
