"""What an experienced volunteer would say over a shoulder, below what is being written."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.letter.courtesy import Advice
from kiosk.ui.safe import below, beside, plain
from kiosk.ui.widgets.choice import TICK, Choice
from kiosk.ui.widgets.counsel import Counsel

NEXT_KEY = "F8"
"""The key that leads to the next open piece of advice."""

MEND_DIGIT, NEXT_DIGIT = 1, 2
"""Digits of the two boxes, where no field has the focus."""


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


class AdviceStrip(Vertical):
    """One open piece of advice as a box to press, the way to the next one beside it, and a line with all the others.

    With `boxed` false there is the line alone: a ready letter needs its room for other things. The boxes take four rows
    from the words above while something is open, and give them back when nothing is.
    """

    counsel = query_one(Counsel)
    line = query_one(AdviceLine)

    def __init__(self, say: Say, *, boxed: bool = True) -> None:
        super().__init__()
        self._say, self._boxed = say, boxed
        self._advice: Sequence[Advice] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        """The boxes above, the line below."""
        say = self._say
        with Horizontal(id="counsel"):
            yield Counsel(say, MEND_DIGIT)
            yield Choice(say("Next"), digit=NEXT_DIGIT, count=NEXT_KEY, id="next-advice")
        yield AdviceLine()

    def on_mount(self) -> None:
        """Nothing is said before something was read."""
        self.show(())

    def box(self, boxed: bool) -> None:
        """Shows the boxes from now on, or the line alone."""
        self._boxed = boxed
        self._tell()

    @property
    def standing(self) -> Advice | None:
        """The open piece of advice that stands in the box."""
        there = self._open()
        return there[self._at % len(there)] if there and self._boxed else None

    def show(self, advice: Sequence[Advice]) -> None:
        """Says this from now on; what stood in the box stays there while it is open."""
        before, told = self.standing, [*map(_seen, self._advice)]
        self._advice = advice
        if told and told == [*map(_seen, advice)]:
            return  # The mends are those of the words as they are now; a layout would cost the next key 10 ms.
        same = [at for at, piece in enumerate(self._open()) if before and piece.text == before.text]
        # A weightier thing that has come up goes first; a writer who walked on is not called back.
        self._at = same[0] if same and self._at else 0
        self._tell()

    def turn(self) -> None:
        """Puts the next open piece of advice into the box, round and round."""
        self._at = (self._at + 1) % max(1, len(self._open()))
        self._tell()

    def _open(self) -> list[Advice]:
        # What has no reason, such as the meter of a code, says enough in the line.
        return [piece for piece in self._advice if not piece.well and piece.why]

    def _tell(self) -> None:
        say, standing, many = self._say, self.standing, len(self._open())
        self.set_class(standing is not None, "-open")
        following = self.query_one("#next-advice", Choice)
        # Each on its own, not only what holds them: a digit presses whatever is displayed.
        self.counsel.display = standing is not None
        following.display = standing is not None and many > 1
        if standing is not None:
            self.counsel.tell(standing)
            where = say("{number} of {all}", number=self._at % many + 1, all=many)
            following.border_title = plain(where)
        self.line.show([piece for piece in self._advice if piece is not standing])


def _seen(advice: Advice) -> tuple[object, ...]:
    """What of a piece of advice is seen."""
    return advice.well, advice.text, advice.why, advice.verb, advice.heard


def _piece(advice: Advice) -> Content:
    mark = plain(f"{TICK} ", "$accent") if advice.well else plain("· ", "bold $ink")
    return beside(mark, plain(advice.text, "$quiet" if advice.well else "$ink"))
