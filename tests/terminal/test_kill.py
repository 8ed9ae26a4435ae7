"""kill -9 at random moments of the real path: what the thanks screen acknowledged is in the record, once."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pyte
import pytest
import words
from booth import ENVIRONMENT, FOCUS, KIOSK, ON_THE_WAY, command, write_event
from tmux import PATIENCE

from kiosk.cli.root import Root
from kiosk.ledger.model import ActionRow, Job, JobState
from kiosk.ui.screens.thanks import BREATH
from kiosk.visit import Step

# A Windows console has neither pseudo-terminals nor kill -9.
PtyProcess = pytest.importorskip("pty_process", reason="NO PSEUDO-TERMINAL HERE: NOTHING WAS KILLED").PtyProcess

pytestmark = pytest.mark.terminal

ACKNOWLEDGED = re.compile(rb"letter is number (\d+) tonight")

AROUND_THE_COMMIT = 0.15
"""Seconds after Enter on the review in which half of the kills fall: page, row and screen take 60 to 120 ms of them."""

QUIET = 0.01
"""Seconds without a byte after which a screen is whole: a terminal takes it in pieces of 4 KB, a millisecond each."""

LONGEST_LIFE = 2.5
"""Seconds in which the other half fall: a start (0.6 s) and two or three letters (0.7 s each)."""


@dataclass
class Night:
    """All that the people of one night were told, over every life of the kiosk."""

    folder: Path
    dice: random.Random
    lives: int = 0
    prints: int = 0
    acknowledged: list[int] = field(default_factory=list)

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def options(self) -> tuple[str, ...]:
        return ("--config", str(self.folder / "kiosk.toml"), "--data", str(self.data))

    @contextmanager
    def life(self) -> Iterator[PtyProcess]:  # type: ignore[valid-type]
        """One start of the kiosk, killed at the end; whatever it acknowledged is remembered."""
        self.lives += 1
        with PtyProcess([*KIOSK, *self.options], str(self.folder), 80, 24, ENVIRONMENT) as kiosk:
            yield kiosk
            kiosk.kill()
            # A number is painted more than once while its screen stands.
            self.acknowledged += [int(number) for number, _ in groupby(ACKNOWLEDGED.findall(kiosk.seen))]

    def walk(self, kiosk: PtyProcess, until: float) -> None:  # type: ignore[valid-type]
        """Enter at every step, visit after visit, until the moment `until`."""
        eyes = Eyes(kiosk)
        while True:
            for step in (*ON_THE_WAY, Step.THANKS):
                if not eyes.see(step, until):
                    return
                # The thanks screen takes no second press of the same breath.
                time.sleep(BREATH if step is Step.THANKS else 0)
                kiosk.send("\r")
                self.prints += step is Step.REVIEW

    def die_at_random(self) -> None:
        """A life that ends anywhere between the start and the third letter."""
        with self.life() as kiosk:
            self.walk(kiosk, time.monotonic() + self.dice.uniform(0, LONGEST_LIFE))

    def die_while_it_prints(self) -> None:
        """A life that ends between Enter on the review and the thanks."""
        with self.life() as kiosk:
            eyes = Eyes(kiosk)
            for step in ON_THE_WAY:
                assert eyes.see(step, time.monotonic() + PATIENCE), f"{step} never came"
                kiosk.send("\r")
            self.prints += 1
            kiosk.idle(self.dice.uniform(0, AROUND_THE_COMMIT))

    def live_until_all_is_printed(self) -> None:
        """A last life in which the spool works off what the others left."""
        with self.life() as kiosk:
            assert Eyes(kiosk).see(Step.WELCOME, time.monotonic() + PATIENCE)
            until = time.monotonic() + PATIENCE
            while any(job.state is not JobState.PRINTED for job in self.record()[1]):
                assert time.monotonic() < until, [(job.state, job.reason) for job in self.record()[1]]
                kiosk.idle(0.1)

    def record(self) -> tuple[list[ActionRow], list[Job]]:
        """Every row, the first one first, and every print job."""
        with Root(self.folder / "kiosk.toml", self.data).ledger() as ledger:
            return ledger.actions(100_000)[::-1], ledger.jobs(*JobState)


class Eyes:
    """The screen of a kiosk in a pseudo-terminal, as a person sees it."""

    def __init__(self, kiosk: PtyProcess) -> None:  # type: ignore[valid-type]
        self._kiosk = kiosk
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self._looked = 0

    def see(self, step: Step, until: float) -> bool:
        """True as soon as `step` stands there with its focus, False once the moment `until` has come.

        One case needs an address and says so before its page; Enter leaves that to the hand.
        """
        asked = False
        while not self._shows(words.heading(step), FOCUS):
            if step is Step.REVIEW and not asked and self._shows(words.REFUSED, FOCUS):
                asked = True
                self._kiosk.send("\r")
            if (left := until - time.monotonic()) <= 0:
                return False
            self._kiosk.read(min(left, 0.5))
            # A screen half written shows the old focus under the new heading.
            while self._kiosk.read(QUIET):
                pass
        return True

    def _shows(self, *parts: str) -> bool:
        self._stream.feed(self._kiosk.seen[self._looked :])
        self._looked = len(self._kiosk.seen)
        text = "\n".join(self._screen.display)
        return all(part in text for part in parts)


def test_the_number_on_the_thanks_screen_is_what_these_tests_hear() -> None:
    thanks = words.HEADINGS[Step.THANKS].format(number=7)
    assert ACKNOWLEDGED.findall(thanks.encode()) == [b"7"]


@pytest.mark.parametrize("kills", [12, pytest.param(200, marks=pytest.mark.long)])
def test_no_acknowledged_letter_is_lost_and_none_counts_twice(tmp_path: Path, kills: int) -> None:
    write_event(tmp_path)
    night = Night(tmp_path, random.Random())
    for kill in range(kills):
        if kill % 2:
            night.die_while_it_prints()
        else:
            night.die_at_random()
    night.live_until_all_is_printed()
    rows, jobs = night.record()
    told = len(night.acknowledged)
    figures = f"{night.lives} lives, {night.prints} prints asked for, {told} acknowledged, {len(rows)} rows"
    print(figures)
    # Rows are numbered 1 to n without a gap, so a number that was shown is a row that is there.
    assert night.acknowledged == sorted(set(night.acknowledged)), figures
    assert set(night.acknowledged) <= set(range(1, len(rows) + 1)), figures
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1)), figures
    # An Enter on the review makes one row or none; a kill may only take the screen from one that is there.
    assert len(night.acknowledged) <= len(rows) <= night.prints, figures
    assert len(rows) - len(night.acknowledged) <= kills, figures
    assert len({job.id for job in jobs}) == len(jobs) == len(rows), figures
    assert {job.action_id for job in jobs} == {row.id for row in rows}, figures
    sheets = sorted(path.name for path in (night.data / "sheets").glob("*.pdf"))
    assert sorted(name[-20:-4] for name in sheets) == sorted(job.id[:16] for job in jobs), figures
    assert all((night.data / "sheets" / name).read_bytes().startswith(b"%PDF-") for name in sheets)
    assert all((night.data / "sheets" / name).read_bytes().rstrip().endswith(b"%%EOF") for name in sheets)
    verdict = command("verify", *night.options)
    assert verdict.returncode == 0, verdict.stderr
    assert f"{len(rows)} rows" in verdict.stdout
