"""The mends of one key: each a pure function from a draft to a draft, that finds its place anew in what it is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from kiosk.campaign.model import CaseFile, CaseWords
from kiosk.letter.draft import Draft
from kiosk.letter.guide.folded import Folded, Span, fold
from kiosk.letter.guide.own import rewritten
from kiosk.letter.guide.sentences import without
from kiosk.letter.guide.wordlist import Swap, WordList

Find = Callable[[str], list[Span]]
"""Finds something in one of the writer's own texts."""

HEAD_LINE = 8
"""Words of a first line that is a greeting as a whole; longer ones are cut at their first comma or mark."""


def cut(find: Find, draft: Draft) -> Draft:
    """Takes out each sentence in which `find` finds something."""
    return rewritten(draft, lambda text: without(text, spans) if (spans := find(text)) else text)


def swapped(swaps: Iterable[Swap], find: Find, draft: Draft) -> Draft:
    """Puts other words where a list has them, and takes out the sentences that are still found afterwards."""
    forms = [(swap.finder, swap.by) for swap in swaps]

    def change(text: str) -> str:
        for finder, by in forms:
            for span in reversed(_apart(finder.spans(Folded(text)))):
                text = text[: span.start] + _as_begun(by, text[span.start]) + text[span.end :]
        return text

    return cut(find, rewritten(draft, change))


def named(file: CaseFile, words: CaseWords, listed: WordList, draft: Draft) -> Draft:
    """Writes the full name where a part of it stands, or begins with a sentence that has it."""
    whole = words.full_name
    if not all(fold(name) in fold(whole) for name in file.names):
        whole = ", ".join(file.names)

    def change(text: str) -> str:
        short = _part_of_name(text, file.names[0]) if len(file.names) == 1 else None
        if short is None:
            return f"{listed.about.format(name=whole)}\n\n{text}".strip()
        return text[: short.start] + file.names[0] + text[short.end :]

    return replace(draft, free=change(draft.free or ""))


def asking(words: CaseWords, draft: Draft) -> Draft:
    """Puts the case's ask at the end of a free letter, as a paragraph of its own."""
    return replace(draft, free=f"{(draft.free or '').rstrip()}\n\n{words.ask}".strip())


def thanking(words: CaseWords, draft: Draft) -> Draft:
    """Ends a free letter with the case's thanks."""
    return replace(draft, free=f"{(draft.free or '').rstrip()}\n\n{words.thanks}".strip())


def greeting(words: CaseWords, draft: Draft) -> Draft:
    """Begins a free text with the case's salutation."""
    return replace(draft, free=f"{words.salutation}\n\n{(draft.free or '').lstrip()}")


def ungreeted(draft: Draft) -> Draft:
    """Takes the greeting off the beginning of a free text."""
    text = (draft.free or "").lstrip()
    head, _, rest = text.partition("\n")
    if len(head.split()) > HEAD_LINE or not rest.strip():
        found = re.search(r"[,!:.]\s*", text)
        rest = text[found.end() :] if found else text
    rest = rest.lstrip()
    return replace(draft, free=rest[:1].upper() + rest[1:])


def _part_of_name(text: str, name: str) -> Span | None:
    """The first part of `name` in `text`, with the other parts that stand beside it."""
    parts = [fold(part) for part in name.split() if len(part) > 2]
    folded = Folded(text)
    found = [folded.span(word.start, word.end) for word in folded.words if word.text in parts]
    return next((span for span in found if text[span.start].isupper()), None)


def _apart(spans: list[Span]) -> list[Span]:
    """`spans` without those that begin within another."""
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            kept[-1] = max(kept[-1], span, key=lambda one: one.end - one.start)
        else:
            kept.append(span)
    return kept


def _as_begun(by: str, first: str) -> str:
    return by[0].upper() + by[1:] if first.isupper() else by
