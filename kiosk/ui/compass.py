"""Which thing an arrow key means."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region
from textual.widget import Widget

_ASIDE = 4
"""How much more a cell beside the way weighs than a cell along it (rows already count twice, being twice as high)."""


def nearest(here: Widget | None, others: Sequence[Widget], direction: str) -> Widget | None:
    """The widget of `others` that lies next in a direction (up, down, left, right); None where nothing does."""
    if here is None:
        return others[0] if others else None
    start = here.region
    ahead = [widget for widget in others if widget is not here and _is_ahead(start, widget.region, direction)]
    return min(ahead, key=lambda widget: _distance(start, widget.region, direction), default=None)


def _is_ahead(start: Region, end: Region, direction: str) -> bool:
    return {
        "up": end.bottom <= start.y,
        "down": end.y >= start.bottom,
        "left": end.right <= start.x,
        "right": end.x >= start.right,
    }[direction]


def _distance(start: Region, end: Region, direction: str) -> int:
    beside = max(0, end.x - start.right + 1, start.x - end.right + 1)
    below = max(0, end.y - start.bottom + 1, start.y - end.bottom + 1)
    if direction in ("up", "down"):
        return 2 * below + _ASIDE * beside + abs(start.x - end.x) // 8
    return beside + 2 * _ASIDE * below + abs(start.y - end.y) // 4
