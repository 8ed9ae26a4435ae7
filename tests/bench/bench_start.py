"""How soon a stranger sees something: first paint beside a trivial Textual app, ``--help`` beside click's import."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from pty_process import PtyProcess
from table import Row, show

CHECKOUT = Path(__file__).resolve().parents[2]

TRIVIAL = """
from textual.app import App
from textual.widgets import Static

class Trivial(App):
    def compose(self):
        yield Static("Practice marathon")
    def on_key(self, event):
        self.query_one(Static).update("Enter works")

Trivial().run()
"""


def first_paint(arguments: list[str], folder: str, answer: str) -> float:
    """Milliseconds from start to the event's name on the screen; then Enter must bring `answer`."""
    with PtyProcess(arguments, folder) as program:
        program.wait_for("Practice marathon")
        painted = time.perf_counter() - program.started
        program.send("\r")
        program.wait_for(answer)
    return painted * 1000


def whole_process(arguments: list[str]) -> float:
    """Milliseconds of a process from start to end."""
    begun = time.perf_counter()
    subprocess.run(arguments, cwd=CHECKOUT, check=True, capture_output=True, timeout=60)
    return (time.perf_counter() - begun) * 1000


def measure(runs: int = 9) -> list[Row]:
    """Both pairs in turn, A B A B, and the median of each."""
    kiosk = [sys.executable, "-m", "kiosk"]
    paints: tuple[list[float], list[float]] = ([], [])
    helps: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as folder:
        trivial = Path(folder) / "trivial.py"
        trivial.write_text(TRIVIAL)
        for run in range(runs + 1):
            shipped = [*kiosk, "--config", str(CHECKOUT / "kiosk.toml"), "--data", f"{folder}/data"]
            pair = (
                first_paint(shipped, str(CHECKOUT), "Who would you like"),
                first_paint([sys.executable, str(trivial)], folder, "Enter works"),
            )
            asked = (whole_process([*kiosk, "--help"]), whole_process([sys.executable, "-c", "import click"]))
            if run == 0:
                continue  # The first run compiles and fills caches; every later night begins warm.
            for side in (0, 1):
                paints[side].append(pair[side])
                helps[side].append(asked[side])
    return [
        Row("first paint, beside a trivial Textual app", median(paints[0]), median(paints[1]), "ms", 2.0),
        Row('kiosk --help, beside python -c "import click"', median(helps[0]), median(helps[1]), "ms", 1.5),
    ]


if __name__ == "__main__":
    show(measure())
