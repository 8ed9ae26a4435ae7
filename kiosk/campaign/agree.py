"""Do the files of a pack agree with one another, and its languages?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kiosk.campaign.letters import LetterWords
from kiosk.campaign.model import Case, CaseWords, Pack
from kiosk.campaign.reading import case_path, letters_path, words_path
from kiosk.errors import Fault

COUNTED = ("openers", "sub_asks", "forbidden")
"""Lists whose entries are chosen or set by their place, and so must be as long in every language."""

TRANSLATED = ("line", "short", "long", "child", "ask", "ask_short", "concern", "thanks", "outcome", "news")
"""Sentences that can't be the same in two languages unless somebody forgot to translate them."""


def faults(pack: Pack) -> Iterator[Fault]:
    """Each thing that one file says and another does not."""
    yield from _unchecked(pack)
    for language in pack.file.languages[1:]:
        yield from _hopes(pack, language)
    yield from _hopes_name_cases(pack)
    for case in pack.cases:
        yield from _no_fact_twice(case)
        yield from _told_everywhere(case, [*pack.hopes])
        for language, words in case.words.items():
            yield from _facts(case, language, words)
            yield from _outcome(case, language, words)
            yield from _news(case, language, words)
            yield from _as_in_first(case, language, words)
        for language, letter in case.letters.items():
            yield from _letter_as_in_first(case, language, letter)


def _unchecked(pack: Pack) -> Iterator[Fault]:
    # What is practised with is never posted; what is posted may hurt by one wrong word.
    for language in () if pack.practice else pack.unchecked:
        name = words_path(language) if language in pack.file.languages else letters_path(language)
        cure = "Let one read them all and take the line out, or take the language out."
        yield Fault(name, "pack.checked", "is false: no native reader has seen these words", cure)


def _hopes(pack: Pack, language: str) -> Iterator[Fault]:
    first = pack.file.languages[0]
    if language in pack.hopes and len(pack.hopes[language]) != len(pack.hopes.get(first, ())):
        what = f"tells {len(pack.hopes[language])} words of hope, {words_path(first)} {len(pack.hopes.get(first, ()))}"
        yield Fault(words_path(language), "hope", what, "Translate them all, in the same order.")


def _hopes_name_cases(pack: Pack) -> Iterator[Fault]:
    for language, hopes in pack.hopes.items():
        for at, hope in enumerate(hopes, 1):
            if hope.case is not None and pack.case(hope.case) is None:
                cure = "Name a case of this pack, or take the key out."
                yield Fault(words_path(language), f"hope[{at}].case", f"is {hope.case!r}, which is no case", cure)


def _no_fact_twice(case: Case) -> Iterator[Fault]:
    counts = Counter(fact.id for fact in case.file.facts)
    kinds = Counter(channel.kind for channel in case.file.channels)
    for name, count in counts.items():
        if count > 1:
            yield Fault(case_path(case.id), "facts", f"name {name!r} {count} times", "Give each fact its own id.")
    for kind, count in kinds.items():
        if count > 1:
            yield Fault(case_path(case.id), "channels", f"open {kind.value!r} {count} times", "Keep one of them.")


def _told_everywhere(case: Case, languages: Sequence[str]) -> Iterator[Fault]:
    # The first language is not looked at here: a case that lacks it was refused before.
    for language in languages[1:]:
        if language not in case.words:
            cure = f"Translate it, or the kiosk will tell it in {languages[0]!r}."
            yield Fault(words_path(language), case.id, "is not told in this language", cure)


def _facts(case: Case, language: str, words: CaseWords) -> Iterator[Fault]:
    known = {fact.id for fact in case.file.facts}
    for fact in sorted(words.facts.keys() - known):
        cure = "Add it there with its source, or take the sentence out."
        yield Fault(words_path(language), f"{case.id}.facts.{fact}", f"is no fact of {case_path(case.id)}", cure)
    for fact in sorted(known - words.facts.keys()):
        cure = f"Write the sentence for the fact in {case_path(case.id)}."
        yield Fault(words_path(language), f"{case.id}.facts.{fact}", "is missing", cure)


def _outcome(case: Case, language: str, words: CaseWords) -> Iterator[Fault]:
    if words.outcome and not case.file.outcome_source:
        yield Fault(case_path(case.id), "outcome_source", "is empty, though an outcome is told", "Say who reports it.")
    if case.file.outcome_source and not words.outcome:
        yield Fault(
            words_path(language),
            f"{case.id}.outcome",
            "is empty, though it has a source",
            "Tell the outcome.",
        )


def _news(case: Case, language: str, words: CaseWords) -> Iterator[Fault]:
    if words.news and not case.file.news_source:
        yield Fault(case_path(case.id), "news_source", "is empty, though news are told", "Say who reports them.")
    if case.file.news_source and not words.news:
        yield Fault(words_path(language), f"{case.id}.news", "is empty, though it has a source", "Tell the news.")


def _as_in_first(case: Case, language: str, words: CaseWords) -> Iterator[Fault]:
    first, original = next(iter(case.words.items()))
    if language == first:
        return
    for key in COUNTED:
        here, there = len(getattr(words, key)), len(getattr(original, key))
        if here != there:
            cure = "Give it as many, in the same order."
            yield Fault(words_path(language), f"{case.id}.{key}", f"lists {here}, {words_path(first)} {there}", cure)
    yield from _translated(case, words, words_path(language), TRANSLATED)


def _letter_as_in_first(case: Case, language: str, letter: LetterWords) -> Iterator[Fault]:
    """A letter says what the first language says, so that its writer can read along; of openers it may have fewer."""
    first, original = next(iter(case.words.items()))
    name, there = letters_path(language), words_path(first)
    if len(letter.sub_asks) != len(original.sub_asks):
        what = f"lists {len(letter.sub_asks)}, {there} {len(original.sub_asks)}"
        yield Fault(name, f"{case.id}.sub_asks", what, "Give it as many, in the same order.")
    if len(letter.openers) > len(original.openers):
        what = f"lists {len(letter.openers)}, {there} {len(original.openers)}"
        yield Fault(name, f"{case.id}.openers", what, "Give it as many or fewer, in the same order.")
    yield from _translated(case, letter, name, ("ask", "concern", "thanks"))


def _translated(case: Case, words: LetterWords, name: str, keys: Sequence[str]) -> Iterator[Fault]:
    first, original = next(iter(case.words.items()))
    for key in keys:
        said = getattr(words, key)
        if said and said == getattr(original, key):
            yield Fault(name, f"{case.id}.{key}", f"is the same as in {words_path(first)}", "Translate it.")
