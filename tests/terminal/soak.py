"""Many visits in one process, and what memory keeps of them: ``python tests/terminal/soak.py VISITS FOLDER``.

The real desk on a record, a spool and a tray in FOLDER; the screens are driven by key events. Each visit writes
a guided letter with a typed name and prints it. Prints one line of JSON: kilobytes of resident memory after each visit,
and how many editors were alive then.
"""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from textual import events
from textual.widgets import TextArea

from kiosk.cli.root import Root
from kiosk.ui.app import KioskApp
from kiosk.ui.opening import Opening
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.refused import RefusedScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.thanks import BREATH, ThanksScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.visit import Step

EVENT = """
[event]
id = "soak"
name = "Soak"
practice = true
zone = "UTC"
pack = "write-for-rights-2013"
[screens]
languages = ["en", "fr"]
visits_before_restart = 100000
"""

SCREENS = {
    Step.WELCOME: WelcomeScreen,
    Step.CASES: CasesScreen,
    Step.CASE: CaseScreen,
    Step.WRITE: WriteScreen,
    Step.SIGN: SignScreen,
    Step.REVIEW: ReviewScreen,
    Step.THANKS: ThanksScreen,
}

PATIENCE = 20.0
"""Seconds until what is waited for must have come."""


MOST_EDITORS = 2
"""Editors that may be alive between two visits."""

FORGET = 1.0
"""Seconds in which a visit must be gone."""


def resident_kb() -> int:
    """Kilobytes of this process in memory."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])


def editors_alive() -> int:
    """Editors that anything still holds."""
    gc.collect()
    return sum(isinstance(thing, TextArea) for thing in gc.get_objects())


async def forgotten() -> int:
    """How many editors live on once a visit is over.

    A timer that was cancelled stays in asyncio's heap until its moment, which is 0.3 s for the one that reads along.
    """
    end = time.monotonic() + FORGET
    while (alive := editors_alive()) > MOST_EDITORS and time.monotonic() < end:
        await asyncio.sleep(0.05)
    return alive


def press(app: KioskApp, *keys: str) -> None:
    """Presses keys; the pilot's own way waits 30 ms for silence after each, which made 400 visits take an hour."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def until(ready: Callable[[], bool], what: str) -> None:
    """Waits until `ready`."""
    end = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} never came")
        await asyncio.sleep(0.005)


async def arrive(app: KioskApp, step: Step) -> None:
    """Waits until the screen of `step` has the focus."""

    def here() -> bool:
        flow, focused = app.flow, app.focused
        return (
            flow is not None and flow.visit.step is step and focused is not None and type(app.screen) is SCREENS[step]
        )

    await until(here, step)


async def type_in(app: KioskApp, text: str) -> None:
    """Types `text` into the field that has the focus."""
    await until(lambda: isinstance(app.focused, TextArea), "a field")
    press(app, *text)
    await until(lambda: isinstance(app.focused, TextArea) and app.focused.text == text, text)


async def visit(app: KioskApp, number: int) -> None:
    """One person: a guided letter, a printed name, a sheet."""
    for step in (Step.WELCOME, Step.CASES, Step.CASE):
        await arrive(app, step)
        press(app, "enter")
    await arrive(app, Step.WRITE)
    press(app, "f6")
    await type_in(app, f"visitor{number}")
    press(app, "f10")
    await arrive(app, Step.SIGN)
    press(app, "2")
    await type_in(app, f"Ann{number}")
    press(app, "f10")
    await until(lambda: type(app.screen) in (RefusedScreen, ReviewScreen) and app.focused is not None, "the page")
    if isinstance(app.screen, RefusedScreen):
        # One case needs an address; Enter leaves it to the hand.
        press(app, "enter")
    for step in (Step.REVIEW, Step.THANKS):
        await arrive(app, step)
        # The thanks screen takes no second press of the same breath.
        await asyncio.sleep(BREATH if step is Step.THANKS else 0)
        press(app, "enter")


async def soak(visits: int, folder: Path) -> None:
    """All the visits, then the figures."""
    config = folder / "kiosk.toml"
    config.write_text(EVENT, "utf-8")
    memory, editors = [], []
    root = Root(config, None)
    with ExitStack() as doors:
        app = KioskApp(Opening(root.settings, root.clock, lambda: doors.enter_context(root.desk())))
        async with app.run_test(size=(80, 24), notifications=True, tooltips=True):
            for number in range(visits):
                await visit(app, number)
                await arrive(app, Step.WELCOME)
                editors.append(await forgotten())
                memory.append(resident_kb())
            counted = (await app.opening.desk()).numbers().letters
            app.exit()
    print(json.dumps({"visits": visits, "counted": counted, "memory_kb": memory, "editors": editors}))


if __name__ == "__main__":
    asyncio.run(soak(int(sys.argv[1]), Path(sys.argv[2])))
