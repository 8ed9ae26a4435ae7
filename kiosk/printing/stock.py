"""The paper that is left: in the tray, as good as anybody can tell, and of what was set aside for the event."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.catalogue import noted
from kiosk.ledger.ledger import Ledger
from kiosk.printers import Printing

LOW = 20
"""Sheets from which on somebody should look, so that there is time to fetch a packet."""

SPENT = noted(
    "The paper set aside for this event is used up and sheets wait: add some with `kiosk paper more 100`, or raise "
    "event_sheets in kiosk.toml."
)


@dataclass(frozen=True, slots=True)
class Stock:
    """Sheets left in the tray and of the event's paper, None where nobody counts them; `used` ones since the fill."""

    left_in_tray: int | None
    used: int
    event_used: int
    event_left: int | None

    @property
    def low(self) -> bool:
        """Whether the tray wants paper soon."""
        return self.left_in_tray is not None and self.left_in_tray <= LOW

    @property
    def event_low(self) -> bool:
        """Whether the event's own paper comes to its end."""
        return self.event_left is not None and self.event_left <= LOW

    @property
    def spent(self) -> bool:
        """Whether the event's own paper is used up: the tray's estimate stops nothing, the printer knows better."""
        return self.event_left == 0


def stock(ledger: Ledger, settings: Printing) -> Stock:
    """What is left now."""
    use = ledger.paper_use()
    tray, event = None, None
    if settings.tray_sheets:
        full = settings.tray_sheets if use.filled is None else use.filled
        tray = max(0, full - use.since)
    if settings.event_sheets:
        event = max(0, settings.event_sheets + use.more - use.event)
    return Stock(tray, use.since, use.event, event)


def is_spent(ledger: Ledger, settings: Printing) -> bool:
    """Whether sheets must wait for more of the event's paper; asks the record only where paper is set aside."""
    return bool(settings.event_sheets) and stock(ledger, settings).spent
