"""What is heard in the writer's own words, each thing by the list of one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from kiosk.campaign.model import CaseFile, CaseWords
from kiosk.letter.draft import Draft
from kiosk.letter.guide import asklock, contact
from kiosk.letter.guide.about import About
from kiosk.letter.guide.folded import Folded, Span, fold
from kiosk.letter.guide.mend import Find
from kiosk.letter.guide.own import own_spans, own_texts
from kiosk.letter.guide.shouting import shouts
from kiosk.letter.guide.wordlist import Group, WordList
from kiosk.text import first_graphemes

LETTER = (About.OTHER, About.THREAT, About.INSULT, About.PARTY, About.SHOUTING)
"""What is heard in a letter, the weightiest first."""

CARD = (
    About.THREAT,
    About.INSULT,
    About.AMNESTY,
    About.CHARGES,
    About.PARTY,
    About.RELIGION,
    About.SEASON,
    About.SHOUTING,
)
"""What is heard on a card, the weightiest first."""

CONTACTS = (About.PHONE, About.EMAIL, About.ADDRESS)
"""What is pointed out on either."""

QUOTED = 3
"""Places that are quoted to the writer; who mends three finds the fourth."""

QUOTE_MAX = 28
"""Longest quotation, in characters a reader counts: two of them and their wish stand in one line of 80 columns."""


@dataclass(frozen=True, slots=True, repr=False)
class Ear:
    """Listens to texts for one case with the list of one language, None where there is none."""

    file: CaseFile
    words: CaseWords
    listed: WordList | None

    def heard(self, draft: Draft, topics: tuple[About, ...]) -> Iterator[About]:
        """Those of `topics` that are heard in the draft."""
        texts = own_texts(draft)
        for about in topics:
            find = self.find(about)
            if any(find(text) for text in texts):
                yield about

    def quoted(self, about: About, draft: Draft) -> tuple[str, ...]:
        """The words in which it is heard, as they were written, so that the writer can find them."""
        return quotations(self.find(about), own_texts(draft))

    def find(self, about: About) -> Find:
        """What finds this topic in a text; it finds nothing where a list would be needed and there is none."""
        match about:
            case About.SHOUTING:
                return self._shouts
            case About.PHONE:
                return partial(self._contacts, contact.phones)
            case About.EMAIL:
                return partial(self._contacts, partial(contact.emails, words=self.listed))
            case About.ADDRESS:
                return partial(self._contacts, partial(contact.addresses, words=self.listed))
            case About.OTHER:
                return partial(asklock.others, file=self.file, words=self.words, listed=self.listed)
            case _:
                return partial(self._listed, about)

    @property
    def quiet(self) -> frozenset[str]:
        """Folded words that may stand in capitals: the case's names and known abbreviations."""
        names = frozenset(fold(name) for name in self.names)
        return names | (self.listed.abbreviations if self.listed else frozenset())

    @property
    def names(self) -> frozenset[str]:
        """The words of the case's names, as the case spells them."""
        told = " ".join((*self.file.names, self.words.name, self.words.full_name))
        return frozenset(word.strip(".,") for word in told.split() if word[0].isupper())

    def _shouts(self, text: str) -> list[Span]:
        return own_spans(Folded(text), shouts(text, self.quiet), self.words)

    def _contacts(self, find: Find, text: str) -> list[Span]:
        return own_spans(Folded(text), find(text), self.words)

    def _listed(self, about: About, text: str) -> list[Span]:
        if self.listed is None or not text:
            return []
        group: Group = getattr(self.listed, about.value)
        folded = Folded(text)
        return own_spans(folded, group.finder.spans(folded), self.words)


def quotations(find: Find, texts: Iterable[str]) -> tuple[str, ...]:
    """What `find` finds in `texts`, each once, on one line and cut where it is long."""
    found = (" ".join(text[span.start : span.end].split()) for text in texts for span in find(text))
    return tuple(_short(one) for one in islice(dict.fromkeys(found), QUOTED))


def _short(words: str) -> str:
    cut = first_graphemes(words, QUOTE_MAX)
    return cut if cut == words else f"{cut.rstrip()}…"
