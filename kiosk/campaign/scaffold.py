"""A new pack: one invented case, complete and sound, for somebody to write over."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from kiosk.campaign import template
from kiosk.campaign.reading import PACK_FILE, case_path, words_path
from kiosk.errors import KioskError

_SLUG_MAX = 40
_FILES = {
    PACK_FILE: template.PACK,
    case_path("robin-example"): template.CASE,
    words_path("en"): template.WORDS,
    "README.md": template.README,
}


class CannotScaffold(KioskError):
    """The folder named for a new pack can't take one."""


def new(path: Path) -> tuple[Path, ...]:
    """Writes a pack that passes the check into the folder `path`, made if need be; the files it wrote.

    Raises `CannotScaffold` rather than write over anything.
    """
    name = path.resolve().name
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise CannotScaffold(f"{name} is not an empty folder. Name a new one for the new pack.")
        return tuple(_write(path / file, text.format(id=slug(name))) for file, text in _FILES.items())
    except OSError as error:
        raise CannotScaffold(f"The pack can't be written to {name} ({error.strerror}).") from None


def slug(name: str) -> str:
    """`name` as an id of small letters, digits and hyphens: "Café 2025" becomes "cafe-2025"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_MAX].strip("-") or "my-campaign"


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    # One kind of line end on every machine, so that the same pack has the same hash.
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
