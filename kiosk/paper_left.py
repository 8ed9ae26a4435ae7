"""What is told of the paper that is left, on screens and on the command line."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.catalogue import Say
from kiosk.printing.stock import SPENT, Stock


def told(say: Say, left: Stock) -> Iterator[tuple[str, bool]]:
    """A sentence for each count that is kept, and whether it asks for somebody's hand."""
    if left.left_in_tray == 0:
        yield say("By our count the tray is empty: look, and say so when it was filled."), True
    elif left.left_in_tray is not None:
        yield (
            say.many("About {n} sheet left in the tray.", "About {n} sheets left in the tray.", left.left_in_tray),
            (left.low),
        )
    if left.spent:
        yield say.retold(SPENT), True
    elif left.event_left is not None:
        yield (
            say.many("{n} sheet left of the event's paper.", "{n} sheets left of the event's paper.", left.event_left),
            left.event_low,
        )
