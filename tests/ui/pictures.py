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
from datetime import UTC, date, datetime
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from kiosk.campaign.kind import Kind
from kiosk.campaign.pack import load as load_pack
from kiosk.cli.root import Root
from kiosk.clock import StoppedClock
from kiosk.desk import Desk
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.printers import PrinterKind
from kiosk.printing.ipp_words import SWITCHED_OFF
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


async def phrases(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"tun", "enter", "2", "f2")


async def phrase_put(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"tun", "enter", "2", "f2", "4")
    await pilot.pause(0.5)


async def two_languages(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"bopha", "enter", "1", "f3", "2")
    await pilot.pause(0.5)


async def one_language(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"bopha", "enter", "1", "7", "f3")


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


RUDE = """You are an IDIOT. I think the mayor lies, ring me on +1 202 555 0101.

Please release her and punish the judges."""


async def writing_for(pilot: Pilot[int], case: str, text: str) -> None:
    await on(pilot, "enter", *case, "enter", "1")
    await pilot.pause(0.3)
    await on(pilot, "f7", "ctrl+a")
    pilot.app.post_message(events.Paste(text))
    await pilot.pause(0.8)


async def advice(pilot: Pilot[int]) -> None:
    await writing_for(pilot, "robin", RUDE)


async def advice_next(pilot: Pilot[int]) -> None:
    await advice(pilot)
    await on(pilot, "f8", "f8")


async def advice_well(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"robin", "enter", "1", "f7", "home", *typed("I am a nurse. "))
    await pilot.pause(0.6)


async def advice_card(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"robin", "enter", "2", "tab", "tab", "tab", "tab", "ctrl+a")
    pilot.app.screen.query_one("#free").focus()
    await on(pilot, "ctrl+a")
    pilot.app.post_message(events.Paste("Amnesty told me of you. Merry Christmas!"))
    await pilot.pause(0.8)


async def sign_rules(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"sam", "enter", "1", "9")


async def sign_minor(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"sample", "enter", "1", "9", "3", "2")


async def sign_address(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"sample", "enter", "1", "9", "2", "f1", "tab", "tab", "5")


async def refused(pilot: Pilot[int]) -> None:
    await writing_for(pilot, "robin", RUDE)
    await on(pilot, "f10", "f10")


async def refused_address(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"sam", "enter", "1", "9", "f10")


async def refused_family(pilot: Pilot[int]) -> None:
    await on(pilot, "enter", *"sample", "enter", "1", "9", "4", "2", *typed("Ana Example"), "f10")


async def cases_stopped(pilot: Pilot[int]) -> None:
    await stop(pilot)
    await on(pilot, "enter")


async def case_stopped(pilot: Pilot[int]) -> None:
    await stop(pilot)
    await on(pilot, "enter", *"robin", "enter")


async def case_with_news(pilot: Pilot[int]) -> None:
    await stop(pilot)
    await on(pilot, "enter", *"sample", "enter")


async def organiser_stopped(pilot: Pilot[int]) -> None:
    one = await kiosk(pilot).opening.desk()
    for number in range(5):
        one.ledger.record(
            NewAction("robin-example", Kind.LETTER, "en"), NewJob(f"{number:032x}", "robin-example", "letter")
        )
    await stop(pilot)
    await on(pilot, "ctrl+t", "ctrl+t", "ctrl+t")
    await pilot.pause(0.2)


async def stopped_sheets(pilot: Pilot[int]) -> None:
    await organiser_stopped(pilot)
    await on(pilot, "2")
    await pilot.pause(0.2)


async def stop(pilot: Pilot[int]) -> None:
    """Makes the guide's pack a live one whose first case has stopped."""
    one = await kiosk(pilot).opening.desk()
    event = one.settings.event.model_copy(update={"practice": False})
    one.settings = one.settings.model_copy(update={"event": event})
    news = "Robin Example was released on bail on 22 November."
    cases = list(one.pack.cases)
    for index, day in ((0, date(2026, 11, 22)), (2, None)):
        told = {
            tongue: words.model_copy(update={"news": news.replace("Robin Example", words.name)})
            for tongue, words in cases[index].words.items()
        }
        file = cases[index].file.model_copy(update={"stop_after": day})
        cases[index] = cases[index].model_copy(update={"file": file, "words": told})
    file = one.pack.file.model_copy(update={"practice": False})
    one.pack = one.pack.model_copy(update={"file": file, "cases": tuple(cases)})


EMPTY = "The paper tray is empty: put paper in."


async def out_of_order(pilot: Pilot[int]) -> None:
    """Lets a printer that says `EMPTY` stand where the tray was, and three sheets wait for it."""
    one = await kiosk(pilot).opening.desk()
    printing = one.settings.printing.model_copy(update={"printer": PrinterKind.IPP})
    one.settings = one.settings.model_copy(update={"printing": printing})
    one.spool.stop()
    one.spool.out_of_order = lambda: EMPTY  # type: ignore[method-assign]
    for number in range(1, 4):
        wait(one, number)


def wait(one: Desk, number: int, held: str = "") -> None:
    """A sheet that waits for the printer, or for a person."""
    ticket = f"{number:032x}"
    case = one.pack.cases[number % len(one.pack.cases)].id
    one.ledger.record(NewAction(case, Kind.LETTER, "en"), NewJob(ticket, case, "letter"))
    if held:
        one.ledger.move_job(ticket, JobState.QUEUED, JobState.SENDING)
        one.ledger.move_job(ticket, JobState.SENDING, JobState.HELD, reason=held)


async def review_out(pilot: Pilot[int]) -> None:
    await out_of_order(pilot)
    await on(pilot, "enter", *typed("lopez"), "enter", "1", "9", "9")
    await pilot.pause(1.2)


async def review_out_words(pilot: Pilot[int]) -> None:
    await out_of_order(pilot)
    await on(pilot, "enter", *typed("lopez"), "enter", "1", "7", *typed("a nurse"), "f10", "2", *typed("Ana"), "f10")
    await pilot.pause(1.2)


async def thanks_out(pilot: Pilot[int]) -> None:
    await review_out(pilot)
    await on(pilot, "enter")
    await pilot.pause(1.5)


async def thanks_bar(pilot: Pilot[int]) -> None:
    await out_of_order(pilot)
    one = await kiosk(pilot).opening.desk()
    one.spool.out_of_order = lambda: None  # type: ignore[method-assign]
    await review(pilot)
    await on(pilot, "enter")
    await pilot.pause(1.2)
    one.ledger.move_job(f"{1:032x}", JobState.QUEUED, JobState.SENDING)
    one.ledger.move_job(f"{1:032x}", JobState.SENDING, JobState.PRINTING)
    one.ledger.move_job(f"{1:032x}", JobState.PRINTING, JobState.PRINTED)
    await pilot.pause(1.5)


async def organiser_out(pilot: Pilot[int]) -> None:
    await out_of_order(pilot)
    one = await kiosk(pilot).opening.desk()
    for number in range(4, 11):
        wait(one, number, SWITCHED_OFF if number % 2 else "")
    await on(pilot, "ctrl+t", "ctrl+t", "ctrl+t")
    await pilot.pause(0.2)


async def queue(pilot: Pilot[int]) -> None:
    await organiser_out(pilot)
    await on(pilot, "4")
    await pilot.pause(0.3)


async def queued_sheet(pilot: Pilot[int]) -> None:
    await queue(pilot)
    await on(pilot, "1")
    await pilot.pause(0.3)


async def queue_after(pilot: Pilot[int]) -> None:
    await queued_sheet(pilot)
    await on(pilot, "3")
    await pilot.pause(0.5)


async def review_later(pilot: Pilot[int]) -> None:
    one = await kiosk(pilot).opening.desk()
    printing = one.settings.printing.model_copy(update={"letters": "together", "printer": PrinterKind.IPP})
    one.settings = one.settings.model_copy(update={"printing": printing})
    await review(pilot)


async def thanks_later(pilot: Pilot[int]) -> None:
    await review_later(pilot)
    await on(pilot, "enter")
    await pilot.pause(1.2)


async def too_small(pilot: Pilot[int]) -> None:
    await ready(pilot)
    await pilot.resize_terminal(60, 20)
    await pilot.pause(0.2)


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        welcome, cases, search, country, case, case_news, story, card, card_page, petition, signed, phone,
        email, too_much, code, opened, slip, by_hand, handed, ready, guided_empty, guided, free,
        phrases, phrase_put, two_languages, one_language,
        sign, sign_name, review, large, thanks, too_long, unprintable, not_counted, start_over, still_there,
        organiser, review_out, review_out_words, thanks_out, thanks_bar, organiser_out, queue, queued_sheet,
        queue_after, review_later, thanks_later, too_small,
        advice, advice_next, advice_well, advice_card, sign_rules, sign_minor, sign_address,
        refused, refused_address, refused_family, cases_stopped, case_stopped, case_with_news, organiser_stopped,
        stopped_sheets,
    )
}  # fmt: skip

GUIDED = frozenset(name for name in SCENES if list(SCENES).index(name) >= list(SCENES).index("advice"))
"""Scenes on the pack of invented cases that has every rule of guidance."""

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
        if name in GUIDED:
            one.pack = load_pack(Path(__file__).parents[1] / "data" / "guide-pack")
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
    """`svg` as a PNG beside it; its words are in the order in which they are seen, and none is to be put in another."""
    source, target = path.with_suffix(".svg"), path.with_suffix(".png")
    svg = LEADING.sub(_shifted, svg.replace("Fira Code", "DejaVu Sans Mono").replace("font-size: 20px", FULL))
    source.write_text(svg.replace("<text ", '<text direction="ltr" unicode-bidi="bidi-override" '), "utf-8")
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
