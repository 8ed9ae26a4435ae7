"""Crash reports: where it broke, never with what. Frames only; a local variable could be somebody's letter."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from kiosk import __version__

KEPT = 10
"""Reports kept: enough to see a pattern over a night, few enough never to fill a stick."""


def report(error: BaseException, folder: Path | None = None) -> Path | None:
    """Writes a report of `error` into `folder` and returns its path, or None where nothing can be written."""
    folder = folder or Path(tempfile.gettempdir()) / "kiosk-crashes"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now(UTC)
        path = folder / f"crash-{now:%Y%m%dT%H%M%S%f}.txt"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(redacted(error))
        _forget_old(folder)
    except OSError:
        return None
    return path


def redacted(error: BaseException) -> str:
    """The report's text: version, the kinds of the errors in the chain, and their frames without any value."""
    lines = [f"kiosk {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        # Only the type: an exception's own text often quotes the value that broke it.
        lines += ["", f"{type(link).__module__}.{type(link).__qualname__}"]
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    # Two folders say which library it was; more would tell a user's name.
    return "/".join(Path(filename).parts[-3:])


def _forget_old(folder: Path) -> None:
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
