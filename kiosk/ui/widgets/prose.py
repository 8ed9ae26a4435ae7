"""Words to be read: never wider than a line of a book."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class Prose(Static):
    """Text in a column of at most 66 cells."""

    def __init__(self, words: Content, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(words, id=id, classes=classes, markup=False)


class Rows(Static):
    """Text in lines of its own, as wide as the frame."""

    def __init__(self, words: Content, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(words, id=id, classes=classes, markup=False)
