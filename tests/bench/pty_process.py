"""A program in a pseudo-terminal whose output is read, and timed, as it comes."""

from __future__ import annotations

import errno
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

FOREIGN = ("COLUMNS", "LINES", "TEXTUAL", "TMUX")
"""What a program must not inherit: with COLUMNS set, Textual believes no terminal."""


class PtyProcess:
    """`arguments` run with a terminal of `columns` x `rows`; `seen` is all it has written."""

    def __init__(
        self,
        arguments: Sequence[str],
        folder: str,
        columns: int = 100,
        rows: int = 30,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        inherited = {key: value for key, value in os.environ.items() if not key.startswith(FOREIGN)}
        fixed = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.seen = b""
        self.started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(arguments[0], list(arguments), inherited | fixed | dict(environment or {}))
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def kill(self) -> None:
        """Ends the program as a power cut would; what it had written before is read still."""
        if not self.pid:
            return
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.pid = 0
        while self.read(0):
            pass
        os.close(self._terminal)

    def send(self, text: str) -> None:
        """Types `text`; a long one is fed as fast as the program reads."""
        data = text.encode()
        while data:
            self.read(0)
            data = data[os.write(self._terminal, data[:512]) :]

    def wait_for(self, text: str, seconds: float = 20.0) -> float:
        """Seconds from now until `text` is written, counting only what comes from now on."""
        begun, wanted, already = time.perf_counter(), text.encode(), len(self.seen)
        while wanted not in self.seen[already:]:
            if time.perf_counter() - begun > seconds:
                raise TimeoutError(f"{text!r} was never written; the end of it all: {self.seen[-600:]!r}")
            self.read(0.05)
        return time.perf_counter() - begun

    def idle(self, seconds: float) -> None:
        """Reads on for `seconds`, so that what is painted in between is not taken for an answer later."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self.read(left)

    def read(self, seconds: float) -> bool:
        """Waits at most so long for something to be written; False where nothing came."""
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return False
        try:
            came = os.read(self._terminal, 1 << 16)
        except OSError as error:
            # Linux says EIO where the other end of a terminal was closed.
            if error.errno != errno.EIO:
                raise
            return False
        self.seen += came
        return bool(came)
