"""Where a machine shows the sticks that are plugged in."""

from __future__ import annotations

import string
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

NAME = "kiosk-sheets"
"""The folder by which an organiser says: this stick. In any case, since FAT keeps names as it likes."""

_LINUX = (("/media", "*"), ("/media", "*/*"), ("/run/media", "*/*"), ("/mnt", "*"))
_MAC = (("/Volumes", "*"),)
_REMOVABLE = 2


def marked(volumes: Iterator[Path]) -> Path | None:
    """The folder of that name on the first of these volumes that has one; the kiosk never makes it."""
    for volume in volumes:
        with suppress(OSError):
            for entry in sorted(volume.iterdir()):
                if entry.name.casefold() == NAME and entry.is_dir():
                    return entry
    return None


def volumes() -> Iterator[Path]:
    """The roots of the volumes that came from outside; a folder that a stick left behind is none."""
    if sys.platform == "win32":
        yield from _letters()
        return
    for base, pattern in _MAC if sys.platform == "darwin" else _LINUX:
        with suppress(OSError):
            yield from sorted(path for path in Path(base).glob(pattern) if _is_mounted(path))


def _is_mounted(path: Path) -> bool:
    # What is written into the empty folder of a stick that is out would lie hidden below the next one.
    with suppress(OSError):
        return path.is_mount() and not path.is_symlink()
    return False


def _letters() -> Iterator[Path]:
    import ctypes

    windows = getattr(ctypes, "windll", None)
    if windows is None:
        return
    for letter in string.ascii_uppercase:
        if windows.kernel32.GetDriveTypeW(f"{letter}:\\") == _REMOVABLE:
            yield Path(f"{letter}:\\")
