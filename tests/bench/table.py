"""Ratios taken in one run, and the table they are shown in."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: ours and a peer's figure in `unit`, and the ratio that may not be passed."""

    name: str
    ours: float
    peer: float
    unit: str
    limit: float

    @property
    def ratio(self) -> float:
        """Ours over the peer's; a smaller one is better."""
        return self.ours / self.peer

    @property
    def holds(self) -> bool:
        """True where the ratio is within its limit."""
        return self.ratio <= self.limit


def show(rows: Sequence[Row]) -> None:
    """Print the rows as a table."""
    width = max(len(row.name) for row in rows)
    print(f"{'':{width}}  {'ours':>9}  {'peer':>9}  {'':4}  {'ratio':>6}  {'limit':>6}")
    for row in rows:
        verdict = "" if row.holds else "  over"
        figures = f"{row.ours:9.3f}  {row.peer:9.3f}  {row.unit:4}  {row.ratio:6.2f}  {row.limit:6.2f}"
        print(f"{row.name:{width}}  {figures}{verdict}")


def interleaved(runs: int, *works: Callable[[], object]) -> list[float]:
    """The median milliseconds of each of `works`, run in turn so that a busy machine slows all alike."""
    taken: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    gc.collect()
    for _ in range(runs):
        for times, work in zip(taken, works, strict=True):
            start = perf_counter()
            work()
            times.append((perf_counter() - start) * 1000)
    return [median(times) for times in taken]
