"""What must not be printed, said kindly, with the ways out of it as choices."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.letter.safety import Refusal
from kiosk.refusing import Out, outs
from kiosk.ui.safe import plain
from kiosk.ui.screens.base import BACK, VisitScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.counsel import quoted
from kiosk.ui.widgets.foot import Keys
from kiosk.ui.widgets.prose import Prose


class RefusedScreen(VisitScreen[Out]):
    """Answers with an `Out`; back is to change it oneself."""

    step = 4
    loose = True

    def __init__(self, say: Say, refusal: Refusal) -> None:
        super().__init__(say)
        self._refusal = refusal

    def _heading(self) -> str:
        return self.say("Before it prints")

    def _body(self) -> ComposeResult:
        refusal = self._refusal
        yield Prose(plain(refusal.text, "bold"), classes="-told")
        if refusal.heard:
            yield Prose(
                plain("  ".join(quoted(words, self.say) for words in refusal.heard), "$accent"), classes="-told"
            )
        yield Prose(plain(refusal.why), classes="-told")
        with Vertical(id="outs"):
            for digit, (out, title) in enumerate(self._outs(), start=1):
                first = "-first" if digit == 1 else ""
                yield Choice(title, digit=digit, value=out.value, classes=f"-out {first}")

    def _outs(self) -> Iterable[tuple[Out, str]]:
        return outs(self._refusal, self.say)

    def _ways(self) -> Iterable[Widget]:
        yield self.back_choice()

    def _keys(self) -> Iterable[Keys]:
        say = self.say
        yield say("Enter"), say("choose")
        yield f"1-{max(1, len(list(self._outs())))}", say("choose")
        yield f"{BACK} Esc", say("back")

    def action_back(self) -> None:
        """Back to where it can be changed."""
        self.leave(Out.CHANGE)

    @on(Choice.Pressed, ".-out")
    def _taken(self, event: Choice.Pressed) -> None:
        self.leave(Out(event.choice.value))
