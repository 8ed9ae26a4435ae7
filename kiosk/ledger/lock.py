"""Locks on files: writers take turns, and one folder has one kiosk screen.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections write or checkpoint at the same
instant (the WAL-reset bug; sqlite.org/wal.html), and every Python of Debian 12 links 3.40.1. So a turn is
taken around each transaction, and around opening, migrating and closing, which may checkpoint too.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from kiosk.errors import KioskError
from kiosk.ledger.faults import Busy, cannot_open

PATIENCE = 3.0
"""Seconds a writer waits for its turn: a thousand times a commit, and short enough for a person who waits."""

_FIRST_NAP, _LONGEST_NAP = 0.0005, 0.02


class FileLock:
    """An exclusive lock on an open file; the kernel releases it when the process dies, however it dies.

    The bare system call on a file kept open costs 0.6 us a turn; portalocker costs 7 and 45 ms of imports,
    filelock 70, and a durable row is to stay within 1.4 times a bare insert of 130.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._lock, self._unlock = _system_calls()

    def take(self, patience: float) -> bool:
        """Take the lock within `patience` seconds; False where another holds it all that time."""
        if self._try():
            return True
        deadline, nap = time.monotonic() + patience, _FIRST_NAP
        while time.monotonic() < deadline:
            time.sleep(nap)
            if self._try():
                return True
            nap = min(nap * 2, _LONGEST_NAP)
        return False

    def release(self) -> None:
        """Let the next one in."""
        self._unlock(self._descriptor)

    def close(self) -> None:
        """Close the file, which releases the lock too."""
        # -1, since the number of a closed file is soon another file's.
        descriptor, self._descriptor = self._descriptor, -1
        os.close(descriptor)

    def _try(self) -> bool:
        try:
            self._lock(self._descriptor)
        except OSError as error:
            if error.errno in (errno.EAGAIN, errno.EACCES):
                return False
            raise
        return True


def _system_calls() -> tuple[Callable[[int], None], Callable[[int], None]]:
    """Lock without waiting, and unlock, by file descriptor."""
    if sys.platform == "win32":
        import msvcrt

        def locking(mode: int) -> Callable[[int], None]:
            return lambda descriptor: msvcrt.locking(descriptor, mode, 1)

        return locking(msvcrt.LK_NBLCK), locking(msvcrt.LK_UNLCK)
    from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock

    return lambda descriptor: flock(descriptor, LOCK_EX | LOCK_NB), lambda descriptor: flock(descriptor, LOCK_UN)


class Turns:
    """One writer at a time, among the threads of this process and among processes; may be nested."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.threads = threading.RLock()
        self._file = FileLock(path)
        self._patience = patience
        self._depth = 0

    def __enter__(self) -> None:
        if not self.threads.acquire(timeout=self._patience):
            raise Busy(self._sentence())
        try:
            if self._depth == 0 and not self._file.take(self._patience):
                raise Busy(self._sentence())
        except BaseException:
            self.threads.release()
            raise
        self._depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        try:
            if self._depth == 0:
                self._file.release()
        finally:
            self.threads.release()

    def close(self) -> None:
        """Close the file under the lock."""
        self._file.close()

    def _sentence(self) -> str:
        return f"Another command has held the record for {self._patience:.0f} seconds. Please try again."


class KioskLock:
    """Held by a kiosk screen for its life, so that no second one opens on the same data folder."""

    def __init__(self, folder: Path) -> None:
        path = folder / "kiosk.lock"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = FileLock(path)
        except OSError as error:
            raise cannot_open(path, error) from error
        if not self._file.take(patience=0):
            self._file.close()
            raise KioskError(
                f"A kiosk is already open on {folder}. Close it first, or name another folder with --data."
            )

    def close(self) -> None:
        """Let another kiosk screen open here."""
        self._file.close()

    def __enter__(self) -> KioskLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
