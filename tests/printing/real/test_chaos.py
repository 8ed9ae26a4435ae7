"""Kiosks and CUPS killed at random, again and again: every sheet comes out once, or is held and listed."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.printing.real.machine import Machine
from tests.printing.real.marathon import Marathon, Stand
from tests.printing.real.service import Service

SEED = 20131210

Begin = Callable[..., Marathon]


@pytest.fixture
def marathon(place: Path, bus: str, letter: Path) -> Iterator[Begin]:
    """Stands with `letters` and `printers` each, behind one CUPS whose queues were made the day before."""
    with ExitStack() as running:

        def machine(name: str) -> Machine:
            (place / name).mkdir()
            one = Machine(place / name, bus)
            one.on()
            running.callback(one.off)
            return one

        def begin(stands: int, letters: int, printers: int = 1) -> Marathon:
            names = [[f"kiosk-{stand}-{printer}" for printer in range(printers)] for stand in range(stands)]
            machines = {name: machine(name) for of_stand in names for name in of_stand}
            (place / "cups").mkdir()
            # Every job is written down at once, so that each kill would send again what its printer may have.
            service = Service(place / "cups", machines[names[0][0]], remembers_after=0)
            service.on()
            running.callback(service.kill)
            for name, one in machines.items():
                service.lead(name, one.uri)
            service.settle()
            seed = int(os.environ.get("KIOSK_SEED", SEED))
            print(f"seed {seed}")
            made = []
            for number, of_stand in enumerate(names):
                printed_at = {service.uri_of(name): machines[name] for name in of_stand}
                stand = Stand(place / f"data-{number}", printed_at, letters, letter)
                running.callback(stand.kill)
                made.append(stand)
            return Marathon(service, made, random.Random(seed))

        yield begin


def prove(marathon: Marathon, kills: int, patience: float) -> None:
    """Runs it to its end, and has a volunteer answer for what is held."""
    began = time.monotonic()
    marathon.run(kills, patience)
    held = sum(stand.check() for stand in marathon.stands)
    took, out = time.monotonic() - began, marathon.out
    marathon.ask_volunteers()
    assert sum(stand.check() for stand in marathon.stands) == 0
    killed = " and ".join(f"{count} of {name}" for name, count in sorted(marathon.killed.items()))
    print(f"{out} sheets in {took:.0f} s and {held} held, after kills {killed}; in the end {marathon.out}, once each")
    print(f"at each kiosk's first printer, second, ...: {marathon.shares()}")


def test_six_kills_of_kiosks_and_cups_double_no_sheet_of_thirty_and_lose_none(marathon: Begin) -> None:
    prove(marathon(stands=3, letters=10), kills=6, patience=60)


@pytest.mark.long
@pytest.mark.parametrize("printers", [1, 2])
def test_a_hundred_kills_double_no_sheet_of_a_thousand_and_lose_none(marathon: Begin, printers: int) -> None:
    prove(marathon(stands=4, letters=250, printers=printers), kills=100, patience=600)
