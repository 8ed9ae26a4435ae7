"""A real printer, ippeveprinter: it can be switched off, jammed and run out of paper."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlencode

import psutil
import pytest

from kiosk.printing import ipp_jobs
from kiosk.printing.ipp_link import Link

PARTS = {
    "cupsd": "/usr/sbin/cupsd",
    "ippeveprinter": "/usr/sbin/ippeveprinter",
    "dbus-daemon": "/usr/bin/dbus-daemon",
    "lpadmin": "/usr/sbin/lpadmin",
    "pdftotext": "/usr/bin/pdftotext",
}

PRINTS = """#!/bin/sh
# A sheet takes as long as the file "hold" is there; what lies in "says" is told to the printer once.
cd "{folder}" || exit 1
while :; do
  if [ -e says ]; then mv says said && cat said >&2; fi
  if [ ! -e hold ]; then break; fi
  sleep 0.02
done
if [ -e broken ]; then echo "ERROR: It broke." >&2; exit 1; fi
n=$(ls tray | wc -l)
cp "$1" "tray/$n.part" && mv "tray/$n.part" "tray/$n $IPP_JOB_NAME $IPP_MEDIA $IPP_SIDES.pdf"
"""


def part(name: str) -> str:
    """Where a real part lies; a machine that lacks one says so loudly, and CI fails."""
    found = shutil.which(name) or (PARTS[name] if Path(PARTS[name]).exists() else None)
    if found:
        return found
    missing(f"NO {name.upper()} HERE: NOTHING WAS PRINTED ON A REAL PRINTER (Debian: cups cups-ipp-utils dbus)")


def missing(loud: str) -> NoReturn:
    """Says so loudly that a real part is not here; where everything must be tested, it fails."""
    if os.environ.get("CI", "").casefold() in ("1", "true"):
        pytest.fail(loud)
    pytest.skip(loud)


def wait(true: Callable[[], bool], what: str, seconds: float = 20.0) -> None:
    """Waits for what another program brings about."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, f"it never came about: {what}"
        time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


@dataclass
class Running:
    """A program in a group of its own. CUPS gives each of its children another, so they are told one by one."""

    process: subprocess.Popen[bytes] | None = None
    orphans: list[psutil.Process] = field(default_factory=list)

    def start(self, words: list[str], log: Path, **env: str) -> None:
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=os.environ | env, start_new_session=True
            )

    def tell(self, sign: int) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, sign)

    def end(self) -> None:
        """The program is asked to end, and does."""
        assert self.process is not None
        self.process.terminate()
        self.process.wait(20)
        self.process = None

    def crash(self) -> None:
        """The program is gone, and its children work on."""
        if self.process is not None:
            with suppress(psutil.NoSuchProcess):
                self.orphans += psutil.Process(self.process.pid).children(recursive=True)
            self.process.kill()
            self.process.wait()
        self.process = None

    def kill(self) -> None:
        """The program and all that it started are gone."""
        group = self.process.pid if self.process else None
        self.tell(signal.SIGSTOP)
        self.crash()
        if group is not None:
            # One that was just being born is in the group, if not yet among the children.
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        for orphan in self.orphans:
            with suppress(psutil.NoSuchProcess):
                orphan.kill()
        self.orphans.clear()


@dataclass
class Machine:
    """A printer that can be switched off, jammed and run out of paper; what came out of it lies in its tray."""

    folder: Path
    bus: str
    formats: str = "application/pdf"
    options: tuple[str, ...] = ()
    port: int = field(default_factory=free_port)
    running: Running = field(default_factory=Running)

    @property
    def uri(self) -> str:
        return f"ipp://localhost:{self.port}/ipp/print"

    def on(self) -> None:
        (self.folder / "tray").mkdir(exist_ok=True)
        script = self.folder / "prints"
        script.write_text(PRINTS.format(folder=self.folder))
        script.chmod(0o755)
        words = ["-n", "localhost", "-p", str(self.port), "-r", "off", "-2", "-f", self.formats, *self.options]
        words += ["-d", str(self.folder), "-c", str(script), "Machine"]
        self.running.start([part("ippeveprinter"), *words], self.folder / "log", DBUS_SYSTEM_BUS_ADDRESS=self.bus)
        wait(lambda: listens(self.port), "the printer")
        self.load(250)

    def off(self) -> None:
        """Cuts its power: the sheet in it is lost with it."""
        self.running.kill()
        # A child that is dying holds the port a moment longer.
        wait(lambda: not listens(self.port), "the printer's end")

    def freeze(self) -> None:
        self.running.tell(signal.SIGSTOP)

    def thaw(self) -> None:
        self.running.tell(signal.SIGCONT)

    def load(self, sheets: int, size: str = "iso_a4_210x297mm") -> None:
        """Lays paper into its main tray and none beside it."""
        envelopes = {"size3": "na_number-10_4.125x9.5in", "type3": "envelope", "level3": -2}
        self._form("media", {"size1": size, "type1": "stationery", "level1": sheets, **envelopes})

    def by_pass(self, sheets: int) -> None:
        """Lays paper beside a full tray."""
        trays = {"level1": 250, "size3": "iso_a4_210x297mm", "type3": "stationery", "level3": sheets}
        self._form("media", {"size1": "iso_a4_210x297mm", "type1": "stationery", **trays})

    def photo_tray(self, sheets: int) -> None:
        """Lays paper into the second tray of one that prints in colour, which prints nothing while that is empty."""
        photos = {"size2": "na_index-4x6_4x6in", "type2": "photographic-glossy", "level2": sheets}
        self._form("media", {"size1": "iso_a4_210x297mm", "type1": "stationery", "level1": 250, **photos})

    def toner(self, percent: int) -> None:
        self._form("supplies", {"supply0": 10, "supply1": percent})

    def hold(self) -> None:
        """Every sheet takes as long as it takes until `let_go`."""
        (self.folder / "hold").touch()

    def let_go(self) -> None:
        (self.folder / "hold").unlink()

    def says(self, *lines: str) -> None:
        """Makes the sheet in print report something, such as ``STATE: +media-jam``."""
        (self.folder / "words").write_text("".join(f"{line}\n" for line in lines))
        (self.folder / "words").rename(self.folder / "says")

    def breaks(self) -> None:
        (self.folder / "broken").touch()

    @property
    def sheets(self) -> list[list[str]]:
        """What came out: for each sheet its number, its job's name, its paper and its sides."""
        return [path.stem.split(" ") for path in sorted((self.folder / "tray").glob("*.pdf"))]

    @property
    def keys(self) -> list[str]:
        return [sheet[1] for sheet in self.sheets]

    def has(self, key: str) -> bool:
        """Whether this job has reached the printer."""
        return ipp_jobs.search(Link(self.uri, 5), key).job is not None

    def _form(self, page: str, values: dict[str, object]) -> None:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=5)
        connection.request("GET", f"/{page}?{urlencode(values)}")
        response = connection.getresponse()
        assert response.status == 200
        # It answers first and changes its trays then.
        assert b"updated" in response.read()
        connection.close()


def text_of(pdf: Path) -> str:
    """The words of a PDF."""
    command = [part("pdftotext"), "-layout", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
