"""Fonts that an organiser added: in a folder of their own, asked only for what the fonts of the house can't set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from kiosk.typeset import coverage
from kiosk.typeset.coverage import Coverage

CURE = "add it again with `kiosk fonts add`"
"""What helps where an added font is gone or damaged."""


def coverage_of(folder: Path) -> Mapping[str, Coverage]:
    """What the fonts added to `folder` cover, by file stem; nothing where none was ever added.

    A font that was taken out by hand is as if it had never been there.
    """
    if not (folder / coverage.INDEX).is_file():
        return {}
    found = coverage.read(folder, "Take the folder away and add the fonts again with `kiosk fonts add`.")
    return {stem: covers for stem, covers in found.items() if (folder / f"{stem}.ttf").is_file()}


def ordered(names: Iterable[str]) -> tuple[str, ...]:
    """Added fonts, best first: upright before slanted before bold, and the plain face before its narrow sisters."""

    def place(name: str) -> tuple[bool, bool, int, str]:
        return "Bold" in name, "Italic" in name or "Oblique" in name, len(name), name

    return tuple(sorted(names, key=place))
