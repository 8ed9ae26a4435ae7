"""What can be pressed: a box of at least 3 rows by 16 cells, with its digit beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from kiosk.ui.safe import apart, below, beside, plain, wrapped

MARK = "▶"
"""Says where the focus is, together with the heavy border; nothing else on any screen uses it."""

TICK = "✓"
"""Says which of several choices stands."""


class Choice(Widget, can_focus=True):
    """One thing to press, by Enter, by its digit or by touch.

    `note` stands at the end of the first line, `text` below it, cut where the box has no more rows; `overhead` and
    `count` sit in the upper and the lower border.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "press", show=False)]

    chosen = reactive(False)
    """True where this is the one that stands among several."""

    @dataclass
    class Pressed(Message):
        """Somebody pressed `choice`."""

        choice: Choice

        @property
        def control(self) -> Choice:
            """What was pressed, for ``@on`` with a selector."""
            return self.choice

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        digit: int | None = None,
        note: str = "",
        overhead: str = "",
        count: str = "",
        value: str = "",
        chosen: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.digit = digit
        self.value = value
        self.set_reactive(Choice.chosen, chosen)
        self.title, self._text, self._note = title, text, note
        self.border_title = plain(overhead)
        self.border_subtitle = plain(count)

    def rename(self, title: str, text: str = "") -> None:
        """Gives it other words in its place."""
        self.title, self._text = title, text
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """What stands in the box, in lines of `width` cells."""
        mark = plain(f"{MARK} " if self.has_focus else "  ", "$accent")
        digit = plain("" if self.digit is None else f"{self.digit}  ", "$quiet")
        tick = plain(f"{TICK} " if self.chosen else "", "$accent")
        before = beside(mark, digit, tick)
        title, *more = self._titles(width - before.cell_length)
        first = apart(beside(before, title), plain(self._note, "$accent"), width)
        under = Content(" " * before.cell_length)
        return [
            first,
            *(beside(under, line) for line in more),
            *(beside(Content("  "), line) for line in wrapped(plain(self._text), width - 2)),
        ]

    def _titles(self, width: int) -> list[Content]:
        # Names of countries in a list run to 40 cells, and half of one names nothing: they may have two lines.
        title = self._styled_title()
        return wrapped(title, width) if self.has_class("-option") and title.plain else [title]

    def _styled_title(self) -> Content:
        return plain(self.title, "bold" if self.has_focus or self.has_class("-way-on") or self._text else "")

    def render(self) -> Content:
        """The lines that the box has room for."""
        width, height = self.content_size
        lines = self.lines(width)
        if len(lines) > height > 0:
            lines = [*lines[: height - 1], _cut(lines[height - 1], width - 2)]
        return below(lines)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Cells its first line takes, the mark included."""
        digit = 0 if self.digit is None else 3
        note = plain(self._note).cell_length
        return 2 + digit + 2 * self.chosen + plain(self.title).cell_length + (note + 2 if note else 0) + 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Rows its words take at `width` cells."""
        return len(self.lines(width))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draws or takes away the mark."""
        super().watch_has_focus(_has_focus)
        self.refresh()

    def action_press(self) -> None:
        """Presses it."""
        self.post_message(self.Pressed(self))

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        self.focus()
        self.action_press()


def _cut(line: Content, width: int) -> Content:
    """`line` with an ellipsis, without the word that would be cut in two."""
    if line.cell_length > width:
        whole = line.plain.rfind(" ", 0, width)
        line = line[:whole] if whole > 0 else line.truncate(width)
    return line.rstrip().append(" …")
