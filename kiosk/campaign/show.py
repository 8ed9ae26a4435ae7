"""A case as an organiser reads it before the doors open: everything on one plain sheet."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from kiosk.campaign.country import country_name
from kiosk.campaign.kind import Kind
from kiosk.campaign.letters import LetterWords
from kiosk.campaign.model import Case, CaseWords

WIDTH = 78
"""Cells of a line: a terminal of 80 columns with a margin."""

_SENDER = {
    "required": "The writer's own address must stand on the letter.",
    "allowed": "The writer's own address may stand on the letter.",
    "forbidden": "The writer's own address must not stand on the letter.",
}


def sheet(case: Case, language: str) -> str:
    """The whole of a case in `language`, wrapped at 78 cells, ending in one line break."""
    words = case.told_in(language)
    sections = (
        _head(case, words, language),
        _section("News", [f"{words.news} ({case.file.news_source})"] if words.news else []),
        _section("In short", [words.short]),
        _section("The story", words.long.split("\n\n")),
        _section("For children", words.child.split("\n\n")),
        _section("The ask", [words.ask, *words.sub_asks]),
        _section("Facts", _facts(case, words), bullet="- "),
        _section("To", [words.target, *_indented(words.address), *_local(case)]),
        _section("Ways to act", [*_channels(case), _SENDER[case.file.sender.value]], bullet="- "),
        _section("Ready letter", _letter(case.letter_in(language))),
        _section("Letters in", [", ".join(case.letter_languages)]),
        _section("Other first paragraphs", words.openers[1:], bullet="- "),
        _section("Do", words.do, bullet="- "),
        _section("Don't", words.dont, bullet="- "),
        _section("Forbidden", [topic.topic for topic in words.forbidden], bullet="- "),
        _section("Outcome", [f"{words.outcome} ({case.file.outcome_source})"] if words.outcome else []),
    )
    return "\n\n".join(section for section in sections if section) + "\n"


def _head(case: Case, words: CaseWords, language: str) -> str:
    country = words.country_name or country_name(case.file.country, language)
    issues = ", ".join(issue.value for issue in case.file.issues)
    until = f", letters until {case.file.stop_after}" if case.file.stop_after else ""
    title = f"{case.file.number}  {words.full_name}"
    return "\n".join(
        (
            *textwrap.wrap(title, WIDTH),
            "=" * min(len(title), WIDTH),
            *textwrap.wrap(f"{country} · {words.line}", WIDTH),
            *textwrap.wrap(f"{case.id} · {case.file.weight.value} · {issues}", WIDTH),
            f"verified on {case.file.verified_on}{until}",
            case.file.page,
        )
    )


def _section(title: str, paragraphs: Iterable[str], bullet: str = "") -> str:
    wrapped = [
        textwrap.fill(text, WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet), break_long_words=False)
        for text in paragraphs
    ]
    # Paragraphs need air between them; the entries of a list and the lines of an address do not.
    between = "\n" if bullet or title == "To" else "\n\n"
    return f"{title}\n{'-' * len(title)}\n{between.join(wrapped)}" if wrapped else ""


def _facts(case: Case, words: CaseWords) -> Iterator[str]:
    for fact in case.file.facts:
        yield f"{words.facts.get(fact.id, fact.id)} ({fact.source})"


def _indented(address: Iterable[str]) -> Iterator[str]:
    return (f"    {line}" for line in address)


def _local(case: Case) -> Iterator[str]:
    local = case.file.address_local
    if local is not None:
        yield f"In {local.language}:"
        yield from _indented(local.lines)


def _channels(case: Case) -> Iterator[str]:
    for kind in Kind:
        channel = case.channel(kind)
        if channel is not None:
            yield f"{kind.value}: {channel.to}" if channel.to else kind.value
    closed = [kind.value for kind in Kind if case.channel(kind) is None]
    if closed:
        yield f"closed: {', '.join(closed)}"


def _letter(words: LetterWords) -> Iterator[str]:
    yield words.salutation
    yield words.openers[0]
    yield words.concern
    yield " ".join((words.ask, *words.sub_asks))
    yield words.thanks
    yield words.close
