"""The paper tray of a kiosk without a printer: a folder of PDFs that stay until an organiser takes them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.printing.files import PART, erase, is_settled, why, write_private

KEY_DIGITS = 16
"""Digits of a sheet's key in its file name: 60 random bits, so that of a million sheets two share them once in two
million nights, and the name still fits a line of a file manager."""

_SHEET = re.compile(r"(\d{5,})-[A-Za-z0-9_-]+-([0-9a-f]{16})\.pdf")
_HALF = re.compile(rf"\..*{re.escape(PART)}")
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LAST = ".last-number"


class TrayTrouble(KioskError):
    """Sheets could not be taken or cleared; those not yet taken lie where they lay."""


class Tray:
    """Sheets in the order they were written; anything else in the folder is left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def sheets(self) -> list[Path]:
        """Every sheet, the first written first."""
        return sorted(self._named(_SHEET), key=lambda path: (_number(path), path.name))

    def count(self) -> int:
        """How many sheets lie here."""
        return len(self._named(_SHEET))

    def oldest(self) -> datetime | None:
        """When the oldest sheet was laid here, in UTC; None in an empty tray."""
        times = []
        for path in self._named(_SHEET):
            with suppress(FileNotFoundError):
                times.append(path.stat().st_mtime)
        return datetime.fromtimestamp(min(times), UTC) if times else None

    def find(self, key: str) -> Path | None:
        """The sheet of this key (32 hex digits), if it lies here."""
        return _of_key(self._named(_SHEET), key)

    @staticmethod
    def of_key(sheets: list[Path], key: str) -> Path | None:
        """The sheet of this key among some."""
        return _of_key(sheets, key)

    def halves(self) -> list[Path]:
        """What a kill or a pulled stick left half-written, and what is being written now."""
        return self._named(_HALF)

    def place_for(self, key: str, name: str) -> Path:
        """Where this key's sheet lies, or else goes: its number, `name` (case and sheet), the start of its key."""
        sheets = self._named(_SHEET)
        number = max([self._last_number(), *map(_number, sheets)]) + 1
        new = self.folder / f"{number:05}-{_UNSAFE.sub('-', name) or 'sheet'}{_tail(key)}"
        return _of_key(sheets, key) or new

    def take(self, to: Path) -> int:
        """Move every sheet into the folder `to` and return how many; each is safe there before it goes here."""
        taken = 0
        try:
            to.mkdir(parents=True, exist_ok=True)
            if to.resolve() == self.folder.resolve():
                raise TrayTrouble("The sheets lie there already: name another folder.")
            self.remember_number()
            for path in self.sheets():
                write_private(to / path.name, path.read_bytes())
                erase(path)
                taken += 1
            self._erase_leftovers()
        except OSError as error:
            raise TrayTrouble(f"{taken} sheets were taken to {to}; there it stopped: {why(error)}.") from error
        return taken

    def clear(self) -> int:
        """Erase every sheet and return how many there were."""
        self.remember_number()
        sheets = self.sheets()
        try:
            for path in sheets:
                erase(path)
            self._erase_leftovers()
        except OSError as error:
            raise TrayTrouble(f"The sheets in {self.folder.name} cannot be erased: {why(error)}.") from error
        return len(sheets)

    def _erase_leftovers(self) -> None:
        """Half sheets that a kill left; a young one may be in the making."""
        for path in self.halves():
            if is_settled(path):
                erase(path)

    def _named(self, pattern: re.Pattern[str]) -> list[Path]:
        try:
            return [path for path in self.folder.iterdir() if pattern.fullmatch(path.name)]
        except OSError:
            return []

    def _last_number(self) -> int:
        try:
            return int((self.folder / _LAST).read_text("ascii"))
        except (OSError, ValueError):
            return 0

    def remember_number(self) -> None:
        """Keep the last number of a sheet here before sheets go, for the next one's."""
        # So that the second pile on one stick sorts after the first; on a full disk it may start at 1 again.
        numbers = [self._last_number(), *map(_number, self._named(_SHEET))]
        if any(numbers):
            with suppress(OSError):
                write_private(self.folder / _LAST, str(max(numbers)).encode("ascii"))


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])


def _tail(key: str) -> str:
    # Whatever attempt the key names: here a sheet that lies there is there, and is not laid a second time.
    return f"-{key[:KEY_DIGITS]}.pdf"


def _of_key(sheets: list[Path], key: str) -> Path | None:
    return next((path for path in sheets if path.name.endswith(_tail(key))), None)
