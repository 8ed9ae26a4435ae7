"""Two real printers behind one kiosk: the first runs out of paper, and nothing is lost, doubled or kept waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.printing.ipp import Ipp
from kiosk.printing.printer import Health, Progress, Stage
from kiosk.printing.several import Several
from tests.printing.real.machine import Machine

FIRST = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"
NEXT = "00112233445566778899aabbccddeeff"
NAME = "tun-aung-letter"
EMPTY = "The paper tray is empty: put paper in."


@pytest.fixture
def hall(place: Path, bus: str) -> Iterator[Machine]:
    (place / "hall").mkdir()
    machine = Machine(place / "hall", bus)
    machine.on()
    yield machine
    machine.off()


def test_a_sheet_stays_with_the_printer_that_ran_out_of_paper_and_the_next_goes_elsewhere(
    machine: Machine, hall: Machine, letter: Path, until: Any
) -> None:
    printers = [Ipp(machine.uri, 20, name="Office"), Ipp(hall.uri, 20, name="Hall")]
    several = Several(printers)
    assert several.ready() == Health(True, "The printer is ready.")
    machine.load(0)
    first = several.submit(letter, FIRST, NAME)
    until(lambda: several.status(first, FIRST).stage is Stage.PRINTING)
    assert several.ready() == Health(True, f"The printer is ready. Look at Office. {EMPTY}")
    assert several.status(first, FIRST) == Progress(Stage.PRINTING, f"Look at Office. {EMPTY}", aside=True)
    second = several.submit(letter, NEXT, NAME)
    assert (first.partition("/")[0], second.partition("/")[0]) == ("Office", "Hall")
    until(lambda: several.status(second, NEXT).stage is Stage.DONE)

    # The kiosk starts again with its printers in another order, and somebody brings paper.
    again = Several(printers[::-1])
    assert again.find(FIRST) == first
    machine.load(250)
    until(lambda: again.status(first, FIRST).stage is Stage.DONE)
    assert again.ready() == Health(True, "The printer is ready.")
    assert (machine.keys, hall.keys) == ([FIRST], [NEXT])
