"""One line as it is typed: kept clean, echoed as it comes, and taken back by the character."""

from __future__ import annotations

from kiosk.plain.wrap import cells
from kiosk.text import clean, graphemes

_ISOLATES = "\u2066\u2067\u2068\u2069"


class Line:
    """What was typed so far, at most `limit` code points; each key answers with what a terminal is to show of it."""

    def __init__(self, limit: int, *, hidden: bool = False) -> None:
        self._limit, self._hidden = limit, hidden
        self.typed = ""
        self.lost = 0
        """Characters that there was no room for."""

    def key(self, key: str) -> str:
        """What to write after `key`, which is none of Enter."""
        if key == "backspace":
            return self._back()
        if key == "ctrl+u":
            return "".join(self._back() for _ in graphemes(self.typed))
        return self._more(" " if key == "ctrl+i" else key) if len(key) == 1 or key == "ctrl+i" else ""

    def _more(self, char: str) -> str:
        shown = clean(char)
        if not shown and char not in _ISOLATES:
            return ""
        if len(self.typed) >= self._limit:
            self.lost += 1
            return ""
        self.typed += char
        return "" if self._hidden else shown

    def _back(self) -> str:
        *kept, last = graphemes(self.typed) or [""]
        self.typed = "".join(kept)
        return "" if self._hidden else "\b \b" * cells(last)

    @property
    def shown(self) -> str:
        """The whole line, to be written anew."""
        return "" if self._hidden else clean(self.typed)

    @property
    def words(self) -> str:
        """What was typed, clean and on one line."""
        return clean(self.typed, self._limit, one_line=True)
