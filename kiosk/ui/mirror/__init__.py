"""Screens that begin at the right, turned at the very end of rendering: no widget knows of it.

Every screen is laid out from left to right, with its words in the order in which they are read. A mirrored one is then
turned line by line, its words put in the order in which they are seen and its letters joined, so that a terminal that
knows nothing of Arabic shows it right. One that would order the words itself is told to leave it (`face`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

    from kiosk.catalogue import Say
    from kiosk.ui.mirror.compositor import Mirror


def hang(screen: Screen[Any], say: Say) -> Mirror | None:
    """Hangs a mirror before a new `screen` whose language begins at the right; the others never load one."""
    if not say.rtl:
        return None
    from kiosk.ui.mirror.compositor import Mirror

    mirror = Mirror()
    screen._compositor = mirror
    return mirror


def runs_ahead(text: str) -> bool:
    """Whether most letters of `text` run from left to right, as an English letter does on an Arabic screen."""
    from kiosk.typeset import bidi, direction

    return direction.base(text, bidi.classes(text), "ar") == bidi.LTR
