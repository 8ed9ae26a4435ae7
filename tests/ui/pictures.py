"""Pictures of every screen, to be looked at: ``python tests/ui/pictures.py OUT [NAME ...]``.

Needs ``rsvg-convert`` and the DejaVu fonts. Each scene drives the real desk on the practice pack in a folder of its
own; what it shows is what an attendee would see.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from kiosk.campaign.kind import Kind
from kiosk.cli.root import Root
from kiosk.clock import StoppedClock
from kiosk.desk import Desk
from kiosk.ledger.model import NewAction
from kiosk.ui.app import KioskApp
from kiosk.ui.opening import Opening
from kiosk.ui.screens import halt

CONFIG = """
[event]
id = "rio-2013"
name = "Rio marathon"
place = "Rio de Janeiro"
practice = true
pack = "write-for-rights-2013"
ends = 2026-12-05T19:42:00
zone = "UTC"
[screens]
languages = [{languages}]
theme = "{theme}"
thanks_seconds = 300
"""

SIZES = ((80, 24), (100, 30), (120, 40))

CELL = 12.2
"""Width of a cell in Textual's SVG."""

LEADING = re.compile(r'(<text [^>]*x=)"([\d.]+)"([^>]*textLength=)"([\d.]+)"([^>]*>)((?:&#160;)+)(?=[^&<])')
"""rsvg drops the blanks a piece of text begins with, so that it is moved by them instead."""

FULL = "font-size: 20.27px"
"""At this size a cell of DejaVu is as wide as the SVG's."""

Scene = Callable[[Pilot[int]], Awaitable[None]]


async def on(pilot: Pilot[int], *keys: str) -> None:
    """Presses keys, with time for a screen to come after each."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause(0.15)


def typed(text: str) -> list[str]:
    """The keys that type `text`."""
    names = {" ": "space", ".": "full_stop", ",": "comma"}
    return [names.get(char, char) for char in text]


async def welcome(pilot: Pilot[int]) -> None:
    await pilot.pause(0.2)


async def cases(pilot: Pilot[int]) -> None:
    await on(pilot, "enter")


async def search(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"mex")


async def country(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "f")


async def case(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2")


async def case_news(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"bopha", "enter")


async def story(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "8")


async def card(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "2")


async def card_page(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "2", "enter", "enter")


async def petition(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "3", *typed("Ana Example"))


async def signed(pilot: Pilot[int]) -> None:
    await petition(pilot)
    await on(pilot, "f10")
    await pilot.pause(1.2)


async def phone(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"savin", "backspace", "backspace", "backspace", "backspace", "backspace")
    await on(pilot, *"lopez", "enter", "4")


async def email(pilot: Pilot[int]) -> None:
    await phone(pilot)
    await on(pilot, "1")
    await pilot.pause(0.5)


async def too_much(pilot: Pilot[int]) -> None:
    await email(pilot)
    await on(pilot, "f10")
    await pilot.pause(0.4)


async def code(pilot: Pilot[int]) -> None:
    await too_much(pilot)
    await on(pilot, "1")
    await pilot.pause(0.4)


async def opened(pilot: Pilot[int]) -> None:
    await code(pilot)
    await on(pilot, "1")
    await pilot.pause(0.4)


async def slip(pilot: Pilot[int]) -> None:
    await too_much(pilot)
    await on(pilot, "3")
    await pilot.pause(0.6)


async def by_hand(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "5")
    await pilot.pause(0.6)


async def handed(pilot: Pilot[int]) -> None:
    await by_hand(pilot)
    await on(pilot, "1")
    await pilot.pause(1.2)


async def ready(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "enter", "2")


async def guided(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "enter", "7", *typed("a nurse"), "tab", *typed("I care for people every night."))
    await pilot.pause(0.5)


async def guided_empty(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "enter", "7")
    await pilot.pause(0.5)


async def free(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "enter", "8")
    await pilot.pause(0.5)


async def sign(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "enter", "9")


async def sign_name(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "enter", "9", "2", *typed("Ana Example"))


async def review(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2", "enter", "9", "9")
    await pilot.pause(0.6)


async def large(pilot: Pilot[int]) -> None:
    await review(pilot)
    await on(pilot, "z")


async def thanks(pilot: Pilot[int]) -> None:
    await review(pilot)
    await on(pilot, "enter")
    await pilot.pause(1.5)


async def too_long(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2")
    pilot.app.push_screen(halt.too_long(flow_say(pilot), 3))
    await pilot.pause(0.2)


async def unprintable(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2")
    pilot.app.push_screen(halt.unprintable(flow_say(pilot), ["漢", "字"]))
    await pilot.pause(0.2)


async def not_counted(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", "2")
    sentence = "This was not counted. Please tell the organiser; nothing you wrote is lost."
    pilot.app.push_screen(halt.not_counted(flow_say(pilot), sentence))
    await pilot.pause(0.2)


async def start_over(pilot: Pilot[int]) -> None:
    await guided(pilot)
    await on(pilot, "f12")


async def still_there(pilot: Pilot[int]) -> None:
    await ready(pilot)
    app = kiosk(pilot)
    app.ask_still_there()
    await pilot.pause(0.2)


async def organiser(pilot: Pilot[int]) -> None:
    await on(pilot, "ctrl+t", "ctrl+t", "ctrl+t")
    await pilot.pause(0.2)


async def too_small(pilot: Pilot[int]) -> None:
    await ready(pilot)
    await pilot.resize_terminal(60, 20)
    await pilot.pause(0.2)


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        welcome, cases, search, country, case, case_news, story, card, card_page, petition, signed, phone,
        email, too_much, code, opened, slip, by_hand, handed, ready, guided_empty, guided, free,
        sign, sign_name, review, large, thanks, too_long, unprintable, not_counted, start_over, still_there,
        organiser, too_small,
    )
}  # fmt: skip

IN_OTHER_LIGHT = ("welcome", "cases", "ready", "review")
"""Scenes shown in the other themes too."""


def kiosk(pilot: Pilot[int]) -> KioskApp:
    """The app behind a pilot."""
    assert isinstance(pilot.app, KioskApp)
    return pilot.app


def flow_say(pilot: Pilot[int]):
    """The voice of the visit."""
    flow = kiosk(pilot).flow
    assert flow is not None
    return flow.say


def desk(theme: str, languages: tuple[str, ...], folder: Path) -> AbstractContextManager[Desk]:
    """A real desk at noon, on a record with a plausible night in it."""
    config = folder / "kiosk.toml"
    config.write_text(CONFIG.format(theme=theme, languages=", ".join(f'"{one}"' for one in languages)), "utf-8")
    return Root(config, None, StoppedClock(datetime(2026, 12, 5, 12, 0, tzinfo=UTC))).desk()


def fill(one: Desk) -> None:
    """As many letters as a good evening has."""
    for index, case in enumerate(one.pack.cases):
        one.ledger.record(
            NewAction(case.id, Kind.LETTER, "en", quantity=[41, 12, 46, 88, 52, 37, 9, 60, 33, 71, 28, 95][index])
        )


async def take(name: str, size: tuple[int, int], theme: str, languages: tuple[str, ...], out: Path) -> Path:
    """One picture: the scene driven, exported as SVG, turned into a PNG."""
    with tempfile.TemporaryDirectory() as folder, desk(theme, languages, Path(folder)) as one:
        fill(one)
        app = KioskApp(Opening(one.settings, one.clock, lambda: one))
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause(0.3)
            await SCENES[name](pilot)
            svg = app.export_screenshot(title=f"{name} {size[0]}x{size[1]} {theme}")
    tongue = "" if languages[0] == "en" else f"-{languages[0]}"
    return picture(svg, out / f"{name}-{size[0]}x{size[1]}-{theme}{tongue}")


def _shifted(found: re.Match[str]) -> str:
    start, x, middle, length, rest, blanks = found.groups()
    cells = blanks.count(";")
    return f'{start}"{float(x) + cells * CELL:.1f}"{middle}"{float(length) - cells * CELL:.1f}"{rest}'


def picture(svg: str, path: Path) -> Path:
    """`svg` as a PNG beside it."""
    source, target = path.with_suffix(".svg"), path.with_suffix(".png")
    svg = LEADING.sub(_shifted, svg.replace("Fira Code", "DejaVu Sans Mono").replace("font-size: 20px", FULL))
    source.write_text(svg, "utf-8")
    subprocess.run(["rsvg-convert", "-o", target, source], check=True, timeout=60)
    source.unlink()
    return target


async def main(out: Path, names: list[str]) -> None:
    """Every scene at every size by night, and some in other light."""
    from kiosk.catalogue import languages

    out.mkdir(parents=True, exist_ok=True)
    spoken = languages()
    for name in names or SCENES:
        for size in SIZES[:: 1 if names else 2]:
            await take(name, size, "night", spoken, out)
        if name in IN_OTHER_LIGHT:
            for theme in ("day", "contrast", "sixteen"):
                await take(name, SIZES[0], theme, spoken, out)
        if "fr" in spoken:
            await take(name, SIZES[0], "night", ("fr", "en"), out)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2:]))
