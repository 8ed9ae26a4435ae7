"""The desk on its way: the event's name is painted first, then the cases and the record are opened behind it.

Measured on two cores: reading a pack and opening a record take 230 ms of the 490 to the first paint, and the screens
after the first another 40. Nobody reads a welcome in less.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import Context
from importlib import import_module
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.config import Settings

if TYPE_CHECKING:
    from kiosk.desk import Desk

_LATER = ("case", "cases", "halt", "refused", "review", "sign", "story", "thanks", "write")


class Opening:
    """Opens the desk in a thread, once, when it is first asked for; what fails there is raised to whoever asks."""

    def __init__(self, settings: Settings, clock: Clock, open_desk: Callable[[], Desk]) -> None:
        self.settings = settings
        self.clock = clock
        self._open_desk = open_desk
        self._task: asyncio.Task[Desk] | None = None

    async def desk(self) -> Desk:
        """The desk, once it is open."""
        if self._task is None:
            # In a context of its own: that of the first screen would keep this screen as long as the desk.
            self._task = asyncio.create_task(asyncio.to_thread(self._open), context=Context())
        # Whoever is cancelled while waiting leaves the others their desk.
        return await asyncio.shield(self._task)

    def _open(self) -> Desk:
        desk = self._open_desk()
        for screen in _LATER:
            import_module(f"kiosk.ui.screens.{screen}")
        return desk
