"""Other words in a field, changed only where they differ: the cursor stays, and one undo brings the old ones back."""

from __future__ import annotations

from itertools import takewhile

from kiosk.ui.widgets.editor import LetterEditor


def rewrite(editor: LetterEditor, words: str) -> None:
    """Makes `words` what stands in `editor`."""
    old = editor.text
    if old.strip() == words:
        return
    start = _alike(old, words)
    end = min(_alike(old[::-1], words[::-1]), min(len(old), len(words)) - start)
    editor.history.checkpoint()
    editor.replace(words[start : len(words) - end], _place(old, start), _place(old, len(old) - end))
    editor.history.checkpoint()


def _place(text: str, index: int) -> tuple[int, int]:
    """Row and column of a character, as an editor counts them."""
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1


def _alike(one: str, two: str) -> int:
    """How many characters the two share at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
