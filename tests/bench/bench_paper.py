"""Paper, with a real CUPS and a real printer behind it: how soon a letter is handed over, and whether typing feels it.

``PYTHONPATH=. python tests/bench/bench_paper.py``; Debian's cups, cups-ipp-utils and dbus must be there.
"""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench_keys import CHECKOUT, kiosk, percentile_95, typed
from table import Row, show

from kiosk.campaign.kind import Kind
from kiosk.cli.root import Root
from kiosk.desk import Desk
from kiosk.ledger.model import JobState
from kiosk.letter.draft import Draft
from kiosk.visit import Visit
from tests.printing.real.conftest import running_bus
from tests.printing.real.machine import Machine
from tests.printing.real.service import Service

SHEETS = 40
MOST_MS = 150.0
"""What an attendee may wait for the words "it is printing" beyond the paint of a screen."""

AHEAD = 6
"""Sheets that wait while somebody types: twice what CUPS is given, so that the spool never rests."""

CASE = "tun-aung"


@contextmanager
def printing(folder: Path) -> Iterator[Path]:
    """The shipped kiosk.toml with a CUPS of its own behind it, and a printer behind that."""
    folder.chmod(0o755)
    for name in ("printer", "cups"):
        (folder / name).mkdir()
    with ExitStack() as running:
        machine = Machine(folder / "printer", running.enter_context(running_bus(folder)))
        machine.on()
        running.callback(machine.off)
        service = Service(folder / "cups", machine)
        service.on()
        running.callback(service.kill)
        service.queue()
        config = folder / "kiosk.toml"
        shipped = (CHECKOUT / "kiosk.toml").read_text("utf-8")
        ours = shipped.replace('printer = "folder"', 'printer = "ipp"').replace('uri = ""', f'uri = "{service.uri}"')
        config.write_text(ours, "utf-8")
        yield config


def letter(desk: Desk) -> tuple[Visit, bytes]:
    """A visit that only wants to print, and its page."""
    visit = Visit("en").begin().choose(CASE).act(Kind.LETTER).written(Draft()).signed("Ana Example", "")
    return visit, desk.sheet(desk.compose(CASE, visit.draft, "en")).pdf


def handed_over(desk: Desk) -> float:
    """Milliseconds from the wish to print a finished page until CUPS has it."""
    visit, pdf = letter(desk)
    began = time.perf_counter()
    desk.finish(visit, pdf)
    while desk.spool.state_of(visit.ticket) in (JobState.QUEUED, JobState.SENDING):
        time.sleep(0.001)
    took = (time.perf_counter() - began) * 1000
    while desk.spool.pending():
        time.sleep(0.02)
    return took


@contextmanager
def fed(config: Path, data: Path) -> Iterator[None]:
    """Keeps sheets waiting in the record of a kiosk that another process runs."""
    over = threading.Event()

    def feed() -> None:
        with Root(config, data).desk(printing=False) as desk:
            while not over.wait(0.2):
                if desk.spool.pending() < AHEAD:
                    desk.finish(*letter(desk))
            assert desk.ledger.jobs(JobState.PRINTED), "no sheet was printed while keys were pressed"

    thread = threading.Thread(target=feed)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def measure(rounds: int = 2) -> list[Row]:
    """Both rows; the kiosk that prints and the one that rests are typed into by turns."""
    busy: list[float] = []
    idle: list[float] = []
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as name, printing(Path(name)) as config:
        with Root(config, Path(name) / "alone").desk() as desk:
            taken = [handed_over(desk) for _ in range(SHEETS)]
        for number in range(rounds):
            folders = [Path(name) / f"{kind}-{number}" for kind in ("busy", "idle")]
            for folder in folders:
                folder.mkdir()
            with (
                kiosk(str(folders[0]), config) as prints,
                kiosk(str(folders[1])) as rests,
                fed(config, folders[0] / "data"),
            ):
                prints.idle(6.0)
                for times, own in zip((busy, idle), typed((prints, rests), dice), strict=True):
                    times += own
    return [
        Row("submit to handed over to CUPS, p95", percentile_95(taken), MOST_MS, "ms", 1.0),
        Row("key to paint while sheets print, p95", percentile_95(busy), percentile_95(idle), "ms", 1.5),
    ]


if __name__ == "__main__":
    show(measure())
