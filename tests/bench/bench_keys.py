"""Key to paint in a letter of 3,000 characters with its live advice, beside a plain TextArea holding the same text."""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pty_process import PtyProcess
from table import Row, show

CHECKOUT = Path(__file__).resolve().parents[2]
PARAGRAPH = "I write to you because I have read about this case and it has stayed with me through the whole week. "
LETTER = "\n\n".join([PARAGRAPH * 5] * 7)[:2999] + "\n"
"""3,000 characters; it ends with a line break, so that no key measured makes a line wrap."""

# As large as the kiosk's own editor, so that both paint as much.
PLAIN = f"""
from textual.app import App
from textual.widgets import TextArea

class Plain(App):
    def compose(self):
        yield TextArea({LETTER!r}, soft_wrap=True)
    def on_mount(self):
        area = self.query_one(TextArea)
        area.cursor_blink = False
        area.styles.width, area.styles.height = 64, 17
        area.move_cursor(area.document.end)

Plain().run()
"""

KEYS = [chr(code) for code in range(0x0410, 0x0474)]
"""Letters that stand nowhere else on the screen: when one is written, its key has been painted."""


WARM_UP = "\u03a9"

BACKSPACE, SELECT_ALL, F7 = "\x7f", "\x01", "\x1b[18~"


def typed(programs: Sequence[PtyProcess], dice: random.Random) -> list[list[float]]:
    """Milliseconds from each key to its letter on the screen, for each program, with pauses that wake the advice.

    The programs take turns at every key, so that whatever else the machine does falls on both.
    """
    times: list[list[float]] = [[] for _ in programs]
    for key in [WARM_UP, *KEYS]:
        pause = dice.choice((0.08, 0.12, 0.2, 0.45))
        for program, own in zip(programs, times, strict=True):
            program.send(key)
            own.append(program.wait_for(key) * 1000)
            program.idle(pause)
            # Taken back, so that no line wraps: Textual shows the first letter of a new last line only with the second.
            program.send(BACKSPACE)
            program.idle(0.08)
        # The advice may have come while the other was typed into.
        for program in programs:
            while program.read(0):
                pass
    return [own[1:] for own in times]


def kiosk(folder: str, config: Path = CHECKOUT / "kiosk.toml") -> PtyProcess:
    """The kiosk of `config` with LETTER in it, in the writer's own words, and the advice beside it."""
    options = ["--config", str(config), "--data", f"{folder}/data"]
    program = PtyProcess([sys.executable, "-m", "kiosk", *options], str(CHECKOUT))
    program.wait_for("Practice marathon")
    for answer in ("Who would you like", "A letter", "Sign the letter"):
        program.idle(0.5)
        program.send("\r")
        program.wait_for(answer)
    program.idle(0.5)
    program.send(F7)
    program.wait_for("What this letter asks")
    program.idle(1.0)
    program.send(SELECT_ALL)
    program.idle(0.5)
    program.send(f"\x1b[200~{LETTER}\x1b[201~")
    program.wait_for("stayed with me")
    program.idle(2.0)
    return program


def percentile_95(times: list[float]) -> float:
    """The time that 95 of 100 keys beat."""
    return sorted(times)[int(len(times) * 0.95)]


def measure(rounds: int = 2) -> list[Row]:
    """Both editors side by side, the keys of all rounds together."""
    ours: list[float] = []
    plain: list[float] = []
    dice = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "plain.py"
        script.write_text(PLAIN)
        for _ in range(rounds):
            with kiosk(folder) as kiosk_open, PtyProcess([sys.executable, str(script)], folder) as plain_open:
                plain_open.wait_for("stayed with me")
                plain_open.idle(1.0)
                for all_times, times in zip((ours, plain), typed((kiosk_open, plain_open), dice), strict=True):
                    all_times += times
    return [
        Row(
            "key to paint, p95, 3,000 characters with advice",
            percentile_95(ours),
            percentile_95(plain),
            "ms",
            1.5,
        )
    ]


if __name__ == "__main__":
    show(measure())
