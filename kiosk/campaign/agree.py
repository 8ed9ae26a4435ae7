"""Do the files of a pack agree with one another, and its languages?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kiosk.campaign.model import Case, CaseWords, Pack
from kiosk.campaign.reading import case_path, words_path
from kiosk.errors import Fault

COUNTED = ("openers", "sub_asks", "forbidden")
"""Lists whose entries are chosen or set by their place, and so must be as long in every language."""

TRANSLATED = ("line", "short", "long", "child", "ask", "ask_short", "concern", "thanks", "outcome", "news")
"""Sentences that can't be the same in two languages unless somebody forgot to translate them."""


def faults(pack: Pack) -> Iterator[Fault]:
    """Each thing that one file says and another does not."""
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
    for key in TRANSLATED:
        said = getattr(words, key)
        if said and said == getattr(original, key):
            yield Fault(
                words_path(language),
                f"{case.id}.{key}",
                f"is the same as in {words_path(first)}",
                "Translate it.",
            )
