"""An app before whose mirrored screens a person finds everything where it is seen: keys, touches and the cursor."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual import events
from textual.app import ReturnType
from textual.geometry import Offset
from textual.screen import Screen

from kiosk.ui.locked import LockedApp

if TYPE_CHECKING:
    from kiosk.ui.mirror.compositor import Mirror

LEAVE_ORDER, TAKE_ORDER = "\x1b[8l\x1b]5379;use_ctl=false\a", "\x1b[8h\x1b]5379;use_ctl=true\a"
"""Explicit and implicit mode (ECMA-48 BDSM): in the first a terminal that can order words leaves them as they come.

VTE has it; mlterm, which has not, knows its own sequence. Those that order nothing pass over both.
"""

_CLEAR = "\x1b[2J"
"""Terminals remember the mode line by line, so that the lines are made anew."""

_ASIDE = {"left": "right", "right": "left"}


class MirroringApp(LockedApp[ReturnType]):
    """Turns what comes in as the screen's `mirror` turns what goes out; screens without one cost a look at None."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self._ordering = True
        """False while the terminal was told to leave the order of words."""

    async def on_event(self, event: events.Event) -> None:
        """Every key and touch passes here before anything else hears it."""
        if isinstance(event, events.InputEvent) and not event.is_forwarded:
            mirror = mirror_of(self.screen)
            if mirror is not None:
                self._turn(event, mirror)
        await super().on_event(event)

    def _turn(self, event: events.InputEvent, mirror: Mirror) -> None:
        if isinstance(event, events.MouseEvent):
            event._x, event._y = event._screen_x, event._screen_y = mirror.meant(Offset(event.x, event.y))
            event._delta_x = -event._delta_x
        elif isinstance(event, events.Key) and not hasattr(self.screen.focused, "cursor_location"):
            # An editor turns its keys itself, each when its turn has come.
            event.key = _ASIDE.get(event.key, event.key)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        mirror = mirror_of(screen)
        if mirror is None and self._ordering:
            super()._display(screen, renderable)
        elif renderable is not None:
            self._display_turned(screen, mirror, renderable)

    def _display_turned(self, screen: Screen[Any], mirror: Mirror | None, renderable: RenderableType) -> None:
        if self._ordering is not (mirror is None) and self._driver is not None and not self._batch_count:
            self._ordering = mirror is None
            self._driver.write((TAKE_ORDER if self._ordering else LEAVE_ORDER) + _CLEAR)
            renderable = screen._compositor.render_full_update()
        place = self.cursor_position
        if mirror is not None:
            self.cursor_position = mirror.seen(screen.outer_size.clamp_offset(place))
        try:
            super()._display(screen, renderable)
        finally:
            self.cursor_position = place

    def give_order_back(self) -> None:
        """Leaves the terminal, once the app has ended, as it was found."""
        if not self._ordering and sys.__stderr__ is not None:
            # Where the driver wrote, too; a terminal that is gone needs nothing.
            with suppress(OSError):
                sys.__stderr__.write(TAKE_ORDER)
                sys.__stderr__.flush()


def mirror_of(screen: Screen[Any]) -> Mirror | None:
    """What a screen is seen in."""
    return getattr(screen, "mirror", None)
