"""What every test may lean on: a stopped clock, a practice event in a folder of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from kiosk.clock import StoppedClock
from kiosk.config import Settings, load
from kiosk.desk import Desk
from kiosk.printers import PrinterKind
from kiosk.printing.printer import Health, Progress, Stage
from kiosk.printing.spool import Spool

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


class Machine:
    """The printer on the table, as well as a test says; the spool behind `desk` works for it."""

    keeps_sheets = False
    looks_every = 0.01

    def __init__(self, desk: Desk) -> None:
        printing = desk.settings.printing.model_copy(update={"printer": PrinterKind.IPP})
        desk.settings = desk.settings.model_copy(update={"printing": printing})
        self.spool = desk.spool = Spool(desk.settings.data / "spool", desk.ledger, self, printing, desk.clock)
        self.sent: list[str] = []
        self.mends()

    def mends(self) -> None:
        """Ready: what it has comes out."""
        self._is(Health(True, "The printer is ready."), Progress(Stage.DONE))

    def prints_slowly(self) -> None:
        """Ready, and what it has is not out yet."""
        self._is(Health(True, "The printer is ready."), Progress(Stage.PRINTING))

    def breaks(self, sentence: str = "The paper tray is empty: put paper in.") -> None:
        """Takes nothing, and what it has stays where it is; `sentence` says why."""
        self._is(Health(False, sentence), Progress(Stage.WAITING, sentence))

    def loses_track(self, sentence: str) -> None:
        """Takes everything, and knows nothing of it afterwards."""
        self._is(Health(True, "The printer is ready."), Progress(Stage.UNKNOWN, sentence))

    def _is(self, health: Health, progress: Progress) -> None:
        self.health, self.progress = health, progress
        self.spool.wake()

    def ready(self) -> Health:
        return self.health

    def submit(self, document: Path, key: str, name: str) -> str:
        self.sent.append(key)
        return key

    def status(self, ref: str, key: str) -> Progress:
        return self.progress

    def find(self, key: str) -> str | None:
        return None

    def cancel(self, ref: str, key: str) -> bool:
        return False


@pytest.fixture
def machine(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    """A printer at work behind the desk; it counts as out of order at once."""
    monkeypatch.setattr("kiosk.printing.outage.OUT_OF_ORDER", 0.0)
    for pause in ("FOLLOW", "LOOK_AGAIN"):
        monkeypatch.setattr(f"kiosk.printing.clerk.{pause}", 0.01)
    one = Machine(desk)
    one.spool.start()
    yield one
    one.spool.stop()
