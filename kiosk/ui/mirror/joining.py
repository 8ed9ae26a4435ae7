"""Arabic letters joined for a terminal that shapes nothing: each in the form that its neighbours ask for.

The forms are Unicode's own presentation forms, read from the interpreter's tables. A letter that has none stands as it
is, and its neighbours do not reach for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from unicodedata import bidirectional, decomposition

LAM = "\u0644"
ALEFS = "\u0622\u0623\u0625\u0627"
"""What makes one glyph with a lam before it."""

_JOINERS = "\u0640\u200d"
"""Tatweel and the zero width joiner: they join on both sides and have no forms."""

_BLOCKS = (range(0xFB50, 0xFC00), range(0xFE80, 0xFEFD))
"""Presentation forms of single letters and of lam with alef; the other ligatures are no writing of ours."""

Forms = dict[str, str]
"""By form, ``isolated``, ``initial``, ``medial`` or ``final``, the character that shows it."""


@cache
def forms() -> dict[str, Forms]:
    """The forms of each letter, and of lam with each alef."""
    found: dict[str, Forms] = {}
    for code in (code for block in _BLOCKS for code in block):
        form, *points = decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(point, 16)) for point in points)
        if form.startswith("<"):
            # The first wins: U+FBE8 and U+FBE9 are alef maksura's only two, later ones repeat a letter.
            found.setdefault(letters, {}).setdefault(form.strip("<>"), chr(code))
    return found


def shaped(letters: Sequence[str]) -> list[str]:
    """Each of `letters`, in the order they are read, in the form it takes; marks and other scripts stay."""
    forward, back = _reaches(letters)
    return [
        _form(char, joins_before, joins_after)
        for char, joins_before, joins_after in zip(letters, back, forward, strict=True)
    ]


def ligature(lam: str, alef: str) -> str:
    """The one glyph for a shaped `lam` and an `alef` as typed, or nothing where they are no such pair."""
    own = forms()[LAM]
    if alef not in ALEFS or lam not in (own["initial"], own["medial"]):
        return ""
    return forms()[LAM + alef]["isolated" if lam == own["initial"] else "final"]


def _reaches(letters: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """For each letter whether it joins the one after it, and the one before it."""
    forward, back = [False] * len(letters), [False] * len(letters)
    last = -1
    for index, char in enumerate(letters):
        if bidirectional(char) == "NSM":
            continue
        if last >= 0 and _gives(letters[last]) and _takes(char):
            forward[last] = back[index] = True
        last = index
    return forward, back


def _gives(char: str) -> bool:
    """Whether it can join what comes after it."""
    return char in _JOINERS or "initial" in forms().get(char, ())


def _takes(char: str) -> bool:
    """Whether it can join what came before it."""
    return char in _JOINERS or "final" in forms().get(char, ())


def _form(char: str, before: bool, after: bool) -> str:
    own = forms().get(char)
    if own is None:
        return char
    form = ("medial" if after else "final") if before else ("initial" if after else "isolated")
    return own.get(form, char)
