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
"""Visits until every case, font and cache was used; from there on memory must be flat."""

MOST_GROWTH_KB = 1024
"""Kilobytes that 100 visits may add."""


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


def test_between_two_visits_at_most_two_editors_are_alive(tmp_path: Path) -> None:
    figures = soaked(tmp_path, 20)
    assert figures["counted"] == 20
    assert max(figures["editors"]) <= 2


@pytest.mark.long
def test_400_visits_leave_memory_flat_after_the_first_50(tmp_path: Path) -> None:
    figures = soaked(tmp_path, 400)
    memory = figures["memory_kb"]
    growth = 100 * (memory[-1] - memory[WARM - 1]) / (len(memory) - WARM)
    print(f"KB after 1, 50, 100, 200, 300, 400 visits: {[memory[at - 1] for at in (1, 50, 100, 200, 300, 400)]}")
    print(f"growth a 100 visits: {growth:.0f} KB; most editors alive between two visits: {max(figures['editors'])}")
    assert figures["counted"] == 400
    assert max(figures["editors"]) <= 2
    assert growth < MOST_GROWTH_KB
