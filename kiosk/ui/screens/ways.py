"""Where the code is too small for the words, or did not open: less of them, or a slip of paper."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from kiosk.campaign.kind import Kind
from kiosk.catalogue import Say
from kiosk.letter.handover import Cut
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, Go, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose

SLIP = "slip"
"""The box of the slip."""


class WaysScreen(VisitScreen["Cut | str | Go"]):
    """Answers with a cut whose code can be shown, `SLIP`, or `Go.BACK` to change the words."""

    step = 4
    loose = True

    def __init__(self, say: Say, kind: Kind, fitting: tuple[Cut, ...], slip: bool = True) -> None:
        super().__init__(say)
        self._kind, self._fitting, self._slip = kind, fitting, slip

    def _heading(self) -> str:
        say = self.say
        if Cut.WHOLE in self._fitting:
            return say("It did not open")
        return say("All of it is too long for the code on this screen")

    def _body(self) -> ComposeResult:
        say = self.say
        if Cut.WHOLE in self._fitting:
            yield Prose(plain(say("Hold the telephone still, an arm’s length away.")), classes="-told")
        yield Prose(plain(say("What would you like to do?")), classes="-question")
        with Vertical(id="lesser"):
            for digit, (value, title, text) in enumerate(self._ways_there_are(), 1):
                classes = "-less -way-on -first" if digit == 1 else "-less"
                yield Choice(title, text, digit=digit, value=value, classes=classes)

    def _ways_there_are(self) -> Iterable[tuple[str, str, str]]:
        say = self.say
        told = {
            Cut.WHOLE: (say("Show the code again"), ""),
            Cut.SHORTER: (say("In few words"), say("the ask alone, ready to send")),
            Cut.BARE: (say("Only where to"), say("you write the words on your telephone")),
        }
        for cut in Cut:
            if cut in self._fitting:
                yield cut.value, *told[cut]
        if self._slip:
            yield SLIP, say("On a slip of paper"), say("prints one sheet: all your words in a larger code")

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice(self.say("Change the words"))

    def _keys(self) -> Iterable[Keys]:
        yield self.say("Enter"), self.say("choose")
        yield f"{BACK} Esc", self.say("back")

    def action_back(self) -> None:
        """Back to the words."""
        self.leave(Go.BACK)

    @on(Choice.Pressed, ".-less")
    def _taken(self, event: Choice.Pressed) -> None:
        value = event.choice.value
        self.leave(SLIP if value == SLIP else Cut(value))
