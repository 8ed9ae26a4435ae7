"""Words that run from right to left, put in order at the very end of rendering: no widget knows of it.

Every screen is laid out from left to right, with its words in the order in which they are read. A finished line is then
turned: its words put in the order in which they are seen and its letters joined, so that a terminal that knows nothing
of Arabic shows it right; and on a screen whose language begins at the right, the whole line mirrored. A terminal that
would order words itself is told to leave it (`face`).
"""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.ui.mirror.glass import Glass
from kiosk.ui.mirror.part import AHEAD, BACK


def hang(screen: Screen[Any], say: Say) -> Glass:
    """Hangs before a new `screen` the glass that it is seen through in its language."""
    glass = Glass(mirrors=say.rtl)
    screen._compositor = glass
    return glass


def glass_of(screen: Screen[Any]) -> Glass | None:
    """What a screen is seen through; Textual's own first screen has none."""
    return getattr(screen, "glass", None)


def way_of_screen(widget: Widget) -> int:
    """`AHEAD` or `BACK`: the way of the language that this widget's screen speaks."""
    glass = glass_of(widget.screen)
    return BACK if glass and glass.mirrors else AHEAD


def way_of(text: str, around: int) -> int:
    """The way of a paragraph among words that run `around`: the other only where its first letter and most do.

    By its first letter alone, an Arabic sentence that begins with a name would be turned; by most, a line such as
    "المصادر:" before an English title.
    """
    from kiosk.typeset import bidi, direction

    kinds = bidi.classes(text)
    if bidi.first_strong(kinds) in (None, around):
        return around
    return direction.base(text, kinds, "ar" if around == BACK else "en")
