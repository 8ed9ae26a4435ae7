"""The time, handed in."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.clock import StoppedClock, SystemClock


def test_the_systems_clock_tells_utc_and_only_grows() -> None:
    clock = SystemClock()
    first = clock.monotonic_ms()
    assert clock.now().tzinfo is UTC
    assert clock.monotonic_ms() >= first
    assert clock.boot() == SystemClock().boot() != ""


def test_a_stopped_clock_stands_where_it_is_put(clock: StoppedClock) -> None:
    assert clock.now() == clock.now() == datetime(2026, 12, 5, 12, tzinfo=UTC)
