"""Files that are whole or not there, and that nobody else may read."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from kiosk.catalogue import noted
from kiosk.ledger.disk import sync_folder

PART = ".part"
"""How the name of an unfinished file ends; it begins with a dot, so that no list shows it."""

SETTLED = 10.0
"""Seconds after which an unfinished file is a leftover: the slowest write of a sheet took a tenth of that."""

_FULL = noted("The disk is full.")
_CLOSED = noted("It may not be written.")
_NO_FOLDER = noted("Something that is no folder is in its place.")

_BECAUSE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC: _FULL,
    errno.EFBIG: noted("The disk takes no file of this size."),
    errno.EROFS: noted("The disk can only be read."),
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.ENOENT: noted("It is not there."),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EIO: noted("The disk does not answer."),
}
_REFUSES = noted("The disk refuses.")


def write_private(path: Path, content: bytes) -> None:
    """Write `content` to `path`, durable and readable by us alone when this returns; raises `OSError`.

    A kill or a full disk at any moment leaves the file as it was before, or not there.
    """
    part = path.with_name(f".{path.name}{PART}")
    try:
        with open(part, "wb", opener=_private) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def erase(path: Path) -> None:
    """Unlink a file. What was in it may stay on the disk's surface until other files take its place.

    Overwriting first would promise more than it does: flash disks and journals write elsewhere.
    """
    with suppress(FileNotFoundError):
        path.unlink()
        sync_folder(path.parent)


def make_private(folder: Path) -> None:
    """Make `folder` (its parent must be there) and keep everyone else out of it; raises `OSError`."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if os.name != "nt" and folder.stat().st_mode & 0o077:
        with suppress(PermissionError):
            # FAT keeps no modes and a stick may belong to another user: then its owner decides.
            folder.chmod(0o700)


def is_settled(path: Path) -> bool:
    """Whether nobody can still be busy with this file; one from the future was written under a wrong clock."""
    # Real time, whatever clock the event runs on: the file system knows no other.
    return abs(time.time() - path.stat().st_mtime) > SETTLED


def because(error: OSError) -> str:
    """The reason behind an error of the disk, as a sentence that can be retold; it never quotes a path."""
    told = f"{error.strerror.capitalize()}." if error.strerror else _REFUSES
    return _BECAUSE.get(error.errno or 0, told)


def why(error: OSError) -> str:
    """The same as the end of an English sentence."""
    sentence = because(error)
    return sentence[0].lower() + sentence[1:-1]


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
