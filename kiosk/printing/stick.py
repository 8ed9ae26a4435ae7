"""Sheets that go onto a stick whenever it is there, each safe on it before the copy in the tray goes."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.catalogue import noted
from kiosk.ledger.disk import sync_folder
from kiosk.ledger.lock import FileLock
from kiosk.printers import PrinterKind, Printing
from kiosk.printing.files import PART, erase, is_settled, why
from kiosk.printing.printer import SHEETS
from kiosk.printing.tray import Tray
from kiosk.printing.volumes import marked, volumes

AUTO = "auto"
"""The setting that takes any stick with a folder kiosk-sheets."""

AT_A_TIME = 3.0
"""Seconds of one carrying: whoever asks how the printer is waits for it, and the rest goes when it is asked again."""

AWAY = noted("The stick is not there: its sheets are kept here, and go onto it when it is back.")
LOCKED = noted("The stick can only be read: push its small switch, or take another one. Its sheets are kept here.")
FULL = noted("The stick is full: put in another one, or make room on it. Its sheets are kept here.")
BROKEN = noted("The stick does not take sheets: pull it out and put it back. They are kept here.")

_SENTENCES = {errno.EROFS: LOCKED, errno.EACCES: LOCKED, errno.EPERM: LOCKED, errno.ENOSPC: FULL, errno.EFBIG: FULL}
_CARRIED = ".carried"
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES)


@dataclass(frozen=True, slots=True)
class StickState:
    """How many sheets lie on the stick (0 where it is out) and wait for it, with what is wrong, if anything."""

    there: bool
    lying: int
    waiting: int
    trouble: str


class Stick:
    """The stick of a tray: finds it, carries sheets onto it, and knows which it had, whether it is in or out."""

    def __init__(self, tray: Tray, setting: str, seen: Callable[[], Iterator[Path]] = volumes) -> None:
        self._tray = tray
        self._setting = setting
        self._seen = seen
        self.trouble = ""

    def folder(self) -> Path | None:
        """The folder for sheets on the stick; None while it is out."""
        if self._setting == AUTO:
            return marked(self._seen())
        named = Path(self._setting)
        # Never made by us: where a stick is out, its path may be a folder of this machine's own disk.
        return named if named.is_dir() else None

    def had(self, key: str) -> str | None:
        """The file name under which this key's sheet went onto a stick, whether it lies there still or not."""
        place = Tray.of_key([Path(name) for name in self._carried()], key)
        return place.name if place else None

    def take_back(self, key: str) -> bool:
        """Erase this key's sheet from the stick; False where it is out, or has it no more."""
        folder = self.folder()
        place = Tray(folder).find(key) if folder else None
        if place is None:
            return False
        with suppress(OSError):
            erase(place)
        return not place.exists()

    def state(self) -> StickState:
        """How it is now, without carrying anything."""
        folder, waiting = self.folder(), self._tray.count()
        trouble = self.trouble or ("" if folder or not waiting else AWAY)
        return StickState(folder is not None, Tray(folder).count() if folder else 0, waiting, trouble)

    def carry(self, seconds: float = AT_A_TIME) -> int:
        """Move what lies in the tray onto the stick, as much as goes in so many seconds, and return how many."""
        folder = self.folder()
        if folder is None or not self._tray.folder.is_dir():
            self.trouble = ""
            return 0
        lock = FileLock(self._tray.folder / ".stick.lock")
        try:
            return self._carry(folder, time.monotonic() + seconds) if lock.take(patience=0) else 0
        finally:
            lock.close()

    def _carry(self, folder: Path, until: float) -> int:
        moved = 0
        try:
            _sweep(folder)
            sheets = self._tray.sheets()
            if sheets:
                self._tray.remember_number()
            carried = self._carried() if sheets else set()
            for sheet in sheets:
                # A sheet that was noted is safe on some stick: a kill came before its copy here went.
                if sheet.name not in carried:
                    self._put(sheet, folder)
                erase(sheet)
                moved += 1
                if time.monotonic() > until:
                    break
            self.trouble = ""
        except OSError as error:
            # Out in the middle of it is no trouble of the stick's: the sheet lies where it lay.
            self.trouble = _SENTENCES.get(error.errno or 0, BROKEN) if self.folder() else ""
        return moved

    def _put(self, sheet: Path, folder: Path) -> None:
        content = sheet.read_bytes()
        place = folder / sheet.name
        if _read(place) != content:
            _write(place, content)
            if _read(place) != content:
                raise OSError(errno.EIO, why(OSError(errno.EIO)))
        self._note(sheet.name)

    def _note(self, name: str) -> None:
        """Written before the copy here goes, so that a sheet is always known in one of three places."""
        with (self._tray.folder / _CARRIED).open("a", encoding="ascii") as file:
            file.write(f"{name}\n")
            file.flush()
            os.fsync(file.fileno())

    def _carried(self) -> set[str]:
        try:
            return set((self._tray.folder / _CARRIED).read_text("ascii", "replace").splitlines())
        except OSError:
            return set()


def stick_of(settings: Printing, data: Path) -> Stick | None:
    """The stick that the settings speak of, where sheets are laid into a folder."""
    if settings.printer is not PrinterKind.FOLDER or not settings.stick:
        return None
    return Stick(Tray(data / SHEETS), settings.stick)


def _write(place: Path, content: bytes) -> None:
    """A file on a stick, whole or not there: FAT has no modes and may know no syncing of folders."""
    part = place.with_name(f".{place.name}{PART}")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    _sync(place.parent)


def _sync(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _read(place: Path) -> bytes | None:
    """What lies there, from the stick itself and not from the machine's memory of it, where the system lets us."""
    try:
        with place.open("rb") as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            return file.read()
    except FileNotFoundError:
        return None


def _sweep(folder: Path) -> None:
    """Erase the half sheet that a pulled stick bears; nobody else writes names like ours."""
    for path in Tray(folder).halves():
        if is_settled(path):
            path.unlink(missing_ok=True)
            _sync(folder)
