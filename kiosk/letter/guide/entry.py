"""One entry of a word list and the expression it stands for; docs/courtesy.md tells the grammar to translators.

Case and accents do not matter. ``*`` at a word's end stands for any letters and alone for one word, ``/`` parts words
that may stand for each other, ``?`` after a word lets it be left out, ``~`` is up to four words of any kind, ``#`` a
number. An apostrophe or hyphen inside a word is one or none.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from kiosk.letter.guide.folded import fold

ENTRY_MAX = 600
"""Characters of an entry: fifty alternatives and a few words around them."""

_BETWEEN = r"[^\w.!?;:…]{1,4}"
_SEAM = r"[^\w!?;:…]{0,3}"
_FAR = rf"(?:\w+{_BETWEEN}){{0,4}}?"
_PART = r"(?:#|\*|[\w'-]*\w[\w'-]*\*?)"
_TOKEN = re.compile(rf"~|{_PART}(?:/{_PART})*\??")


def checked(entry: str) -> str:
    """`entry` folded; raises `ValueError` with a cure where it is none."""
    entry = fold(entry).replace("’", "'")
    tokens = entry.split()
    if not tokens or len(entry) > ENTRY_MAX:
        raise ValueError(f"is empty or longer than {ENTRY_MAX} characters. Write a few words")
    wrong = next((token for token in tokens if not _TOKEN.fullmatch(token)), None)
    if wrong is not None:
        raise ValueError(f"holds {wrong[:20]!r}, which is no word, ~ or #. Write words, with a * at their end at most")
    if {tokens[0][-1], tokens[-1][-1]} & {"~", "?"} or "*" in (tokens[0], tokens[-1]):
        raise ValueError("begins or ends with ~, * or a word that may be left out. Begin and end with a word")
    return entry


Entry = Annotated[str, AfterValidator(checked)]
"""A few words of a list."""


def expression(entry: str) -> str:
    """The regular expression of a checked entry, for folded text, without its outer word boundaries."""
    *before, last = entry.split()
    return "".join(_before(token) for token in before) + _token(last)


def heads(entry: str) -> list[str]:
    """The first letters an occurrence can begin with, two at most of each; empty where it can be any."""
    first = entry.split()[0]
    starts = [re.match(r"\w{0,2}", part) for part in first.split("/")]
    found = [start.group() for start in starts if start]
    return found if all(found) and len(found) == len(starts) else []


def _before(token: str) -> str:
    if token == "~":
        return _FAR
    body = f"{_token(token.rstrip('?'))}{_BETWEEN}"
    return f"(?:{body})?" if token.endswith("?") else body


def _token(token: str) -> str:
    parts = [_word(part) for part in token.split("/")]
    return rf"(?:{'|'.join(parts)})(?!\w)"


def _word(part: str) -> str:
    if part in ("#", "*"):
        return r"\d+[a-z]?" if part == "#" else r"\w+"
    return "".join(r"\w*" if char == "*" else _SEAM if char in "'-" else re.escape(char) for char in part)
