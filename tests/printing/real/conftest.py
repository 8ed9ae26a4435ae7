"""Real parts: ippeveprinter as the printer and cupsd as the print service, on loopback, with folders of their own.

ippeveprinter insists on a system bus, even where it announces nothing: it gets one of its own, at which nobody
listens, so that no avahi-daemon is needed and nothing is said to the network.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.config import Settings
from tests.printing.real.machine import Machine, Running, part, text_of, wait
from tests.printing.real.service import Service

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
<allow receive_sender="*"/></policy></busconfig>
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder with a short name (sockets want one) that CUPS's own user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_bus(folder: Path) -> Iterator[str]:
    """A system bus of our own in `folder`, by its address."""
    (folder / "bus.conf").write_text(BUS.format(folder=folder))
    daemon = Running()
    daemon.start([part("dbus-daemon"), f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile"], folder / "log")
    try:
        wait((folder / "bus").exists, "the bus")
        yield f"unix:path={folder}/bus"
    finally:
        daemon.kill()


@pytest.fixture(scope="session")
def bus() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="kiosk-"))
    with running_bus(folder) as address:
        yield address
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def machine(place: Path, bus: str) -> Iterator[Machine]:
    """A printer that is on, with A4 paper."""
    (place / "printer").mkdir()
    machine = Machine(place / "printer", bus)
    machine.on()
    yield machine
    machine.off()


@pytest.fixture
def picture_machine(place: Path, bus: str) -> Iterator[Machine]:
    """A printer that is on and reads no PDF, only PWG raster."""
    (place / "printer").mkdir()
    machine = Machine(place / "printer", bus, "image/pwg-raster")
    machine.on()
    yield machine
    machine.off()


@pytest.fixture
def colour_machine(place: Path, bus: str) -> Iterator[Machine]:
    """The same with colour, which wants the backs of its sheets turned by 180 degrees."""
    (place / "printer").mkdir()
    machine = Machine(place / "printer", bus, "image/pwg-raster", options=("-s", "60,60"))
    machine.on()
    machine.photo_tray(25)
    yield machine
    machine.off()


@pytest.fixture
def service(place: Path, machine: Machine) -> Iterator[Service]:
    """CUPS that is on, with its queue."""
    (place / "cups").mkdir()
    service = Service(place / "cups", machine)
    service.on()
    service.queue()
    yield service
    service.kill()


@pytest.fixture(scope="session")
def words_of() -> Callable[[Path], str]:
    return text_of


@pytest.fixture(scope="session")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real letter of the practice pack, as the kiosk prints it."""
    from kiosk.cli import main

    path = tmp_path_factory.mktemp("letter") / "letter.pdf"
    assert main(["write", "--case", "tun-aung", "-o", str(path)]) == 0
    return path


@pytest.fixture
def card(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four real cards on a sheet of two sides."""
    from kiosk.cli import main

    monkeypatch.chdir(tmp_path)
    assert main(["write", "--case", "tun-aung", "--sheet", "card", "-o", "card.pdf"]) == 0
    return tmp_path / "card.pdf"
