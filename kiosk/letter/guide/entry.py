"""One entry of a word list and what it matches; docs/courtesy.md tells the grammar to translators.

Case and accents do not matter. ``*`` at a word's end stands for any letters and alone for one word, ``/`` parts words
that may stand for each other, ``?`` after a word lets it be left out, ``~`` is up to four words of any kind, ``#`` a
number. An apostrophe or hyphen inside a word is one or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from kiosk.letter.guide.folded import Folded, fold

ENTRY_MAX = 600
"""Characters of an entry: fifty alternatives and a few words around them."""

FAR = 4
"""Words that ``~`` may stand for: more would reach from one thought into the next."""

_PART = r"(?:#|\*|[\w'-]*\w[\w'-]*\*?)"
_TOKEN = re.compile(rf"~|{_PART}(?:/{_PART})*\??")
_NUMBER = re.compile(r"\d+[a-z]?")


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


@dataclass(frozen=True, slots=True)
class Step:
    """One token of an entry: the single `words`, `stems` and `runs` of words (x-mas) it may be.

    `far` is ``~``, `optional` may be left out, `number` is ``#`` and `any` a lone ``*``; `loose` lets a full stop
    follow, as in "p'o' box" for P.O. box.
    """

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    runs: tuple[tuple[str, ...], ...] = ()
    far: bool = False
    optional: bool = False
    number: bool = False
    any: bool = False
    loose: bool = False

    def ends(self, text: Folded, at: int) -> Iterator[int]:
        """The index of the word after each way in which this step stands at word `at`."""
        word = text.words[at].text
        if word in self.words or self.any or (self.stems and word.startswith(self.stems)) or self._numbers(word):
            yield at + 1
        for run in self.runs:
            if text.run(at, run):
                yield at + len(run)

    def _numbers(self, word: str) -> bool:
        return self.number and _NUMBER.fullmatch(word) is not None


def steps(entry: str) -> tuple[Step, ...]:
    """A checked entry, token by token."""
    return tuple(Step(far=True) if token == "~" else _step(token) for token in entry.split())


def matched(form: tuple[Step, ...], text: Folded, at: int) -> int | None:
    """The index after the last word of `form` where it begins at word `at`, the nearest one; None where it does not."""
    step, rest = form[0], form[1:]
    for end in step.ends(text, at):
        if not rest:
            return end
        if text.near(end - 1, loose=step.loose) and (found := _after(rest, text, end)) is not None:
            return found
    return None


def _after(form: tuple[Step, ...], text: Folded, at: int) -> int | None:
    if form[0].far:
        return _beyond(form[1:], text, at)
    found = matched(form, text, at)
    return _after(form[1:], text, at) if found is None and form[0].optional else found


def _beyond(form: tuple[Step, ...], text: Folded, at: int) -> int | None:
    for beyond in range(at, min(at + FAR + 1, len(text.words))):
        if (found := _after(form, text, beyond)) is not None:
            return found
        if not text.near(beyond):
            return None
    return None


def _step(token: str) -> Step:
    bare = token.rstrip("?")
    words, stems, runs = set(), [], []
    for part in bare.split("/"):
        pieces = tuple(piece for piece in re.split(r"['-]", part) if piece)
        joined = "".join(pieces)
        if part in ("#", "*"):
            continue
        if len(pieces) > 1:
            runs.append(pieces)
        if joined.endswith("*"):
            stems.append(joined[:-1])
        else:
            words.add(joined)
    parts = bare.split("/")
    return Step(
        words=frozenset(words),
        stems=tuple(stems),
        runs=tuple(runs),
        optional=token.endswith("?"),
        number="#" in parts,
        any="*" in parts,
        loose=bare[-1] in "'-",
    )
