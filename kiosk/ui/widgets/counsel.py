"""One piece of advice as something to press: what would help, why, and the key that does it."""

from __future__ import annotations

from textual.content import Content

from kiosk.catalogue import Say
from kiosk.letter.courtesy import Advice
from kiosk.ui.safe import beside, fitted, plain, wrapped
from kiosk.ui.widgets.choice import MARK, Choice

MEND_KEY = "F4"
"""The key that does what a piece of advice offers, also from inside a field."""

_CORNERS = 6
"""Cells of a border that its title leaves: two corners, and a line and a space at either side."""


class Counsel(Choice):
    """The advice in the upper border, its reason inside, and what pressing does in the lower border."""

    def __init__(self, say: Say, digit: int) -> None:
        super().__init__("", digit=digit, id="mend")
        self._say = say
        self._advice = Advice(True, "")

    def tell(self, advice: Advice) -> None:
        """Says this from now on."""
        self._advice = advice
        self.border_subtitle = plain(f"{MEND_KEY}  {advice.verb}" if advice.verb else "", "$ink")
        self._dress()
        self.refresh(layout=True)

    def _dress(self) -> None:
        room = self.size.width + 2 - _CORNERS
        self.border_title = fitted(plain(self._wish(room), "bold $ink"), room)
        self.refresh()

    def _wish(self, room: int) -> str:
        """What would help, with as many of the words it is about as there is room for."""
        say, said = self._say, self._advice.text
        for words in self._advice.heard:
            longer = f"{said}  {quoted(words, say)}"
            if plain(longer).cell_length > room:
                break
            said = longer
        return said

    def on_resize(self) -> None:
        """As many of the heard words as the new width takes."""
        self._dress()

    def lines(self, width: int) -> list[Content]:
        """The reason, in lines of `width` cells."""
        mark = plain(f"{MARK} " if self.has_focus else "  ", "$accent")
        lead = beside(mark, plain(f"{self.digit}  ", "$quiet"))
        first, *rest = wrapped(plain(self._advice.why), width - lead.cell_length) or [Content("")]
        return [beside(lead, first), *(beside(Content(" " * lead.cell_length), line) for line in rest)]


def quoted(words: str, say: Say) -> str:
    """Somebody's words between the quotation marks of the screen's language."""
    return say("“{words}”", words=words)
