"""Screens with fields to write in."""

from __future__ import annotations

from kiosk.ui.screens.base import Answer, VisitScreen
from kiosk.ui.widgets.editor import LetterEditor


class FieldScreen(VisitScreen[Answer]):
    """A question with fields: Enter in a line goes to the next one."""

    def action_next_field(self) -> None:
        """From one field to the next, and from the last to the way on."""
        chain = self.focus_chain
        here = chain.index(self.focused) if self.focused in chain else -1
        fields = [widget for widget in chain[here + 1 :] if isinstance(widget, LetterEditor)]
        self.set_focus(fields[0] if fields else self.query_one(".-way-on"))
