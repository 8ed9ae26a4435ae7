"""What all screens of a visit share: the frame, the keys, and the answer that is given once."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget

from kiosk.catalogue import Say
from kiosk.ui.compass import nearest
from kiosk.ui.mirror import hang
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Foot, Keys
from kiosk.ui.widgets.header import StepHeader
from kiosk.ui.widgets.too_small import COLUMNS, ROWS, TooSmall

Answer = TypeVar("Answer")

ON, BACK = 9, 0
"""The digits that mean "on" (or the next page) and "back" wherever they stand."""


WIDTHS: list[tuple[int, str]] = [(0, "-thin"), (COLUMNS, "-narrow"), (100, "-wide")]
HEIGHTS: list[tuple[int, str]] = [(0, "-flat"), (ROWS, "-short"), (28, "-high"), (36, "-tall")]
"""From how many cells on a screen carries which class: designed at 100x30, fully usable at 80x24."""


def _fitting(cells: int, classes: list[tuple[int, str]]) -> str:
    return next(name for least, name in reversed(classes) if cells >= least)


class Go(Enum):
    """Where an attendee wants to go, where no case or language says it."""

    ON = "on"
    BACK = "back"
    OVER = "start over"


class VisitScreen(Screen[Answer]):
    """One question: a header, a body, the ways on and back, and a foot that tells the keys.

    A screen answers once (`leave`); what comes after, such as a second press, is not heard.
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    AUTO_FOCUS: ClassVar[str | None] = ".-first"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("f10", "on", show=False),
        Binding("f12", "over", show=False),
        Binding("up", "step('up')", show=False),
        Binding("down", "step('down')", show=False),
        Binding("left", "step('left')", show=False),
        Binding("right", "step('right')", show=False),
    ]

    loose: ClassVar[bool] = False
    """True where the ways follow the words in a large terminal, rather than stand at its foot."""

    step: int = 0
    """Which of the five questions this is; 0 shows no dots."""

    def __init__(self, say: Say) -> None:
        super().__init__(classes="-loose" if self.loose else None)
        self.say = say
        self.glass = hang(self, say)
        self.answered = False
        """True once the answer was given: what a thread brings after that has no screen to stand on."""
        self._focus_before: Widget | None = None

    def compose(self) -> ComposeResult:
        """The frame, and what stands in its place where the terminal is too small."""
        # Textual tells the size only after a first layout, from which the boxes then move away under a finger.
        columns, rows = self.app.size
        self.add_class(_fitting(columns, WIDTHS), _fitting(rows, HEIGHTS))
        with Vertical(id="frame"):
            yield StepHeader(self.step, self._heading(), self._fact())
            with Vertical(id="body"):
                yield from self._body()
            ways = list(self._ways())
            if ways:
                yield Horizontal(*ways, id="ways")
            yield Foot(*self._keys())
        yield TooSmall(self.say)

    def _heading(self) -> str:
        """The question, or whose letter this is."""
        raise NotImplementedError

    def _fact(self) -> str:
        """A short fact at the right of the header."""
        return ""

    def _body(self) -> ComposeResult:
        """What stands between header and ways."""
        raise NotImplementedError

    def _ways(self) -> Iterable[Widget]:
        """The row of choices that lead on and back."""
        return ()

    def _keys(self) -> Iterable[Keys]:
        """What the foot says."""
        return ()

    def back_choice(self, title: str = "") -> Choice:
        """The choice that leads one question back."""
        return Choice(title or self.say("Back"), digit=BACK, id="back")

    def over_choice(self) -> Choice:
        """The small way to start over, for those who have no key F12."""
        return Choice(self.say("Start over"), id="over", classes="-aside")

    def leave(self, answer: Answer) -> None:
        """Gives the answer, once; a screen that something covers can't be left."""
        if not self.answered and self.is_current:
            self.answered = True
            self.dismiss(answer)

    @property
    def too_small(self) -> bool:
        """True while the terminal is smaller than 80x24."""
        return self.size.width < COLUMNS or self.size.height < ROWS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key does anything that can't be seen."""
        return not self.too_small

    def action_back(self) -> None:
        """One question back, where there is one."""

    def action_on(self) -> None:
        """Presses the way on."""
        way = next(iter(self.query(Choice).filter(".-way-on")), None)
        if way is not None and way.display:
            way.action_press()

    def action_over(self) -> None:
        """Starts over, where something has begun."""

    def action_step(self, direction: str) -> None:
        """Moves the focus to the nearest thing in that direction."""
        target = nearest(self.focused, [widget for widget in self.focus_chain if widget.display], direction)
        if target is not None:
            target.focus()

    @on(Choice.Pressed, "#back")
    def _pressed_back(self) -> None:
        self.action_back()

    @on(Choice.Pressed, "#over")
    def _pressed_over(self) -> None:
        self.action_over()

    def on_key(self, event: events.Key) -> None:
        """A digit presses what it stands beside."""
        if event.character and event.character.isdecimal() and not self.too_small:
            event.stop()
            self.press_digit(int(event.character))

    def press_digit(self, digit: int) -> None:
        """Presses the choice with this digit; 9 is the way on and 0 the way back where no choice says so."""
        choice = next((choice for choice in self.query(Choice) if choice.digit == digit and choice.display), None)
        if choice is not None:
            choice.focus()
            choice.action_press()
        elif digit == ON:
            self.action_on()
        elif digit == BACK:
            self.action_back()

    def on_resize(self, event: events.Resize) -> None:
        """Keeps the focus for when the terminal is large enough again."""
        if self.too_small:
            self._focus_before = self.focused or self._focus_before
            self.set_focus(None)
        elif self._focus_before is not None:
            before, self._focus_before = self._focus_before, None
            self.call_after_refresh(self._focus_again, before)

    def _focus_again(self, before: Widget) -> None:
        if self.focused is None and self.focus_chain:
            self.set_focus(before if before in self.focus_chain else self.focus_chain[0])
