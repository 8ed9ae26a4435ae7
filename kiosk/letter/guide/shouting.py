"""Capitals and exclamation marks that read like shouting, and the same words said calmly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.letter.guide.folded import Span, fold

LOUD_ROW = 6
"""Letters in a row of capital words: "NOT A CRIME" has 8; fewer is an abbreviation or an emphasis."""

LOUD_WORD = 5
"""Letters of a capital word that is loud by itself, where two stand in a text; abbreviations are mostly shorter."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BETWEEN = re.compile(r"[\s,–-]{1,3}(?:[^\W\d_][\s,–-]{1,3})?\Z")
_MARKS = re.compile(r"!(?:\s?!)+|[!?](?:\s?[!?]){2,}")


def shouts(text: str, quiet: frozenset[str] = frozenset()) -> list[Span]:
    """What reads like shouting in `text`; `quiet` are folded words that may stand in capitals."""
    large = [Span(*found.span()) for found in _WORD.finditer(text) if _is_large(found.group())]
    loud = {span for span in large if fold(text[span.start : span.end]) not in quiet}
    rows = [span for row in _rows(text, large) if _is_row(text, [one for one in row if one in loud]) for span in row]
    alone = [span for span in loud if span.end - span.start >= LOUD_WORD]
    marks = [Span(*found.span()) for found in _MARKS.finditer(text)]
    return sorted({*rows, *(alone if len(alone) > 1 else ()), *marks})


def calmed(text: str, names: frozenset[str], quiet: frozenset[str] = frozenset()) -> str:
    """`text` without its shouting: capital words small but for `names` (as the case spells them) and beginnings."""
    found = shouts(text, quiet)
    if not found:
        return text
    spelled = {fold(name): name for name in names}
    loud = {span.start for span in found}
    many = any(text[span.start].isalpha() for span in found)

    def calm(match: re.Match[str]) -> str:
        word = match.group()
        # Within a shouted row small words of one letter and the case's own name were spared: they are lowered too.
        in_row = many and word.isupper() and (match.start() in loud or fold(word) in spelled or word in "AÀYÔ")
        if not in_row or fold(word) in quiet - spelled.keys():
            return word
        small = spelled.get(fold(word)) or word.lower()
        return small[0].upper() + small[1:] if _begins(text, match.start()) else small

    return _MARKS.sub(_one_mark, _WORD.sub(calm, text))


def _is_large(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.lower() != word


def _is_row(text: str, loud: list[Span]) -> bool:
    letters = sum(char.isalpha() for span in loud for char in text[span.start : span.end])
    return len(loud) > 1 and letters >= LOUD_ROW


def _rows(text: str, loud: list[Span]) -> Iterator[list[Span]]:
    row: list[Span] = []
    for span in loud:
        if row and not _BETWEEN.match(text[row[-1].end : span.start]):
            yield row
            row = []
        row.append(span)
    if row:
        yield row


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip(' \t"“«(')
    return not before or before[-1] in ".!?…\n"


def _one_mark(match: re.Match[str]) -> str:
    space = " " if match.group()[0].isspace() else ""
    return space + ("?" if "?" in match.group() else "!")
