"""How far a sheet has come, as a bar that only ever grows."""

from __future__ import annotations

from kiosk.ledger.model import JobState

WIDTH = 24
"""Cells of a bar: a third of the narrowest screen."""

BLOCKS, LETTERS = ("▇", "▁"), ("#", ".")
"""What a bar is drawn with; a terminal of sixteen colours has often a font without blocks."""

_OWN_STEPS = {JobState.QUEUED: 0, JobState.SENDING: 1, JobState.PRINTING: 2}
_STEPS = 3
"""Steps that every sheet takes itself once those before it are out: it is sent, it prints, it is out."""


def share(first: int, before: int, state: JobState | None, so_far: float = 0.0) -> float:
    """How much of its way a sheet has come, from 0 to 1, and never less than `so_far`.

    `first` sheets were before it when it was queued, and `before` are now.
    """
    if state is JobState.PRINTED:
        return 1.0
    passed = first - min(before, first)
    return max(so_far, (passed + _OWN_STEPS.get(state or JobState.QUEUED, 0)) / (first + _STEPS))


def drawn(part: float, signs: tuple[str, str] = BLOCKS, width: int = WIDTH) -> str:
    """A bar of `width` cells, `part` of it full; what is not quite there never looks full."""
    full = width if part >= 1 else min(int(part * width), width - 1)
    return signs[0] * full + signs[1] * (width - full)
