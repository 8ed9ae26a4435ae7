"""Sentences of a letter, found by their ends, so that one can be taken out and the others stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kiosk.letter.guide.folded import Folded, Span, fold

_END = re.compile(r"[.!?…。！？।።؟]+[\"”»’)\]]*(?=\s|$)|[ \u00a0\u202f]+[!?]+(?=\s|$)|\n\s*\n|$")
_SHORT = re.compile(r"(?:^|[\s(])(?:\w|dr|mr|mrs|ms|prof|st|mme|mlle|me|no|art|vs|etc|tel|hon)\.$", re.IGNORECASE)
_SPACES = re.compile(r"[ \t]{2,}(?!\n)|[ \t]+(?=\n)")
_BLANKS = re.compile(r"\n{3,}")


def sentences(text: str) -> list[Span]:
    """Each sentence with the space after it; together they are the whole of `text`."""
    spans, start = [], 0
    for end in _END.finditer(text):
        after = len(text) - len(text[end.end() :].lstrip())
        if end.group().startswith(".") and _SHORT.search(text[start : end.end()]) and after < len(text):
            continue
        if after > start:
            spans.append(Span(start, after))
            start = after
    return spans


def without(text: str, spans: Iterable[Span]) -> str:
    """`text` without the sentences in which one of `spans` stands."""
    gone = [*spans]
    kept = []
    for sentence in sentences(text):
        if any(sentence.meets(span) for span in gone):
            # The end of a paragraph stays one, whoever is taken out of it.
            tail = text[sentence.start : sentence.end]
            kept.append("\n\n" if "\n\n" in tail[len(tail.rstrip()) :] else "")
        else:
            kept.append(text[sentence.start : sentence.end])
    return _BLANKS.sub("\n\n", _SPACES.sub(_one_space, "".join(kept))).strip()


def _one_space(spaces: re.Match[str]) -> str:
    return "" if spaces.string[spaces.end() : spaces.end() + 1] == "\n" else " "


def known(text: str, sentences_of: Iterable[str]) -> list[Span]:
    """The sentences of `text` that stand in one of these texts just so, apart from spaces, case and accents."""
    theirs = {_bare(given[span.start : span.end]) for given in sentences_of for span in sentences(given)}
    return [span for span in sentences(text) if _bare(text[span.start : span.end]) in theirs]


def _bare(sentence: str) -> str:
    return " ".join(fold(sentence).split())


def first_word(text: Folded) -> int:
    """Where the first word of a text begins in it, as it was written."""
    return text.span(text.words[0].start, text.words[0].end).start if text.words else 0
