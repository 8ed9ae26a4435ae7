"""Arabic screens in real terminals under Xvfb, to be looked at: words in order, letters joined, everything mirrored.

python tests/proof/mirrored.py FOLDER [TERMINAL ...]

Terminals: xterm (orders nothing), lxterminal (VTE) and mlterm (both order words unless told not to), konsole (orders,
and must be told in its profile, as it is here). Needs ImageMagick, the DejaVu fonts and the terminals named.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "ui"))

import pictures
from textual.pilot import Pilot

from kiosk.ui.app import KioskApp
from kiosk.ui.opening import Opening

DISPLAY = ":77"
READY = 30.0
"""Seconds a scene may take in a terminal."""

LETTER = "أكتب إليكم لأن Dr Tun Aung محتجز منذ 2012 ولأن السلام يعنيني (12)."

TERMINALS = {
    "xterm": ["xterm", "-fa", "DejaVu Sans Mono", "-fs", "11", "-b", "0", "+sb", "-geometry", "{size}+0+0", "-e"],
    "lxterminal": ["lxterminal", "--no-remote", "--geometry={size}", "-e"],
    "mlterm": ["mlterm", "-A", "-w", "16", "--sb=false", "-b", "black", "-f", "white", "-g", "{size}", "-e"],
    "konsole": ["dbus-run-session", "konsole", "-p", "BidiRenderingEnabled=false", "--geometry", "900x600+0+0", "-e"],
}


async def guided(pilot: Pilot[int]) -> None:
    """Arabic and Latin words in one field."""
    await pictures.on(pilot, "enter", "2", "enter", "7", *pictures.typed("ممرضة"), "tab", *pictures.typed(LETTER))
    await pilot.pause(0.5)


SCENES = {
    name: pictures.SCENES[name] for name in ("welcome", "cases", "case", "ready", "sign_name", "review", "thanks")
}
SCENES["guided"] = guided


class Hand:
    """Presses keys in an app that runs in a terminal, as a pilot does in one that runs in none."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app

    async def pause(self, delay: float = 0.05) -> None:
        """Time for the screen to follow."""
        await asyncio.sleep(delay)

    async def press(self, *keys: str) -> None:
        """These keys, one after another."""
        await self.app._press_keys(keys)


async def play(scene: str, languages: tuple[str, ...], told: Path) -> None:
    """One scene in this terminal; `told` is written once it stands."""
    with tempfile.TemporaryDirectory() as folder, pictures.desk("night", languages, Path(folder)) as one:
        pictures.fill(one)
        app = KioskApp(Opening(one.settings, one.clock, lambda: one))
        running = asyncio.create_task(app.run_async())
        await asyncio.sleep(1.5)
        await SCENES[scene](Hand(app))  # type: ignore[arg-type]
        told.write_text("stands", "utf-8")
        await running


def shot(terminal: str, scene: str, size: str, languages: str, path: Path) -> None:
    """A picture of the display while `scene` stands in `terminal`."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told"
        program = [sys.executable, __file__, "--play", scene, languages, str(told)]
        command = [part.format(size=size) for part in TERMINALS[terminal]]
        command += [" ".join(program)] if terminal == "lxterminal" else program
        env = {**os.environ, "DISPLAY": DISPLAY, "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        with subprocess.Popen(command, env=env, start_new_session=True) as run:
            end = time.monotonic() + READY
            while not told.exists() and time.monotonic() < end:
                time.sleep(0.2)
            time.sleep(0.6)
            subprocess.run(["import", "-window", "root", "-trim", path], env=env, check=True)
            os.killpg(run.pid, 15)


def main(arguments: list[str]) -> None:
    """Every scene in every terminal, an English screen with Arabic words among them."""
    if arguments[0] == "--play":
        asyncio.run(play(arguments[1], tuple(arguments[2].split(",")), Path(arguments[3])))
        return
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    with subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1600x1200x24"]) as display:
        time.sleep(1)
        for terminal in arguments[1:] or ["xterm"]:
            for scene in SCENES:
                shot(terminal, scene, "80x24", "ar,en,fr", folder / f"{scene}-{terminal}.png")
            shot(terminal, "welcome", "120x40", "ar,en,fr", folder / f"welcome-120x40-{terminal}.png")
            shot(terminal, "guided", "80x24", "en,fr,ar", folder / f"guided-english-{terminal}.png")
        display.terminate()


if __name__ == "__main__":
    main(sys.argv[1:])
