"""A way a ready letter may begin, as something to press."""

from __future__ import annotations

from textual.content import Content

from kiosk.ui.safe import beside, plain, wrapped
from kiosk.ui.widgets.choice import MARK, TICK, Choice


class Opener(Choice):
    """A whole sentence in as many lines as its box has, with its digit and its tick before it."""

    def lines(self, width: int) -> list[Content]:
        """The sentence, its lines flush below one another."""
        mark = plain(f"{MARK} " if self.has_focus else "  ", "$accent")
        tick = plain(f"{TICK} " if self.chosen else "  ", "$accent")
        lead = beside(mark, plain(f"{self.digit} ", "$quiet"), tick)
        style = "$ink" if self.chosen or self.has_focus else "$quiet"
        first, *rest = wrapped(plain(self.title, style), width - lead.cell_length) or [Content("")]
        return [beside(lead, first), *(beside(Content(" " * lead.cell_length), line) for line in rest)]
