"""Screens where somebody writes while advice is given: it is read in the pauses, and one key does what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import TextArea

from kiosk.catalogue import Say
from kiosk.letter.courtesy import Advice
from kiosk.letter.draft import Draft
from kiosk.ui.screens.base import Go
from kiosk.ui.screens.fields import FieldScreen
from kiosk.ui.widgets.advice import NEXT_KEY, AdviceStrip
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.counsel import MEND_KEY
from kiosk.ui.widgets.editor import LetterEditor
from kiosk.ui.widgets.foot import Foot, Keys

PAUSE = 0.3
"""Seconds of quiet before the words are read again: per key it cost 107 ms at the 95th percentile, so 19."""


class AdvisedScreen(FieldScreen[tuple[Go, Draft]]):
    """A screen with an `AdviceStrip`; `_words` and `_put` are how advice reaches the fields."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(MEND_KEY.lower(), "mend", show=False),
        Binding(NEXT_KEY.lower(), "next_advice", show=False),
    ]

    strip = query_one(AdviceStrip)

    def __init__(self, say: Say) -> None:
        super().__init__(say)
        self._pause: Timer | None = None
        self._mended = False

    def on_mount(self) -> None:
        """Reads the words once, and then whenever a hand pauses."""
        self._pause = self.set_interval(PAUSE, self._read, pause=True)
        self._settle()

    def _settle(self) -> None:
        """Everything stands: the focus may be set and the words be read."""
        raise NotImplementedError

    def _words(self) -> Draft:
        """The draft as it stands now."""
        raise NotImplementedError

    def _put(self, draft: Draft) -> None:
        """Puts the words of `draft` into the fields."""
        raise NotImplementedError

    async def _advised(self, draft: Draft) -> Sequence[Advice]:
        """What can be said of `draft`, found off the key path."""
        raise NotImplementedError

    def _writing_keys(self) -> Sequence[Keys]:
        """What the foot says of a mend that was just made."""
        return (("Ctrl+Z", self.say("undo")),) if self._mended else ()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._pause is not None:
            self._pause.reset()
            self._pause.resume()

    @work(exclusive=True, group="advice")
    async def _read(self) -> None:
        if self._pause is not None:
            self._pause.pause()
        if self._idle():
            advice = await self._advised(self._words())
            if not self.answered:
                self._show(advice)

    def _idle(self) -> bool:
        """False while the fields are being changed for others, and once the answer is given."""
        return not self.answered

    def _show(self, advice: Sequence[Advice]) -> None:
        # Whoever stands on a box that goes is led to the words, or no key would be heard.
        was_on_it = self._on_strip()
        self.strip.show(advice)
        self.call_after_refresh(self._keep_in_view, was_on_it)

    def _on_strip(self) -> bool:
        return self.focused in self.focus_chain and self.focused is not None and self.strip in self.focused.ancestors

    def _keep_in_view(self, was_on_it: bool) -> None:
        if was_on_it and not self._on_strip() and not self.too_small:
            self._to_the_words()
        if isinstance(self.focused, LetterEditor):
            # The boxes may have taken the rows in which the hand was writing.
            self.focused.scroll_cursor_visible()

    def _to_the_words(self) -> None:
        editors = self.query(LetterEditor)
        self.set_focus(editors.first() if editors else self.query_one(".-way-on"))

    @on(Choice.Pressed, "#mend")
    def action_mend(self) -> None:
        """Does what the advice offers; where only the writer can, leads to the words."""
        advice = self.strip.standing
        if advice is None or not self._idle():
            return
        if advice.mend is None:
            self._to_the_words()
            return
        self._put(advice.mend(self._words()))
        self._mended = True
        self.query_one(Foot).show(*self._keys())
        self._read()

    @on(Choice.Pressed, "#next-advice")
    def action_next_advice(self) -> None:
        """Tells the next open piece of advice."""
        self.strip.turn()
