"""A real ledger and a real folder of sheets; a printer that does as it is told; lp and lpstat as scripts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.printers import Printing
from kiosk.printing.clerk import Clerk
from kiosk.printing.documents import Documents
from kiosk.printing.printer import Health, Progress, Stage
from kiosk.printing.spool import Spool

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

PDF = b"%PDF-1.7 a letter that nobody else may read"


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(datetime(2026, 12, 5, 12, 0, tzinfo=UTC))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "kiosk-data"
    folder.mkdir()
    return folder


@pytest.fixture
def open_ledger(data: Path, clock: StoppedClock) -> Iterator[Callable[[str], Ledger]]:
    opened: list[Ledger] = []

    def open_one(event: str) -> Ledger:
        ledger = Ledger.open(data, event=event, practice=False, pack_version="1", clock=clock, machine="laptop")
        opened.append(ledger)
        return ledger

    yield open_one
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger: Callable[[str], Ledger]) -> Ledger:
    return open_ledger("town-hall")


@dataclass
class ToldPrinter:
    """Does what a test tells it: an exception in `answers` is raised by `submit`, anything else lets it pass.

    `progress` is that of every sheet but those in `fares`, by their keys.
    """

    keeps_sheets: bool = False
    looks_every: float = 5.0
    answers: list[Exception | None] = field(default_factory=list)
    progress: Progress = field(default_factory=lambda: Progress(Stage.DONE))
    fares: dict[str, Progress] = field(default_factory=dict)
    health: Health = field(default_factory=lambda: Health(True, "Ready."))
    known: str | None = None
    lost: Exception | None = None
    lets_go: bool = True
    sent: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    looks: int = 0

    def ready(self) -> Health:
        self.looks += 1
        return self.health

    def submit(self, document: Path, key: str, name: str) -> str:
        answer = self.answers.pop(0) if self.answers else None
        if answer is not None:
            raise answer
        assert document.read_bytes()
        self.sent.append(key)
        self.names.append(name)
        return f"told-{len(self.sent)}"

    def status(self, ref: str, key: str) -> Progress:
        return self.fares.get(key, self.progress)

    def find(self, key: str) -> str | None:
        if self.lost is not None:
            raise self.lost
        return self.known

    def cancel(self, ref: str, key: str) -> bool:
        return self.lets_go


@pytest.fixture
def printer() -> ToldPrinter:
    return ToldPrinter()


@pytest.fixture
def rules() -> Printing:
    return Printing(timeout_seconds=60, tries=3, keep_documents_minutes=30)


@pytest.fixture
def documents(data: Path) -> Documents:
    return Documents(data / "spool")


@pytest.fixture
def clerk(ledger: Ledger, printer: ToldPrinter, documents: Documents, rules: Printing) -> Clerk:
    return Clerk(ledger, printer, documents, rules)


Count = Callable[..., str]


@pytest.fixture
def count(ledger: Ledger, documents: Documents, clock: StoppedClock) -> Count:
    """Counts a letter as the desk does, page first, and returns its ticket."""

    def count_one(case_id: str = "tun-aung", pdf: bytes = PDF) -> str:
        ticket = uuid4().hex
        documents.keep(ticket, pdf)
        ledger.record(NewAction(case_id, "letter", "en"), NewJob(ticket, case_id, "letter"))
        return ticket

    return count_one


@pytest.fixture
def state(ledger: Ledger) -> Callable[[str], JobState]:
    def state_of(ticket: str) -> JobState:
        return next(job.state for job in ledger.jobs() if job.id == ticket)

    return state_of


@pytest.fixture
def make_spool(
    data: Path, ledger: Ledger, printer: ToldPrinter, rules: Printing, clock: StoppedClock
) -> Iterator[Callable[..., Spool]]:
    """Spools over the test's folder; each is stopped at the end."""
    made: list[Spool] = []

    def make(own: object = None, own_ledger: Ledger = ledger, own_rules: Printing = rules) -> Spool:
        spool = Spool(data / "spool", own_ledger, own or printer, own_rules, clock)  # type: ignore[arg-type]
        made.append(spool)
        return spool

    yield make
    for spool in made:
        spool.stop()


@pytest.fixture
def script() -> Callable[..., subprocess.Popen[str]]:
    """Starts a script that stands beside these tests in a process of its own."""

    def begin(name: str, *words: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(HERE / name), *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        )

    return begin


@pytest.fixture
def until() -> Callable[[Callable[[], bool]], None]:
    """Waits for something that another thread or process brings about."""

    def wait(true: Callable[[], bool], seconds: float = 20.0) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, "it never came about"
            time.sleep(0.005)

    return wait


LP = """#!/bin/sh
printf '%s\\n' "$*" >> "$STATE/asked"
for page; do :; done
[ "$1" = -d ] && cat "$page" > "$STATE/last.pdf"
. "$STATE/lp"
"""

LPSTAT = """#!/bin/sh
case "$*" in
*-d*) cat "$STATE/default";;
*-W\\ not-completed*) cat "$STATE/not-completed";;
*-W\\ completed*) cat "$STATE/completed";;
*) cat "$STATE/queue";;
esac
. "$STATE/lpstat"
"""

CANCEL = """#!/bin/sh
printf 'cancel %s\\n' "$*" >> "$STATE/asked"
. "$STATE/cancel"
"""

READY = """scheduler is running
kiosk accepting requests since Sat Nov 21 12:08:14 2026
printer kiosk is idle.  enabled since Sat Nov 21 12:08:14 2026
"""


@dataclass
class Cups:
    """lp, lpstat and cancel as scripts on an own PATH; what they say and do lies in files a test may write."""

    bin: Path
    state: Path

    def says(self, name: str, text: str) -> None:
        (self.state / name).write_text(text, "utf-8")

    def asked(self) -> list[str]:
        path = self.state / "asked"
        return path.read_text("utf-8").splitlines() if path.exists() else []

    def remove(self, program: str) -> None:
        (self.bin / program).unlink()


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    cups = Cups(tmp_path / "bin", tmp_path / "state")
    cups.bin.mkdir()
    cups.state.mkdir()
    for tool in ("env", "cat", "sleep"):
        found = shutil.which(tool)
        assert found
        (cups.bin / tool).symlink_to(found)
    for name, text in (("lp", LP), ("lpstat", LPSTAT), ("cancel", CANCEL)):
        (cups.bin / name).write_text(text, "utf-8")
        (cups.bin / name).chmod(0o755)
        cups.says(name, "exit 0\n")
    cups.says("lp", 'echo "request id is kiosk-12 (1 file(s))"\n')
    cups.says("queue", READY)
    cups.says("default", "system default destination: kiosk\n")
    cups.says("completed", "scheduler is running\n")
    cups.says("not-completed", "scheduler is running\n")
    monkeypatch.setenv("PATH", str(cups.bin))
    monkeypatch.setenv("STATE", str(cups.state))
    return cups
