"""A real desk on the practice pack, and a kiosk in a terminal that only tests see."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from kiosk.assets import assets
from kiosk.campaign.model import Pack
from kiosk.campaign.pack import load as load_pack
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.config import load as load_settings
from kiosk.desk import Desk
from kiosk.ledger.ledger import Ledger
from kiosk.printing.printer import printer_for
from kiosk.printing.spool import Spool
from kiosk.ui.app import KioskApp
from kiosk.ui.opening import Opening

S = TypeVar("S", bound=Screen)  # type: ignore[type-arg]
OpenKiosk = Callable[..., AbstractAsyncContextManager["Hands"]]

CONFIG = """
[event]
id = "test-event"
name = "Test [b]marathon[/b]"
place = "Exampleville"
practice = true
pack = "write-for-rights-2013"
ends = 2026-12-05T19:42:00
zone = "UTC"
[screens]
languages = [{languages}]
"""


@pytest.fixture(autouse=True)
def breathless(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thanks screen takes the first press: nobody here presses twice in one breath."""
    monkeypatch.setattr("kiosk.ui.screens.thanks.BREATH", 0.0)


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(assets() / "packs" / "write-for-rights-2013")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The shipped languages, a name with markup in it, seven hours left."""
    path = tmp_path / "kiosk.toml"
    path.write_text(CONFIG.format(languages='"en", "fr"'), "utf-8")
    return load_settings(path)


@pytest.fixture
def desk(settings: Settings, pack: Pack, clock: StoppedClock) -> Iterator[Desk]:
    with opened(settings, pack, clock) as one:
        yield one


class opened:
    """A desk on a record of its own, without the thread that prints."""

    def __init__(self, settings: Settings, pack: Pack, clock: StoppedClock) -> None:
        event = settings.event
        self.ledger = Ledger.open(
            settings.data, event=event.id, practice=event.practice, pack_version=pack.version, clock=clock
        )
        printer = printer_for(settings.printing, settings.data)
        spool = Spool(settings.data / "spool", self.ledger, printer, settings.printing, clock)
        self.desk = Desk(settings, pack, self.ledger, spool, clock)

    def __enter__(self) -> Desk:
        return self.desk

    def __exit__(self, *_: object) -> None:
        self.ledger.close()


class Hands:
    """Somebody at the kiosk: presses, types, pastes, touches, and looks."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, KioskApp)
        self.app: KioskApp = pilot.app

    async def see(self, screen: type[S]) -> S:
        """The screen of this kind, once it stands and has settled."""
        await self.until(lambda: type(self.app.screen) is screen and self.text().strip() != "")
        await self.pilot.pause()
        found = self.app.screen
        assert isinstance(found, screen)
        return found

    async def until(self, true: Callable[[], bool]) -> None:
        """Waits until something is true; 10 s on a machine that runs the whole suite besides."""
        for _ in range(1000):
            if true():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never came true on {type(self.app.screen).__name__}:\n{self.text()}")

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Types `text`, a key a character, as a terminal sends it."""
        from textual import events

        for char in text:
            self.app.post_message(events.Key(char, char))
            await self.pilot.pause()

    async def paste(self, text: str) -> None:
        from textual import events

        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def touch(self, selector: str) -> None:
        """Touches the middle of what `selector` names."""
        assert await self.pilot.click(selector), f"{selector} can't be touched"

    def text(self) -> str:
        """What stands on the screen, a line a row."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)


@pytest.fixture
def hands_of() -> type[Hands]:
    """Hands for a pilot that a test opened itself."""
    return Hands


@pytest.fixture
def open_kiosk(desk: Desk) -> OpenKiosk:
    """``async with open_kiosk(size=(80, 24)) as hands:`` a kiosk at its welcome screen."""

    @asynccontextmanager
    async def start(size: tuple[int, int] = (80, 24), *, desk: Desk = desk) -> AsyncIterator[Hands]:
        app = KioskApp(Opening(desk.settings, desk.clock, lambda: desk))
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            hands = Hands(pilot)
            await hands.until(lambda: bool(app._screen_stack) and len(app.screen_stack) > 1)
            await pilot.pause()
            yield hands

    return start
