"""What an experienced volunteer would say over a shoulder, in a line or two below the letter."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from kiosk.letter.courtesy import Advice
from kiosk.ui.safe import below, beside, plain
from kiosk.ui.widgets.choice import TICK


class AdviceLine(Widget):
    """Pieces of advice; what would help stands before what is well."""

    def __init__(self) -> None:
        super().__init__()
        self._advice: Sequence[Advice] = ()

    def show(self, advice: Sequence[Advice]) -> None:
        """Says this from now on."""
        self._advice = sorted(advice, key=lambda piece: piece.well)
        self.refresh()

    def render(self) -> Content:
        """As many as there is room for; none is cut in two."""
        width, height = self.content_size
        lines = [Content("")]
        for piece in map(_piece, self._advice):
            longer = beside(lines[-1], Content("  "), piece) if lines[-1].plain else piece
            if longer.cell_length <= width:
                lines[-1] = longer
            elif len(lines) < height:
                lines.append(piece)
        return below(lines)


def _piece(advice: Advice) -> Content:
    mark = plain(f"{TICK} ", "$accent") if advice.well else plain("· ", "bold $ink")
    return beside(mark, plain(advice.text, "$quiet" if advice.well else "$ink"))
