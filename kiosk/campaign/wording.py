"""Do the words of a case hold what a letter needs, and nothing that was left over?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiosk.campaign.letters import LetterWords
from kiosk.campaign.model import Case, Pack
from kiosk.campaign.reading import case_path, letters_path, words_path
from kiosk.errors import Fault
from kiosk.shape import Shape

WHOLE = (
    "short",
    "long",
    "child",
    "ask",
    "ask_short",
    "sub_asks",
    "concern",
    "openers",
    "thanks",
    "do",
    "dont",
    "facts",
)
"""Words that are read as sentences, and so end like one."""

_LEFT_OVER = re.compile(
    r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>|\b(?:TODO|FIXME|TBD|XXX+|xxx+)\b|\b[Ll]orem ipsum|\?\?\?|\.\.\.\.+|_{3,}"
)
"""What people put where words are still to come; brackets as well, since no letter needs them."""

_MADE_OF = {"address": "address_parts", "lines": "parts"}
"""Keys that nobody wrote where the other is given."""

_CLOSERS = "\"'”’»)\u00a0\u202f"


def faults(pack: Pack) -> Iterator[Fault]:
    """Each sentence that a writer would stumble over."""
    for case in pack.cases:
        if case.file.address_local is not None:
            yield from _left_over(case.file.address_local, case_path(case.id), "address_local")
        for name, words in told(case):
            yield from _named(case, words, name)
            yield from _openers(case, words, name)
            yield from _whole(case, words, name)
            yield from _left_over(words, name, case.id)
    for language, title in pack.titles.items():
        yield from _left_over(title, words_path(language), "pack")
    for language, hopes in pack.hopes.items():
        for at, hope in enumerate(hopes, 1):
            yield from _left_over(hope, words_path(language), f"hope[{at}]")


def told(case: Case) -> Iterator[tuple[str, LetterWords]]:
    """The words of a case in every language, those of its letters alone too, each with its file."""
    yield from ((words_path(language), words) for language, words in case.words.items())
    yield from ((letters_path(language), words) for language, words in case.letters.items())


def texts(shape: Shape) -> Iterator[tuple[str, str]]:
    """Every text of `shape` with its key: ``("ask", ...)``, ``("openers[2]", ...)``, ``("facts.crowd", ...)``."""
    written = (key for key in type(shape).model_fields if getattr(shape, _MADE_OF.get(key, ""), None) is None)
    for key in written:
        value = getattr(shape, key)
        if isinstance(value, Shape):
            yield from ((f"{key}.{inner}", text) for inner, text in texts(value))
        elif isinstance(value, str):
            yield key, value
        elif isinstance(value, Shape):
            yield from ((f"{key}.{inner}", text) for inner, text in texts(value))
        elif isinstance(value, tuple):
            yield from ((f"{key}[{at}]", text) for at, text in enumerate(value, 1) if isinstance(text, str))
        elif isinstance(value, dict):
            yield from ((f"{key}.{inner}", text) for inner, text in value.items())


def _named(case: Case, words: LetterWords, name: str) -> Iterator[Fault]:
    letter = " ".join((words.concern, words.ask, *words.sub_asks))
    if words.full_name.casefold() not in letter.casefold():
        what = f"does not stand in the concern or the ask as it is written here ({words.full_name!r})"
        yield Fault(name, f"{case.id}.full_name", what, "Name the person in full there.")
    for known in case.file.names:
        if known.casefold() not in letter.casefold():
            cure = "Write it there, or mend the names in the case's file."
            yield Fault(name, f"{case.id}.concern", f"and the ask leave out {known!r}", cure)


def _openers(case: Case, words: LetterWords, name: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, opener in enumerate(words.openers, 1):
        folded = " ".join(opener.casefold().split())
        if folded in seen:
            yield Fault(name, f"{case.id}.openers[{at}]", "says the same as another opener", "Write it another way.")
        seen.add(folded)


def _whole(case: Case, words: LetterWords, name: str) -> Iterator[Fault]:
    for key, text in texts(words):
        if re.split(r"[.\[]", key)[0] in WHOLE and not _ends(text):
            yield Fault(name, f"{case.id}.{key}", "does not end like a sentence", "End it with a full stop.")


def _ends(text: str) -> bool:
    # Any punctuation will do: a Burmese, Amharic or Khmer sentence ends in marks of its own.
    return unicodedata.category(text.rstrip(_CLOSERS)[-1:] or "x").startswith("P")


def _left_over(shape: Shape, name: str, under: str) -> Iterator[Fault]:
    for key, text in texts(shape):
        found = _LEFT_OVER.search(text)
        if found:
            what = f"still holds a place to fill in ({found.group()[:20]!r})"
            yield Fault(name, f"{under}.{key}", what, "Write the words that belong there.")
