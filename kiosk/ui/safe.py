"""The one way words reach a widget: as `Content`, never as markup.

A plain string given to most widgets is parsed: ``[/b]`` in a name would end the program, ``[@click=app.quit]``
would become a live button. And no widget stops ESC, so that what comes from a settings file or a pack is cleaned
here once more, like everything else that is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from kiosk.text import LETTER_LIMIT, clean


def plain(text: str, style: str = "") -> Content:
    """`text` as it stands, in one style of ours such as ``bold $accent``."""
    return Content.styled(clean(text, LETTER_LIMIT), style) if style else Content(clean(text, LETTER_LIMIT))


def beside(*parts: Content) -> Content:
    """Pieces one after another."""
    return Content("").join(parts)


def below(lines: Iterable[Content]) -> Content:
    """Pieces one under another."""
    return Content("\n").join(lines)


def wrapped(text: Content, width: int) -> list[Content]:
    """`text` in lines of at most `width` cells."""
    return [line.rstrip() for line in text.wrap(max(1, width))] if text.plain else []


def fitted(text: Content, width: int) -> Content:
    """`text` on one line of at most `width` cells, cut with an ellipsis."""
    return text.truncate(max(0, width), ellipsis=True)


def apart(left: Content, right: Content, width: int) -> Content:
    """One line of `width` cells: `left` at its start, cut if need be, and `right` at its end."""
    room = width - right.cell_length - (2 if right.plain else 0)
    start = fitted(left, room)
    gap = width - start.cell_length - right.cell_length
    return beside(start, Content(" " * max(0, gap)), right)
