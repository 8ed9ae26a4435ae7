"""A kiosk as a stranger finds it: on a real terminal, on the practice pack, with an event of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tmux import PATIENCE, Tmux
from words import heading

from kiosk.ui.screens.thanks import BREATH
from kiosk.visit import Step

CHECKOUT = Path(__file__).resolve().parents[2]

KIOSK = (sys.executable, "-m", "kiosk")

ENVIRONMENT = {"PYTHONPATH": str(CHECKOUT)}
"""What lets a program started in another folder find the kiosk under test."""

EVENT = """
[event]
id = "town-hall"
name = "Town hall marathon"
place = "Exampleville"
practice = true
zone = "Europe/Paris"
pack = "write-for-rights-2013"
[screens]
languages = ["en", "fr"]
idle_seconds = {idle_seconds}
countdown_seconds = 5
thanks_seconds = 300
visits_before_restart = 100000
"""

FOCUS = "┏"
"""The corner of the heavy border that a choice or a field has while it hears the keys."""

ON_THE_WAY = (Step.WELCOME, Step.CASES, Step.CASE, Step.WRITE, Step.SIGN, Step.REVIEW)
"""The steps that one Enter each takes an attendee through."""


def write_event(folder: Path, idle_seconds: int = 600, more: str = "") -> Path:
    """A kiosk.toml of a practice event in `folder`, with the tables of `more`."""
    config = folder / "kiosk.toml"
    config.write_text(EVENT.format(idle_seconds=idle_seconds) + more, "utf-8")
    return config


class Booth(Tmux):
    """One kiosk on the event in `folder`; its record lies in ``data`` there, unless `data` says where.

    `prefix` stands before the kiosk's own command, as ``unshare --mount`` does; `program` stands in its
    place; `more` is further tables of kiosk.toml.
    """

    def __init__(
        self,
        folder: Path,
        columns: int = 80,
        rows: int = 24,
        *,
        data: Path | None = None,
        prefix: Sequence[str] = (),
        program: Sequence[str] = KIOSK,
        idle_seconds: int = 600,
        more: str = "",
    ) -> None:
        self.data = data or folder / "data"
        self.options = ("--config", str(write_event(folder, idle_seconds, more)), "--data", str(self.data))
        super().__init__([*prefix, *program, *self.options], folder, columns, rows, ENVIRONMENT)

    def at(self, step: Step, language: str = "en") -> str:
        """The screen of `step`, once it has come and something on it has the focus."""
        return self.see(heading(step, language), FOCUS)

    def enter_until(self, step: Step, language: str = "en") -> int:
        """From the welcome screen to `step` by Enter alone; returns how many presses it took."""
        presses = 0
        while (now := ON_THE_WAY[presses]) is not step:
            self.at(now, language)
            self.press("Enter")
            presses += 1
            if now is ON_THE_WAY[-1]:
                break
        self.see(heading(step, language))
        return presses

    def thanked(self, language: str = "en") -> int:
        """The number that the thanks screen gives, once it is there and hears a press."""
        number = int(self.find(rf"{heading(Step.THANKS, language)}\D*(\d+)")[1])
        time.sleep(BREATH)
        return number

    def organiser(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One of the organiser's commands, on this very record, beside the running kiosk."""
        return command(*words, *self.options)

    def tally(self) -> dict[str, Any]:
        """What ``kiosk tally --format json`` says."""
        counts: dict[str, Any] = json.loads(self.organiser("tally", "--format", "json").stdout)
        return counts

    def sheets(self) -> list[Path]:
        """The PDFs in the paper tray."""
        return sorted((self.data / "sheets").glob("*.pdf"))

    def holds(self, words: str) -> list[Path]:
        """The files of the data folder that hold `words` among their raw bytes."""
        wanted = words.encode()
        return [file for file in self.data.rglob("*") if file.is_file() and wanted in file.read_bytes()]


def command(*words: str) -> subprocess.CompletedProcess[str]:
    """The kiosk's command line with `words`, in a process of its own."""
    environment = os.environ | ENVIRONMENT
    return subprocess.run(
        [*KIOSK, *words], env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )


def text_of(pdf: Path) -> str:
    """The words of a PDF as another program reads them, in one line."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, timeout=PATIENCE, check=True)
    return " ".join(done.stdout.decode().split())
