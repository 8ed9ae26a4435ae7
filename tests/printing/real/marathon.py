"""Several kiosks, each with printers of its own behind one CUPS, all of which may be killed at any moment."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.ledger.model import JobState
from kiosk.printers import Printing
from kiosk.printing.spool import Spool
from tests.printing.real.machine import Machine, wait
from tests.printing.real.service import Service
from tests.printing.real.write_and_send import opened, printer_at

ROOT = Path(__file__).parents[3]
SCRIPT = Path(__file__).with_name("write_and_send.py")
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


@dataclass
class Stand:
    """One kiosk, its record, and the printers beside it, by their addresses."""

    data: Path
    machines: dict[str, Machine]
    letters: int
    page: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def told(self) -> Path:
        """Where the kiosk says what it has counted."""
        return self.data / "told"

    @property
    def written(self) -> int:
        """How many letters the kiosk has said that it counted."""
        return self.told.read_text().count("\n")

    @property
    def out(self) -> Counter[str]:
        """How often each sheet came out; a second attempt bears its sheet's id and a number behind it."""
        return Counter(key.partition("-")[0] for machine in self.machines.values() for key in machine.keys)

    def begin(self) -> None:
        """Starts the kiosk where it stopped."""
        self.data.mkdir(exist_ok=True)
        words = [sys.executable, str(SCRIPT), str(self.data), str(self.letters), str(self.page), *self.machines]
        with self.told.open("ab") as told, (self.data / "faults").open("ab") as faults:
            self.process = subprocess.Popen(words, stdout=told, stderr=faults, env=os.environ | ENVIRONMENT)

    def is_done(self) -> bool:
        """Whether the kiosk has written all and sees none waiting; it ends by itself then."""
        assert self.process is not None
        code = self.process.poll()
        assert code in (None, 0), (self.data / "faults").read_text()
        return code == 0

    def kill(self) -> None:
        """Ends the kiosk where it stands."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def answer_for_held(self, open_ones: ExitStack) -> Spool:
        """A volunteer looks into the tray for each held sheet, and prints those that are not there."""
        ledger = open_ones.enter_context(opened(self.data))
        spool = Spool(self.data / "spool", ledger, printer_at([*self.machines]), Printing(), SystemClock())
        for job in spool.held():
            assert job.reason
            if self.out[job.id]:
                spool.came_out(job.id)
            else:
                spool.resume(job.id)
        spool.start()
        open_ones.callback(spool.stop)
        return spool

    def check(self) -> int:
        """Every sheet came out once, or is held and listed, and the tally is exact; returns how many are held."""
        with opened(self.data) as ledger:
            states = {job.id: job.state for job in ledger.jobs()}
            assert ledger.tally().total == len(states) == self.letters
            assert ledger.verify().ok
        assert set(self.told.read_text().split()) <= set(states)
        out = self.out
        assert max(out.values()) == 1 and set(out) <= set(states), "a sheet came out twice"
        count = Counter(states.values())
        assert set(count) <= {JobState.PRINTED, JobState.HELD}, count
        assert {job for job, state in states.items() if state is JobState.PRINTED} <= set(out), "a sheet was lost"
        return count[JobState.HELD]


@dataclass
class Marathon:
    """Stands that print at one CUPS, and dice that decide who is killed and when."""

    service: Service
    stands: list[Stand]
    dice: random.Random
    killed: Counter[str] = field(default_factory=Counter)

    def run(self, kills: int, patience: float) -> None:
        """Prints all letters; the kills are spread over the writing of them."""
        for stand in self.stands:
            stand.begin()
        letters = sum(stand.letters for stand in self.stands)
        for moment in sorted(self.dice.uniform(0, letters * 0.9) for _ in range(kills)):
            self._wait_for(moment)
            time.sleep(self.dice.random() * 0.3)
            self._kill_one()
            self._change_paper()
        for stand in self.stands:
            for machine in stand.machines.values():
                machine.load(250)
        wait(lambda: all([stand.is_done() for stand in self.stands]), "the end of the marathon", patience)

    def ask_volunteers(self) -> None:
        """All that is held is looked for, and what is not in a tray is printed."""
        with ExitStack() as open_ones:
            spools = [stand.answer_for_held(open_ones) for stand in self.stands]
            wait(lambda: not any(spool.pending() for spool in spools), "the sheets of the volunteers", 300)

    @property
    def out(self) -> int:
        """How many sheets lie in the trays."""
        return sum(sum(stand.out.values()) for stand in self.stands)

    def shares(self) -> list[int]:
        """How many sheets lie in the trays of the first printers, of the second ones, and so on."""
        trays = [[len(machine.keys) for machine in stand.machines.values()] for stand in self.stands]
        return [sum(places) for places in zip(*trays, strict=True)]

    def _wait_for(self, letters: float) -> None:
        # A kill between a row and its word leaves a letter untold: time alone goes on then.
        deadline = time.monotonic() + 10
        while sum(stand.written for stand in self.stands) < letters and time.monotonic() < deadline:
            time.sleep(0.05)

    def _change_paper(self) -> None:
        """Where there are several printers, the first of some kiosk runs out of paper, or gets some again."""
        machines = [*self.dice.choice(self.stands).machines.values()]
        if len(machines) > 1:
            machines[0].load(self.dice.choice((0, 250)))

    def _kill_one(self) -> None:
        running = [stand for stand in self.stands if not stand.is_done()]
        if not running or self.dice.random() < 1 / 3:
            self.service.kill_as_set_up()
            self.killed["cupsd"] += 1
            return
        stand = self.dice.choice(running)
        stand.kill()
        stand.begin()
        self.killed["kiosk"] += 1
