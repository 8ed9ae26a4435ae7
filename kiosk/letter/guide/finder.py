"""Where the entries of one group stand in a text, and where they only seem to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from kiosk.letter.guide.disguise import disguised
from kiosk.letter.guide.entry import Step, matched, steps
from kiosk.letter.guide.folded import Folded, Span, Word

_NUMBERS = "#"

Form = tuple[Step, ...]


class Entries:
    """Entries ready to be looked for: by the word they begin with, so that most are never asked."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_word: dict[str, list[Form]] = {}
        self._by_stem: dict[str, list[Form]] = {}
        for entry in entries:
            form = steps(entry)
            first = form[0]
            numbers = (_NUMBERS,) if first.number else ()
            for word in {*first.words, *(run[0] for run in first.runs), *numbers}:
                self._by_word.setdefault(word, []).append(form)
            for stem in first.stems:
                self._by_stem.setdefault(stem, []).append(form)
        self._lengths = sorted({len(stem) for stem in self._by_stem})

    def spans(self, text: Folded) -> Iterator[Span]:
        """Each occurrence, one for each entry and each word that it begins at."""
        for at, word in enumerate(text.words):
            for form in self._begun_by(word):
                end = matched(form, text, at)
                if end is not None:
                    yield text.span(word.start, text.words[end - 1].end)

    def _begun_by(self, word: Word) -> Iterator[Form]:
        yield from self._by_word.get(word.text, ())
        if word.text[0].isdigit():
            yield from self._by_word.get(_NUMBERS, ())
        for length in self._lengths:
            if length > len(word.text):
                break
            yield from self._by_stem.get(word.text[:length], ())


class Finder:
    """One group of a list: `words` that count, `clear` ones around which they do not, and some in disguise.

    `names` count only in small letters, since with a capital they are somebody's. What stands between quotation marks
    is somebody else's word and does not count.
    """

    def __init__(
        self,
        words: Iterable[str],
        clear: Iterable[str] = (),
        hidden: Iterable[str] = (),
        names: Iterable[str] = (),
    ) -> None:
        self._lists = tuple(words), tuple(clear), tuple(names)
        self._hidden = frozenset(hidden)

    @cached_property
    def _entries(self) -> tuple[Entries, Entries, Entries]:
        words, clear, names = self._lists
        return Entries(words), Entries(clear), Entries(names)

    def spans(self, text: Folded, *, quoted: bool = False) -> list[Span]:
        """Where the group stands in the text as it was written, in order; `quoted` looks between quotes as well."""
        words, clear, names = self._entries
        found = {*words.spans(text), *disguised(text, self._hidden)}
        found.update(span for span in names.spans(text) if text.written[span.start].islower())
        harmless = [*clear.spans(text), *(() if quoted else text.quotes)] if found else []
        return sorted(span for span in found if not any(span.meets(other) for other in harmless))
