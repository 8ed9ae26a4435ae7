"""The kiosk on a terminal: one visit after another, until an organiser leaves or a fresh start is due."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events, on, work

from kiosk.catalogue import speaker
from kiosk.chord import Chord
from kiosk.clock import Clock
from kiosk.config import Settings
from kiosk.errors import EXIT_RESTART, KioskError
from kiosk.heap import keep_one_heap
from kiosk.ui.flow import Answer, Flow
from kiosk.ui.forget import forget
from kiosk.ui.idle import IdleWatch
from kiosk.ui.locked import survive_broken_bytes
from kiosk.ui.mirror.face import MirroringApp
from kiosk.ui.opening import Opening
from kiosk.ui.screens.base import VisitScreen
from kiosk.ui.screens.overlay import Overlay, Private
from kiosk.ui.screens.welcome import PlainAsked
from kiosk.ui.themes import THEMES
from kiosk.visit import Step

if TYPE_CHECKING:
    from kiosk.desk import Desk

LOOK = 0.5
"""Seconds between two looks at whether somebody is still there."""


TURN = 0.0005
"""Seconds for which a thread that opens the desk or reads a letter may keep a key waiting; Python's own are 0.005, and
a key waits for several of them."""

LAST_PATIENCE = 3.0
"""Seconds a kiosk told to end may take for it; a terminal that is gone would hold it for ever."""


class KioskApp(MirroringApp[int]):
    """Tells one visit after another; ends with the exit code for the wrapper, or with the `failure` to open."""

    CSS_PATH = "kiosk.tcss"

    def __init__(self, opening: Opening, visits: int = 0) -> None:
        settings = opening.settings
        keep_one_heap()
        super().__init__(settings.data / "crashes")
        self.settings = settings
        self.opening = opening
        self.flow: Flow | None = None
        self.idle = IdleWatch()
        self.failure: KioskError | None = None
        self._chord = Chord(settings.organiser.leave)
        self.visits_told = visits
        self.asked_plain = False
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[settings.screens.theme].name

    def on_mount(self) -> None:
        """Opens the doors."""
        self.listen_for_signals()
        self.set_interval(LOOK, self._look)
        self.visits()

    @work(group="visit", exclusive=True, description="visit")
    async def visits(self) -> None:
        """One visit after another; between two, the first is forgotten and the program may start afresh."""
        # A worker keeps the error it was cancelled with, whose traceback keeps the screens and their words.
        with suppress(asyncio.CancelledError):
            try:
                await self._visit_by_visit()
            except KioskError as error:
                self.failure = error
                self.exit()

    async def _visit_by_visit(self) -> None:
        while self.visits_told < self.settings.screens.visits_before_restart:
            self.flow = Flow(self.opening, self.show, self.room, self.visits_told)
            await self.flow.tell()
            self._close()
        self.exit(return_code=EXIT_RESTART)

    def _close(self) -> None:
        self.visits_told += 1
        self.flow = None
        forget(self)

    def room(self) -> tuple[int, int]:
        """Rows and columns of the terminal."""
        return self.size.height, self.size.width

    async def show(self, screen: VisitScreen[Answer]) -> Answer:
        """Puts `screen` up and waits for its answer; what lies over the visit is waited for first."""
        while isinstance(self.screen, Overlay):
            await asyncio.sleep(0.05)
        return await self.push_screen_wait(screen)

    async def on_event(self, event: events.Event) -> None:
        """Every key and touch passes here: a sign of life, and perhaps an organiser's."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self.idle.notice(event)
            if isinstance(event, events.Key) and self._chord.hear(event.key):
                self._open_for_organiser()
        await super().on_event(event)

    @on(PlainAsked)
    def _tell_in_lines(self) -> None:
        """Gives the terminal to the visit in lines, after which the screens begin anew."""
        self.asked_plain = True
        self.exit()

    def _look(self) -> None:
        """Asks whether somebody is there once nobody was for long; a visit not begun needs nobody."""
        screens = self.settings.screens
        step = self.flow.visit.step if self.flow else Step.WELCOME
        # The thanks screen has a countdown of its own, and what lies over a visit is somebody's doing.
        if step in (Step.WELCOME, Step.THANKS) or isinstance(self.screen, Overlay):
            return
        if self.idle.seconds >= screens.idle_seconds:
            self.ask_still_there()

    def ask_still_there(self) -> None:
        """Lays the countdown over the visit; an answer returns to the very letter, silence ends it."""
        if self.flow is not None:
            from kiosk.ui.screens.still_there import StillThere

            seconds = self.settings.screens.countdown_seconds
            self.push_screen(StillThere(self.flow.say, seconds), self._answered)

    def _answered(self, there: bool | None) -> None:
        self.idle.alive()
        if not there:
            self.wipe()

    @work(group="wipe", exclusive=True, description="wipe")
    async def wipe(self) -> None:
        """Ends the visit in hand without a trace and opens the doors again."""
        self.workers.cancel_group(self, "visit")
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        self._close()
        self.visits()

    @work(group="organiser", exclusive=True, description="organiser")
    async def _open_for_organiser(self) -> None:
        if isinstance(self.screen, Private):
            return
        from kiosk.ui.screens.organiser import open_for_organiser

        if await open_for_organiser(self, await self.opening.desk(), speaker(self.settings.screens.languages[0])):
            self.exit(return_code=0)
        self.idle.alive()


def run_while_opening(
    settings: Settings, clock: Clock, open_desk: Callable[[], Desk], in_lines: Callable[[], int | None]
) -> int:
    """Shows the screens until an organiser leaves (0) or a restart is due (75).

    `in_lines` tells one visit without screens, and gives an exit code where the program is to end with it.

    `open_desk` is called in a thread once the first screen stands: 490 ms to the first paint become 320. What it
    raises ends the screens and is raised here.
    """
    survive_broken_bytes()
    sys.setswitchinterval(TURN)
    visits = 0
    while True:
        app = KioskApp(Opening(settings, clock, open_desk), visits)
        app.last_resort = threading.Timer(LAST_PATIENCE, os._exit, (0,))
        app.run()
        app.last_resort.cancel()
        app.give_order_back()
        if app.failure:
            raise app.failure
        if not app.asked_plain:
            return app.return_code or 0
        if (code := in_lines()) is not None:
            return code
        visits = app.visits_told + 1
