"""Where the things lie that are not code: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def assets() -> Path:
    """The folder of packs, fonts, catalogues and deployment files."""
    inside = _PACKAGE / "assets"
    return inside if inside.is_dir() else _PACKAGE.parent / "assets"


def shipped_config() -> Path:
    """The ``kiosk.toml`` that came with the program: a practice event."""
    inside = _PACKAGE / "kiosk.toml"
    return inside if inside.is_file() else _PACKAGE.parent / "kiosk.toml"
