"""How long sheets could not be printed, and why: what screens may say of it without asking a printer."""

from __future__ import annotations

OUT_OF_ORDER = 15.0
"""Seconds without a printer before people are told: waking up, or a tray pulled out, filled and pushed back in, takes
less, and nobody should be sent for a volunteer because of that."""


class Outage:
    """Notes trouble as it begins and ends; one thread writes it, any may read."""

    def __init__(self) -> None:
        # One value, so that nobody reads the reason of one trouble with the beginning of another.
        self._began: tuple[float, str] | None = None

    def note(self, sentence: str, now: float) -> None:
        """`sentence` tells what is wrong at `now` (seconds that only grow), "" where nothing is."""
        began = self._began[0] if self._began else now
        self._began = (began, sentence) if sentence else None

    def told(self, now: float) -> str | None:
        """What is wrong, once it has lasted long enough to be told at `now`."""
        if self._began is None:
            return None
        began, sentence = self._began
        return sentence if now - began >= OUT_OF_ORDER else None
