"""What of a letter is the writer's own: nobody is told off for the words of the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk.campaign.model import CaseWords
from kiosk.letter.draft import Draft, Way
from kiosk.letter.guide.folded import Folded, Span
from kiosk.letter.guide.sentences import known

Mend = Callable[[Draft], Draft]
"""What one key does to a draft: a pure function that never fails."""

_GUIDED = ("who", "why", "asking")


def own_texts(draft: Draft) -> tuple[str, ...]:
    """What the writer wrote in the way that is open now; nothing in the ready one."""
    if draft.way is Way.FREE:
        return (draft.free or "",)
    if draft.way is Way.GUIDED:
        return tuple(getattr(draft, key) for key in _GUIDED)
    return ()


def rewritten(draft: Draft, change: Callable[[str], str]) -> Draft:
    """The draft with `change` made to each of the writer's own texts."""
    if draft.way is Way.FREE:
        return replace(draft, free=change(draft.free or ""))
    if draft.way is Way.GUIDED:
        # Each by name, so that mypy sees what is replaced.
        return replace(draft, who=change(draft.who), why=change(draft.why), asking=change(draft.asking))
    return draft


def given(words: CaseWords) -> Iterator[str]:
    """The texts of a case that may stand in a free letter because it began with them."""
    yield from (*words.openers, words.concern, words.ask, *words.sub_asks, words.thanks, words.salutation, words.close)


def own_spans(text: Folded, found: list[Span], words: CaseWords) -> list[Span]:
    """Those of `found` that do not stand in a sentence of the case."""
    if not found:
        return found
    theirs = known(text.written, given(words))
    return [span for span in found if not any(span.meets(other) for other in theirs)]
