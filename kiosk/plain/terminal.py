"""The keyboard of a terminal that is taken key by key, and no key of which ends or stops the program."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any

from kiosk.plain.keys import Decoder, Keys

PASTE = 0.03
"""Seconds within which more of a paste has come; between two keys of a quick hand lie 0.05."""

_CONSOLE = {chr(0x3B + number): f"f{number + 1}" for number in range(10)} | {"\x85": "f11", "\x86": "f12"}
"""What the Windows console sends after its prefix for a function key."""

_STRAY = ("SIGINT", "SIGQUIT", "SIGTSTP")
_POLITE = ("SIGTERM", "SIGHUP")


@contextmanager
def keyboard(fd: int = 0) -> Iterator[Keys]:
    """The keys of `fd`, a terminal or a pipe, until the end; then the terminal is as it was."""
    if sys.platform == "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        yield WindowsKeys() if os.isatty(fd) else PipeKeys(fd)
        return
    with _signals() as woken, _by_key(fd):
        yield PosixKeys(fd, woken)


class PosixKeys:
    """Reads `fd` as it comes; whatever can be read from `woken` means that the program is asked to end."""

    def __init__(self, fd: int, woken: int) -> None:
        self._fd, self._woken = fd, woken
        self._decoder = Decoder()
        self._paced = os.isatty(fd)

    def read(self, seconds: float | None) -> list[str] | None:
        """The keys that came within `seconds`; None once the terminal is gone or the program is to end."""
        if not (ready := self._ready(seconds)):
            return []
        if self._woken in ready:
            return None
        try:
            data = os.read(self._fd, 4096)
        except OSError:  # A terminal that hung up.
            return None
        return self._decoder.feed(data) if data else None

    def more(self) -> bool:
        """True within a paste; a pipe has no pauses, so that nothing can be told from them."""
        return self._paced and bool(self._ready(PASTE))

    def _ready(self, seconds: float | None) -> list[int]:
        import select

        found: list[int] = select.select([self._woken, self._fd], [], [], seconds)[0]
        return found


class WindowsKeys:
    """Reads the console, which can't be waited for and so is looked at twenty times a second."""

    LOOK = 0.05

    def __init__(self) -> None:
        import msvcrt

        self._console: Any = msvcrt
        self._decoder = Decoder()

    def read(self, seconds: float | None) -> list[str] | None:
        """The keys that came within `seconds`."""
        until = None if seconds is None else time.monotonic() + seconds
        while not self._console.kbhit():
            if until is not None and time.monotonic() >= until:
                return []
            time.sleep(self.LOOK)
        char = self._console.getwch()
        if char in ("\x00", "\xe0"):  # An arrow or a function key, told in two.
            name = _CONSOLE.get(self._console.getwch())
            return [name] if name else []
        return self._decoder.typed(char)

    def more(self) -> bool:
        """True within a paste."""
        return bool(self._console.kbhit())


class PipeKeys:
    """Reads a pipe where pipes can't be waited for: nobody is asked whether they are there."""

    def __init__(self, fd: int) -> None:
        self._fd, self._decoder = fd, Decoder()

    def read(self, seconds: float | None) -> list[str] | None:
        """The keys that come next, whenever that is."""
        data = os.read(self._fd, 4096)
        return self._decoder.feed(data) if data else None

    def more(self) -> bool:
        """Never: a pipe has no pauses."""
        return False


@contextmanager
def _by_key(fd: int) -> Iterator[None]:
    """Each key at once, without echo, signal, end of file, or a pause by Ctrl+S."""
    if not os.isatty(fd):
        yield
        return
    import termios

    before = termios.tcgetattr(fd)
    now = termios.tcgetattr(fd)
    now[0] = now[0] & ~(termios.IXON | termios.INLCR | termios.IGNCR) | termios.ICRNL
    now[1] |= termios.OPOST | termios.ONLCR
    now[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
    termios.tcsetattr(fd, termios.TCSADRAIN, now)
    try:
        yield
    finally:
        with suppress(termios.error, OSError):  # The terminal may be gone by now.
            termios.tcsetattr(fd, termios.TCSADRAIN, before)


def _heard(_number: int, _frame: FrameType | None) -> None:
    """Keeps the signal from ending the process: what was heard is read from the pipe."""


@contextmanager
def _signals() -> Iterator[int]:
    """Interrupts fall into nothing; a polite request to end can be read from the file that is yielded."""
    woken, waking = os.pipe()
    os.set_blocking(waking, False)
    # Written where the signal arrives: a handler of ours would wait for a select that nobody interrupts.
    wakeup = signal.set_wakeup_fd(waking, warn_on_full_buffer=False)
    before = {
        name: signal.signal(getattr(signal, name), _heard if name in _POLITE else signal.SIG_IGN)
        for name in (*_STRAY, *_POLITE)
    }
    try:
        yield woken
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
        signal.set_wakeup_fd(wakeup)
        os.close(woken)
        os.close(waking)
