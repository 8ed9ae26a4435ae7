"""The time, handed in: whoever needs it takes a `Clock`, so that a test can stop it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from uuid import uuid4


class Clock(Protocol):
    """Wall time for people, monotonic time for order."""

    def now(self) -> datetime:
        """The wall clock, in UTC."""

    def monotonic_ms(self) -> int:
        """Milliseconds that only grow while the machine is up."""

    def boot(self) -> str:
        """Names this run of the machine: `monotonic_ms` compares only within one."""


@lru_cache(maxsize=1)
def _boot_id() -> str:
    # Linux names each boot; elsewhere a name for this process is the honest, narrower answer.
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return str(uuid4())


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        """The wall clock, in UTC."""
        return datetime.now(UTC)

    def monotonic_ms(self) -> int:
        """Milliseconds that only grow while the machine is up."""
        return time.monotonic_ns() // 1_000_000

    def boot(self) -> str:
        """Names this run of the machine: `monotonic_ms` compares only within one."""
        return _boot_id()


@dataclass
class StoppedClock:
    """A clock that stands where it is put, for tests and rehearsals."""

    at: datetime
    boot_name: str = "stopped"
    elapsed_ms: int = 0

    def now(self) -> datetime:
        """The time the clock was put to."""
        return self.at.astimezone(UTC)

    def monotonic_ms(self) -> int:
        """Milliseconds told by hand through `elapsed_ms`."""
        return self.elapsed_ms

    def boot(self) -> str:
        """The name given at the start."""
        return self.boot_name


def local(moment: datetime, zone: tzinfo | None = None) -> datetime:
    """`moment` as a clock on the wall of the event shows it."""
    return moment.astimezone(zone)
