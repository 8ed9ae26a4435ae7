"""What a case forbids: the entries of its pack, looked for in everything a writer adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.campaign.model import CaseWords, Forbidden
from kiosk.letter.guide.entry import checked
from kiosk.letter.guide.finder import Finder
from kiosk.letter.guide.folded import Folded, Span
from kiosk.letter.guide.own import own_spans


def touched(text: str, words: CaseWords) -> Iterator[Forbidden]:
    """The forbidden topics that `text` touches, outside sentences of the case itself; quoting is touching."""
    return (topic for topic in words.forbidden if text and spans(text, topic, words))


def spans(text: str, topic: Forbidden, words: CaseWords) -> list[Span]:
    """Where `text` touches `topic`."""
    folded = Folded(text)
    return own_spans(folded, _finder(topic).spans(folded, quoted=True), words)


def touches(text: str, topic: Forbidden) -> bool:
    """True where any sentence of `text` touches `topic`, whoever wrote it."""
    return bool(_finder(topic).spans(Folded(text), quoted=True))


def faults(topic: Forbidden) -> Iterator[tuple[str, str]]:
    """Each entry of `topic` that can't be read, as key and what is wrong."""
    for key, entries in (("words", topic.words), ("clear", topic.clear)):
        for at, entry in enumerate(entries, 1):
            try:
                checked(entry)
            except ValueError as error:
                yield f"{key}[{at}]", str(error)


def _finder(topic: Forbidden) -> Finder:
    return Finder(_readable(topic.words), _readable(topic.clear))


def _readable(entries: Iterable[str]) -> Iterator[str]:
    # `pack check` tells an entry that can't be read; at the table it is passed over.
    for entry in entries:
        try:
            yield checked(entry)
        except ValueError:
            continue
