"""``python tests/bench`` runs every benchmark and prints one table of ratios, each taken in one run.

Its exit code is 1 where a ratio is over its limit. It takes six minutes on a machine that does nothing else.
"""

from __future__ import annotations

import os
import platform
import sys
from datetime import date
from pathlib import Path

# The checkout under test, whatever kiosk may be installed beside.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import bench_cold
import bench_keys
import bench_ledger
import bench_page
import bench_paper
import bench_start
from table import show


def main() -> int:
    """Measures, shows, and tells whether every limit holds."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release()}"
    print(f"{date.today()}, {machine}, Python {platform.python_version()}")
    rows = [
        *bench_start.measure(),
        *bench_cold.measure(),
        *bench_keys.measure(),
        *bench_page.measure(),
        *bench_ledger.measure(),
        *bench_paper.measure(),
    ]
    show(rows)
    return int(not all(row.holds for row in rows))


if __name__ == "__main__":
    sys.exit(main())
