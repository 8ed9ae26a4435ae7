"""An app where a person finds everything at the place at which it is seen: keys, touches and the cursor."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from rich.console import RenderableType
from textual import events
from textual.app import ReturnType
from textual.geometry import Offset
from textual.screen import Screen

from kiosk.ui.locked import LockedApp
from kiosk.ui.mirror import glass_of
from kiosk.ui.mirror.glass import Glass

LEAVE_ORDER, TAKE_ORDER = "\x1b[8l\x1b]5379;use_ctl=false\a", "\x1b[8h\x1b]5379;use_ctl=true\a"
"""Explicit and implicit mode (ECMA-48 BDSM): in the first a terminal that can order words leaves them as they come.

VTE has it; mlterm, which has not, knows its own sequence. Those that order nothing pass over both.
"""

_CLEAR = "\x1b[2J"
"""Terminals remember the mode line by line, so that the lines are made anew."""

_ASIDE = {"left": "right", "right": "left"}


class MirroringApp(LockedApp[ReturnType]):
    """Turns what comes in as the screen's glass turns what goes out; a plain one costs a look at it."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._ordering = True
        """False while the terminal was told to leave the order of words."""

    async def on_event(self, event: events.Event) -> None:
        """Every key and touch passes here before anything else hears it."""
        if isinstance(event, events.InputEvent) and not event.is_forwarded:
            glass = glass_of(self.screen)
            if glass is not None and glass.turns:
                self._turn(event, glass)
        await super().on_event(event)

    def _turn(self, event: events.InputEvent, glass: Glass) -> None:
        if isinstance(event, events.MouseEvent):
            event._x, event._y = event._screen_x, event._screen_y = glass.meant(Offset(event.x, event.y))
            event._delta_x = -event._delta_x if glass.mirrors else event._delta_x
        elif isinstance(event, events.Key) and glass.mirrors and not hasattr(self.screen.focused, "cursor_location"):
            # An editor turns its keys itself, each when its turn has come.
            event.key = _ASIDE.get(event.key, event.key)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        glass = glass_of(screen)
        if glass is None or not glass.turns or renderable is None:
            super()._display(screen, renderable)
            return
        if self._ordering and self._driver is not None and not self._batch_count:
            # Once and for all: no screen of ours needs a terminal that orders.
            self._ordering = False
            self._driver.write(LEAVE_ORDER + _CLEAR)
            renderable = glass.render_full_update()
        place = self.cursor_position
        self.cursor_position = glass.seen(screen.outer_size.clamp_offset(place))
        try:
            super()._display(screen, renderable)
        finally:
            self.cursor_position = place

    def give_order_back(self) -> None:
        """Leaves the terminal, once the app has ended, as it was found."""
        if not self._ordering and sys.__stderr__ is not None:
            # Where the driver wrote, too; a terminal that is gone needs nothing.
            with suppress(OSError, ValueError):
                sys.__stderr__.write(TAKE_ORDER)
                sys.__stderr__.flush()
