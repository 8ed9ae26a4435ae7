"""What a print service, and our own folders, keep of people's letters longer than they must or more openly."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

CUPSD = Path("/etc/cups/cupsd.conf")
"""Where CUPS is told what to keep, on Linux and macOS."""

_NONE = re.compile(r"no|off|false|0", re.IGNORECASE)
_SAID = re.compile(r"^[ \t]*(PreserveJobFiles|PreserveJobHistory)[ \t]+(\S+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kept:
    """Whether CUPS keeps the `pages` of finished jobs, and whether it still knows by `name` that they finished.

    A name is a case's or our own random digits and tells nobody's; without it no sheet could be told to have come out.
    """

    pages: bool
    names: bool


def kept_by_cups(config: Path = CUPSD) -> Kept | None:
    """What CUPS keeps of printed sheets (unsaid: pages for a day, and names); None where nobody may read that."""
    try:
        text = config.read_text("utf-8", "replace")
    except OSError:
        return None
    said = {name.casefold(): value for name, value in _SAID.findall(text)}
    pages, names = (said.get(key, "yes") for key in ("preservejobfiles", "preservejobhistory"))
    return Kept(not _NONE.fullmatch(pages), not _NONE.fullmatch(names))


def open_to_others(*folders: Path) -> tuple[str, ...]:
    """The names of those folders that somebody else may look into, or that hold a page somebody else may read."""
    return tuple(folder.name for folder in folders if os.name != "nt" and _is_open(folder))


def _is_open(folder: Path) -> bool:
    with suppress(OSError):
        return any(path.stat().st_mode & 0o077 for path in (folder, *folder.glob("*.pdf")))
    return False
