"""The one door for words: typed, pasted, scanned or read from a pack, they are cleaned here, once.

What comes out holds no control character but the line break, no override that could make an address read
backwards, no unpaired surrogate that would break an encoder, and no tower of marks that would hang a shaper.
The joiners that Persian, Burmese, Khmer and emoji are written with stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

LETTER_LIMIT = 6_000
"""Code points in a whole letter: twice what one page can hold, so that a paste shows itself as too long."""

FIELD_LIMIT = 600
"""Code points in one answer of the guided letter."""

NAME_LIMIT = 80
"""Code points in a name or a place: longer than any on a passport, shorter than a line of the page."""

MARKS_LIMIT = 8
"""Combining marks kept on one base: Vietnamese needs 2, pointed Hebrew 4, Tibetan stacks up to 7."""

_KEPT_FORMATS = frozenset("\u200b\u200c\u200d\u2060\u00ad\u200e\u200f")
_ISOLATE_OPENERS = frozenset("\u2066\u2067\u2068")
_ISOLATE_END = "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")
_DROPPED = frozenset({"Cc", "Cs", "Co", "Cn"})
_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_PLAIN = re.compile(r"[\x20-\x7e\n]*\Z")
# Letters and punctuation of Western Europe, none of which is dropped: whole packs are made of them.
_WESTERN = re.compile(r"[\x20-\x7e\n\u00a0-\u02ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf]*\Z")
_TAG_FIRST, _TAG_LAST = "\U000e0020", "\U000e007f"


def clean(raw: str, limit: int = LETTER_LIMIT, *, one_line: bool = False) -> str:
    """`raw` in NFC, bounded to `limit` code points, with nothing in it that acts on a terminal or a page.

    Never fails and never grows: `clean(clean(x)) == clean(x)`.
    """
    # Twice the limit is read, so that dropped characters cost the writer none; no more is looked at.
    raw = raw[: limit * 2]
    text = raw if _PLAIN.match(raw) else unicodedata.normalize("NFC", raw) if _WESTERN.match(raw) else _cleaned(raw)
    if one_line:
        text = " ".join(text.split())
    return _balanced(clip(text, limit))


def _cleaned(raw: str) -> str:
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", raw).replace("\t", " "))
    kept: list[str] = []
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        if category[0] == "M":
            marks += 1
            if marks > MARKS_LIMIT:
                continue
        elif char not in _KEPT_FORMATS:
            marks = 0
        if char != "\n" and (category in _DROPPED or (category == "Cf" and not _format_is_kept(char))):
            continue
        kept.append(char)
    # Dropping a character can bring a base and its accent together, so compose once more.
    return unicodedata.normalize("NFC", "".join(kept))


def _balanced(text: str) -> str:
    """`text` without the isolates that have no partner in their own paragraph."""
    if not _ISOLATES.search(text):
        return text
    chars = list(text)
    open_at: list[int] = []
    for index, char in enumerate(chars):
        if char in _ISOLATE_OPENERS:
            open_at.append(index)
        elif char == _ISOLATE_END and open_at:
            open_at.pop()
        elif char == _ISOLATE_END:
            chars[index] = ""
        if char == "\n" or index == len(chars) - 1:
            for unclosed in open_at:
                chars[unclosed] = ""
            open_at.clear()
    return unicodedata.normalize("NFC", "".join(chars))


def _format_is_kept(char: str) -> bool:
    # Tags spell the flags of England, Scotland and Wales; prepended marks (Arabic number signs) are ink.
    return (
        char in _KEPT_FORMATS
        or _ISOLATES.match(char) is not None
        or _TAG_FIRST <= char <= _TAG_LAST
        or "\u0600" <= char <= "\u0605"
        or char == "\u06dd"
    )


def clip(text: str, limit: int) -> str:
    """The longest start of `text` of at most `limit` code points that cuts no character in two."""
    if len(text) <= limit:
        return text
    length = 0
    for cluster in _clusters(text[: limit + 64]):
        if length + len(cluster) > limit:
            break
        length += len(cluster)
    return text[:length].rstrip("\u200d")


def graphemes(text: str) -> list[str]:
    """`text` cut into what a reader calls characters."""
    return list(text) if text.isascii() and "\r" not in text else [*_clusters(text)]


def _clusters(text: str) -> Iterator[str]:
    # 10 ms of import that the first screen, which cleans nothing but ASCII, never pays.
    from icu4py.breakers import CharacterBreaker

    yield from CharacterBreaker(text, "en")


def first_graphemes(text: str, count: int) -> str:
    """The first `count` characters, as a reader counts them."""
    return "".join(islice(graphemes(text), count))
