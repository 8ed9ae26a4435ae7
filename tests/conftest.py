"""What every test may lean on: a stopped clock, a practice event in a folder of its own."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from kiosk.clock import StoppedClock
from kiosk.config import Settings, load

# On a busy machine examples are drawn slowly, which is no fault of what is tested.
hypothesis.register_profile("kiosk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("kiosk")

EVENT = """
[event]
id = "test-event"
name = "Test marathon"
place = "Exampleville"
practice = {practice}
zone = "Europe/Paris"
pack = "write-for-rights-2013"
[screens]
languages = ["en", "fr"]
"""


@pytest.fixture
def clock() -> StoppedClock:
    """Noon of a December day, until a test moves it."""
    return StoppedClock(datetime(2026, 12, 5, 12, 0, tzinfo=UTC))


@pytest.fixture
def config_file(tmp_path: Path) -> Path:
    """A kiosk.toml of a practice event, alone in its folder."""
    path = tmp_path / "kiosk.toml"
    path.write_text(EVENT.format(practice="true"), "utf-8")
    return path


@pytest.fixture
def settings(config_file: Path) -> Settings:
    """The settings of a practice event whose data lies in the test's own folder."""
    return load(config_file)


@pytest.fixture(scope="session")
def own_mounts() -> tuple[str, ...]:
    """A command that gives what follows its own mounts, where the system lets us."""
    command = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--user", "--map-root-user", "--mount")
    try:
        tried = subprocess.run([*command, "mount", "-t", "tmpfs", "none", "/tmp"], capture_output=True)
    except OSError:
        tried = None
    if tried is None or tried.returncode:
        pytest.skip("THIS MACHINE LETS NO TEST MOUNT A DISK: no kiosk was tried on a full or a read-only one")
    return command
