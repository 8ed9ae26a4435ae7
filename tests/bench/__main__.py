"""``python tests/bench`` runs every benchmark and prints one table of ratios, each taken in one run."""

from __future__ import annotations

import bench_keys
import bench_ledger
import bench_page
import bench_start
from table import show

if __name__ == "__main__":
    show([*bench_start.measure(), *bench_keys.measure(), *bench_page.measure(), *bench_ledger.measure()])
