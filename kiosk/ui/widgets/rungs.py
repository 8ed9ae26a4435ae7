"""The ladder as boxes: each way to act with its digit and how long it takes."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Grid

from kiosk.catalogue import Say
from kiosk.ladder import PHONE, Ladder, Rung
from kiosk.rung_names import rung_names
from kiosk.ui.widgets.choice import Choice

FROM_PHONE, BEFORE_A_MACHINE = "phone", "machine"
"""Values of the boxes that stand for several rungs: what a telephone sends, and a fax beside a photo."""

DIGITS = {
    Rung.LETTER: 1,
    Rung.SOLIDARITY: 2,
    Rung.PETITION: 3,
    FROM_PHONE: 4,
    Rung.HAND: 5,
    Rung.FAX: 6,
    Rung.PHOTO: 6,
    BEFORE_A_MACHINE: 6,
}
"""A way keeps its digit on every case, so that who writes for several finds it blindly; two rows hold six."""


class Rungs(Grid):
    """The open rungs of a ladder, three in a row."""

    def __init__(self, say: Say, ladder: Ladder) -> None:
        super().__init__(id="kinds")
        self._say, self._ladder = say, ladder

    def compose(self) -> ComposeResult:
        """A box for each, the first with the focus."""
        say = self._say
        shared = {FROM_PHONE: (say("From my phone"), ""), BEFORE_A_MACHINE: (say("Fax or photo"), "")}
        titles = {rung.value: named for rung, named in rung_names(say).items()} | shared
        for place, value in enumerate(boxes(self._ladder)):
            title, note = titles[value]
            classes = "-kind -way-on -first" if place == 0 else "-kind"
            yield Choice(title, digit=DIGITS[value], note=note, value=value, classes=classes)


def boxes(ladder: Ladder) -> list[str]:
    """The values of the boxes that its open rungs stand in, in the order of their digits."""
    machines = [rung for rung in (Rung.FAX, Rung.PHOTO) if rung in ladder.rungs]
    shared = dict.fromkeys(PHONE, FROM_PHONE)
    if len(machines) == 2:
        shared |= dict.fromkeys(machines, BEFORE_A_MACHINE)
    there = dict.fromkeys(shared.get(rung, rung) for rung in ladder.rungs)
    return sorted(there, key=DIGITS.__getitem__)


def digits_of(ladder: Ladder) -> str:
    """The digits that stand beside its boxes, for the foot; empty where every way is closed."""
    there = [DIGITS[value] for value in boxes(ladder)]
    return f"{there[0]}-{there[-1]}" if len(there) > 1 else "".join(map(str, there))
