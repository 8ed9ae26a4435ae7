"""The keys by which an organiser gets in: a sequence no letter contains and no child hits by chance."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic

WITHIN = 3.0
"""Seconds from the first key of the sequence to its last."""


class Chord:
    """Listens for the keys of `sequence` (``"ctrl+t ctrl+t ctrl+t"``), one after another."""

    def __init__(self, sequence: str, now: Callable[[], float] = monotonic) -> None:
        self._keys = tuple(sequence.split())
        self._now = now
        self._heard: deque[tuple[str, float]] = deque(maxlen=len(self._keys))

    def hear(self, key: str) -> bool:
        """True when `key` completes the sequence in time."""
        self._heard.append((key, self._now()))
        complete = tuple(heard for heard, _ in self._heard) == self._keys
        if complete and self._heard[-1][1] - self._heard[0][1] <= WITHIN:
            self._heard.clear()
            return True
        return False
