"""What can go wrong, said twice: calmly for the attendee, precisely for the organiser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EXIT_REFUSED = 1
"""A command was understood and refused; one sentence stands on stderr."""

EXIT_USAGE = 2
"""The command line itself was wrong (click's own code)."""

EXIT_RESTART = 75
"""Start me again: the wrapper under assets/deploy does so at once (EX_TEMPFAIL)."""

EXIT_CONFIG = 78
"""Configuration or pack is broken: a restart would not help (EX_CONFIG)."""


class KioskError(Exception):
    """Something that can be said in a sentence.

    ``str()`` is the organiser's sentence; `calm` is what an attendee may read.
    """

    exit_code = EXIT_REFUSED

    def __init__(self, sentence: str, *, calm: str = "") -> None:
        super().__init__(sentence)
        self.calm = calm or sentence


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a file: where it stands, what is wrong, and how to mend it."""

    file: str
    key: str
    what: str
    cure: str = ""

    def __str__(self) -> str:
        place = f"{self.file}: {self.key}: " if self.key else f"{self.file}: "
        cure = f" {self.cure}" if self.cure else ""
        return f"{place}{self.what}.{cure}"


class FaultsError(KioskError):
    """A configuration or a pack with faults, all of them at once: exit 78, a sentence each."""

    exit_code = EXIT_CONFIG

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
