"""What a line of the screen is made of, before its words are put in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

AHEAD, BACK = 0, 1
"""Which way words run: from left to right, or from right to left (the levels of UAX #9)."""

_WRITTEN_BACK = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""The blocks of Unicode that hold every letter running from right to left."""


Ways = Sequence[tuple[int, int]]
"""Of one row of a widget's content: where each column of it begins, and the way of its words; the first begins at 0."""

FIXED: Ways = ((0, AHEAD),)
"""What must be seen as it is laid out, on a mirrored screen too."""


class Part(NamedTuple):
    """Columns of a line that belong to one widget, and the way its paragraphs run.

    `whole` where the line is one paragraph whatever stands in it; `still` where a cursor walks through it.
    """

    start: int
    end: int
    way: int
    whole: bool = False
    still: bool = False


def has_words_back(text: str) -> bool:
    """Whether any letter of `text` runs from right to left."""
    return _WRITTEN_BACK.search(text) is not None
