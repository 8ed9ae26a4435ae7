"""A real print service, cupsd, with one queue in front of a `Machine`."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.printing.real.machine import Machine, Running, free_port, listens, part, wait

SET_UP = Path(__file__).parents[3] / "assets/deploy/cups-kiosk.conf"
"""What our docs lay beside Debian's unit."""

CUPSD = """Listen 127.0.0.1:{port}
Browsing Off
WebInterface No
DefaultAuthType None
LogLevel warn
PreserveJobFiles No
JobRetryInterval 1
DirtyCleanInterval {remembers_after}
<Location />
 Order allow,deny
 Allow localhost
</Location>
<Policy default>
 <Limit All>
  Order deny,allow
 </Limit>
</Policy>
"""

FILES = """ServerRoot {folder}/root
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/tmp
ErrorLog {folder}/error_log
AccessLog {folder}/access_log
PageLog {folder}/page_log
FileDevice Yes
"""


@dataclass
class Service:
    """CUPS with one queue, ``kiosk``, before a `Machine`; it writes its jobs down `remembers_after` seconds late."""

    folder: Path
    machine: Machine
    remembers_after: int = 30
    port: int = field(default_factory=free_port)
    running: Running = field(default_factory=Running)

    @property
    def uri(self) -> str:
        return self.uri_of("kiosk")

    def uri_of(self, name: str) -> str:
        return f"ipp://127.0.0.1:{self.port}/printers/{name}"

    def on(self) -> None:
        for name in ("root/ppd", "state", "cache", "spool", "tmp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "cupsd.conf").write_text(CUPSD.format(port=self.port, remembers_after=self.remembers_after))
        (self.folder / "cups-files.conf").write_text(FILES.format(folder=self.folder))
        words = ["-f", "-c", f"{self.folder}/cupsd.conf", "-s", f"{self.folder}/cups-files.conf"]
        self.running.start([part("cupsd"), *words], self.folder / "log")
        wait(lambda: listens(self.port), "CUPS")

    def kill(self) -> None:
        """The service dies as in a power cut, with the programs that it started."""
        self.running.kill()
        wait(lambda: not listens(self.port), "the end of CUPS")

    def crash(self) -> None:
        """The service dies alone: what it started to send is still sent."""
        self.running.crash()
        wait(lambda: not listens(self.port), "the end of CUPS")

    def settle(self) -> None:
        """Stops as a machine does that is shut down, so that its queues are written down, and is on again."""
        self.running.end()
        self.on()

    def kill_as_set_up(self) -> None:
        """Dies and comes back as on a kiosk set up by our docs; no systemd is here to do what its file says."""
        self.kill()
        for line in SET_UP.read_text().splitlines():
            if line.startswith("ExecStartPre="):
                words = shlex.split(line.partition("=")[2].replace("/var/spool/cups", str(self.folder / "spool")))
                subprocess.run(words, check=True)
        self.on()

    def freeze(self) -> None:
        self.running.tell(signal.SIGSTOP)

    def thaw(self) -> None:
        self.running.tell(signal.SIGCONT)

    def again(self) -> None:
        """Makes the queue again where a kill lost it: CUPS writes down what it knows half a minute late."""
        self.queue()
        self.run("cupsenable", "kiosk")

    def queue(self, query: str = "", *options: str) -> None:
        """Makes the queue; `query` stands behind the printer's address and `options` are lpadmin's."""
        self.lead("kiosk", self.machine.uri + query, *options)

    def lead(self, name: str, address: str, *options: str) -> None:
        """Makes a queue that leads to a printer's address."""
        made = self.folder / "root/ppd" / f"{name}.ppd"
        self.run("lpadmin", "-p", name, "-E", "-v", address, "-m", "everywhere", *options)
        # CUPS answers first and asks the printer then; what is told to the queue meanwhile, it forgets.
        wait(made.exists, "the queue")

    def is_stopped(self) -> bool:
        """Whether the queue prints nothing until it is resumed."""
        return "disabled" in self.run("lpstat", "-p", "kiosk")

    def run(self, program: str, *words: str) -> str:
        """One of CUPS's own programs, such as a person would use; returns what it said."""
        told = subprocess.run(
            [shutil.which(program) or f"/usr/sbin/{program}", "-h", f"127.0.0.1:{self.port}", *words],
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        return told.stdout
