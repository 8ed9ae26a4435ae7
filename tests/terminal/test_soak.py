"""Hundreds of visits in one process: memory stays flat, and nobody's editor outlives their visit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from booth import CHECKOUT, ENVIRONMENT

SCRIPT = Path(__file__).with_name("soak.py")

WARM = 50
"""Visits until every case, font and cache was used; from there on memory must be flat. The short form is warm after
ten, and tells a leak of editors, not one of bytes."""

MOST_GROWTH_KB = 1024
"""Kilobytes that 100 visits may add. Kept editors alone would add 350 a visit, so that ten visits show them."""

LEAST_STEPS = 2
"""Python takes memory by the megabyte, so that even ten visits may be the ones that a step or two fall on."""


def soaked(folder: Path, visits: int) -> dict[str, Any]:
    """The figures of so many visits, in a process that does nothing else."""
    command = [sys.executable, str(SCRIPT), str(visits), str(folder)]
    done = subprocess.run(
        command,
        cwd=CHECKOUT,
        env=os.environ | ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


@pytest.mark.parametrize(("visits", "warm"), [(20, 10), pytest.param(400, WARM, marks=pytest.mark.long)])
def test_visits_leave_no_editor_behind_and_memory_flat_once_warm(tmp_path: Path, visits: int, warm: int) -> None:
    figures = soaked(tmp_path, visits)
    memory, editors = figures["memory_kb"], figures["editors"]
    growth = memory[-1] - memory[warm - 1]
    seen = [memory[at - 1] for at in (1, *range(warm, visits + 1, warm))]
    print(f"KB after 1, {warm}, {2 * warm} ... visits: {seen}")
    print(f"{growth} KB more after {visits} visits than after {warm}; most editors alive between two: {max(editors)}")
    assert figures["counted"] == visits
    assert max(editors) <= 2
    assert growth < MOST_GROWTH_KB * max(LEAST_STEPS, (visits - warm) / 100)
