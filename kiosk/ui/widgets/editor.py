"""Where people write: a bounded editor that takes in only clean text and moves by what a reader calls characters."""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Location
from textual.document._edit import Edit

from kiosk.text import LETTER_LIMIT, clean, graphemes
from kiosk.ui.mirror.caret import SeenCaret
from kiosk.ui.safe import plain

_CONTEXT = 16
"""Characters before the cursor that decide what may follow: twice the marks that one base may carry."""

_NEIGHBOURHOOD = 64
"""Characters around the cursor searched for its cluster: four times the longest family of emoji."""


class LetterEditor(SeenCaret, inherit_bindings=False):
    """Several lines of somebody's words.

    Textual's own editor has no limit (a megabyte in one line costs seconds a key), lets ESC through to the
    terminal, and deletes half a character in Devanagari, Burmese or an emoji family.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", show=False),
        Binding("down", "cursor_down", show=False),
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("ctrl+left", "cursor_word_left", show=False),
        Binding("ctrl+right", "cursor_word_right", show=False),
        Binding("home", "cursor_line_start", show=False),
        Binding("end", "cursor_line_end", show=False),
        Binding("pageup", "cursor_page_up", show=False),
        Binding("pagedown", "cursor_page_down", show=False),
        Binding("shift+left", "cursor_left(True)", show=False),
        Binding("shift+right", "cursor_right(True)", show=False),
        Binding("shift+up", "cursor_up(True)", show=False),
        Binding("shift+down", "cursor_down(True)", show=False),
        Binding("shift+home", "cursor_line_start(True)", show=False),
        Binding("shift+end", "cursor_line_end(True)", show=False),
        Binding("ctrl+a", "select_all", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+w,ctrl+backspace", "delete_word_left", show=False),
        Binding("ctrl+delete", "delete_word_right", show=False),
        Binding("ctrl+x", "cut", show=False),
        Binding("ctrl+c", "copy", show=False),
        Binding("ctrl+v", "paste", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    one_line = False

    def __init__(
        self,
        text: str = "",
        *,
        limit: int = LETTER_LIMIT,
        label: str = "",
        hint: str = "",
        id: str | None = None,
    ) -> None:
        super().__init__(
            clean(text, limit),
            id=id,
            tab_behavior="focus",
            soft_wrap=not self.one_line,
            highlight_cursor_line=False,
            placeholder=plain(hint),
        )
        self.limit = limit
        self._width_laid = 0
        self.cursor_blink = False
        self.border_title = plain(label)

    def on_resize(self, event: events.Resize) -> None:
        """Lines break anew once the new size is laid out: Textual paints them by the width of the layout before."""
        if event.size.width != self._width_laid:
            self._width_laid = event.size.width
            self.call_after_refresh(self._lay_anew)

    def _lay_anew(self) -> None:
        self.wrapped_document.wrap(self.wrap_width, self.indent_width)
        self._line_cache.clear()
        self.refresh()

    @property
    def words(self) -> str:
        """What was written, clean and bounded, without the blanks around it."""
        return clean(self.text, self.limit, one_line=self.one_line).strip()

    async def _on_key(self, event: events.Key) -> None:
        # A binding runs when its key has climbed to the app, and letters typed since would stand before it: two keys in
        # one breath changed places. Done here, every key has its turn.
        action = self._actions().get(event.key)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.run_action(action)

    @classmethod
    @cache
    def _actions(cls) -> dict[str, str]:
        bindings = (binding for binding in cls.BINDINGS if isinstance(binding, Binding))
        return {key: binding.action for binding in bindings for key in binding.key.split(",")}

    def edit(self, edit: Edit) -> EditResult:
        """The door for keys, pastes and everything else: cleans and clips before anything enters."""
        top, bottom = sorted((edit.from_location, edit.to_location))
        replaced = len(self.document.get_text_range(top, bottom))
        room = self.limit - (self._length() - replaced)
        edit.text = self._admitted(edit.text, top, room)
        return super().edit(edit)

    def _length(self) -> int:
        lines = self.document.line_count
        return sum(len(self.document.get_line(index)) for index in range(lines)) + lines - 1

    def _admitted(self, raw: str, at: Location, room: int) -> str:
        if not raw or room <= 0:
            return ""
        if self.one_line:
            raw = " ".join(raw[: 2 * self.limit].splitlines()) if len(raw) > 1 else raw.replace("\n", "")
        row, column = at
        before = self.document.get_line(row)[max(0, column - _CONTEXT) : column]
        joined = clean(before + raw, len(before) + room)
        # Where an accent composes with the letter before it, the two no longer stand apart; alone it is as clean.
        return joined[len(before) :] if joined.startswith(before) else clean(raw, room)

    def get_cursor_left_location(self) -> Location:
        """One character to the left, as a reader counts them."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[max(0, column - _NEIGHBOURHOOD) : column]
        return (row, column - len(graphemes(before)[-1])) if before else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> Location:
        """One character to the right, as a reader counts them."""
        row, column = self.cursor_location
        after = self.document.get_line(row)[column : column + _NEIGHBOURHOOD]
        return (row, column + len(graphemes(after)[0])) if after else super().get_cursor_right_location()


class LineInput(LetterEditor, inherit_bindings=False):
    """One line of somebody's words; Enter goes on to the next field, up and down leave it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.step('up')", show=False),
        Binding("down", "screen.step('down')", show=False),
        Binding("enter", "screen.next_field", show=False),
        *(
            binding
            for binding in LetterEditor.BINDINGS
            if isinstance(binding, Binding) and binding.key not in ("up", "down", "pageup", "pagedown")
        ),
    ]

    one_line = True
