"""What Textual would let strangers do, taken away; and what kills it, survived."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App, ReturnType
from textual.binding import BindingType
from textual.command import Provider

from kiosk import crash
from kiosk.errors import EXIT_RESTART


class LockedApp(App[ReturnType], inherit_bindings=False):
    """An app without a way out for whoever stands before it: no palette, no quit key, no browser, no clipboard.

    An exception ends it with exit code 75 and a report of frames; Textual's own handler prints every local
    variable, letters and names included, onto the public display.
    """

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = set()
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, crashes: Path) -> None:
        super().__init__()
        self._crashes = crashes
        self.last_resort: threading.Timer | None = None

    def listen_for_signals(self) -> None:
        """SIGTERM and SIGHUP end the app cleanly; left alone they leave the terminal raw and the mouse on."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            # Windows has neither the one signal nor this way of listening; its console resets itself.
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._leave_in_time)

    def _leave_in_time(self) -> None:
        """Ends the app, and the process itself where a terminal that is gone holds the app up for ever.

        Textual's writer thread dies of the first write to it, and its queue then blocks whoever ends the app, with the
        data folder locked against the next start. What was counted is on disk, as it is after a kill.
        """
        if self.last_resort is not None:
            self.last_resort.daemon = True
            self.last_resort.start()
        self.exit()

    async def action_quit(self) -> None:
        """Does nothing: an organiser leaves by the chord."""

    def action_suspend_process(self) -> None:
        """Does nothing."""

    def action_help_quit(self) -> None:
        """Does nothing."""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Opens no browser."""

    def copy_to_clipboard(self, text: str) -> None:
        """Keeps `text` within the app: an OSC 52 would hand it to the machine, and to the next person."""
        self._clipboard = text

    def notify(self, message: str, *, markup: bool = False, **how: Any) -> None:
        """Shows `message` as it stands."""
        super().notify(message, markup=markup, **how)

    def _handle_exception(self, error: Exception) -> None:
        if self._exit:
            return
        crash.report(getattr(error, "error", None) or error, self._crashes)
        self._return_code = EXIT_RESTART
        if self._exception is None:
            # As the base class does, so that a test sees the error.
            self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """Ends the app for a restart; the input thread reports its errors here, with a traceback we do not show."""
        self._return_code = EXIT_RESTART
        self._close_messages_no_wait()


def survive_broken_bytes() -> None:
    """Makes the terminal driver read an invalid byte as U+FFFD; as it comes it dies of one (Textual issue 6456)."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def tolerant(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        decoder = codecs.getincrementaldecoder(encoding)
        return lambda: decoder(errors="replace")

    linux_driver.getincrementaldecoder = tolerant  # type: ignore[attr-defined, assignment]
