"""The forms a single value of a pack may take, each refused with a sentence a volunteer can act on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    StrictInt,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

FORMAT = 1
"""The format of pack this kiosk reads; it grows when an old kiosk would misread a new pack."""

SENTENCE_MAX = 1000
"""Characters in one paragraph: a third of a page, and half as much again as any of the shipped ones."""

STORY_MAX = 4000
"""Characters in a story of several paragraphs: four screens of 80x24."""

WORDS_TABLES = ("pack", "hope")
"""Tables of a words file that are not cases, so that no case may be called so."""


def text(most: int, *, empty: bool = False, paragraphs: bool = False) -> AfterValidator:
    """A text of at most `most` characters, in one paragraph unless `paragraphs`."""

    def check(value: str) -> str:
        value = value.strip()
        if not value and not empty:
            raise ValueError("is empty. Write it")
        if len(value) > most:
            raise ValueError(f"has {len(value)} characters and may have {most}. Shorten it")
        if "\n" in value and not paragraphs:
            raise ValueError("holds a blank line, but must stay one paragraph. Take the blank line out")
        return value

    return AfterValidator(check)


def shaped(pattern: str, what: str, cure: str) -> AfterValidator:
    """A text the whole of which matches `pattern`, refused with `what` and `cure`."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(f"{what}; it says {_shown(value)}. {cure}")
        return value

    return AfterValidator(check)


def listed(least: int = 1, most: int = 99, *, of_tables: bool = False) -> BeforeValidator:
    """A list of `least` to `most` entries, of tables or of simple values."""

    def check(value: Any) -> Any:
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise ValueError(f"must be a list; it says {_shown(value)}. Put [square brackets] around it")
        if not least <= len(value) <= most:
            raise ValueError(f"lists {len(value)} and must list {least} to {most}. Add some, or take some out")
        if of_tables and not all(isinstance(entry, Mapping | BaseModel) for entry in value):
            raise ValueError("must be tables, each with its own keys. Compare it with the example")
        return value

    return BeforeValidator(check)


def unless(other: str) -> WrapValidator:
    """A list, () by default, that must be written unless the key `other` above it is, and may not stand beside it."""

    def check(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        # TOML has no tuples: this one is the default, so nothing was written.
        written = value != ()
        instead = info.data.get(other) is not None
        if written and instead:
            raise ValueError(f"stands beside {other}, and one address is printed. Keep one of the two")
        if not written and other in info.data and not instead:
            raise ValueError(f"is missing. Write its lines, or what it is made of as {other}")
        return handler(value) if written else value

    return WrapValidator(check)


def table(value: Any) -> Any:
    """`value`, refused where it is no table of keys."""
    if not isinstance(value, Mapping):
        raise ValueError(f"must be a table of keys; it says {_shown(value)}. Give it a [heading] of its own")
    return value


def _names_no_table(value: str) -> str:
    if value in WORDS_TABLES:
        raise ValueError(f"can't be {value!r}, which names another part of the words. Choose another id")
    return value


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(f"must be a date; it says {_shown(value)}. Write it like 2013-12-06, without quotes")
    return value


def _readable(value: int) -> int:
    if value != FORMAT:
        raise ValueError(f"is {value}, and this kiosk reads format {FORMAT}. Update the kiosk, or the pack")
    return value


def _shown(value: object) -> str:
    # Cut short, so that a whole story in the wrong place does not fill the screen.
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}..."


Sentence = Annotated[str, text(SENTENCE_MAX)]
"""One paragraph or less, never empty."""

Note = Annotated[str, text(SENTENCE_MAX, empty=True)]
"""One paragraph or less, or nothing."""

Story = Annotated[str, text(STORY_MAX, paragraphs=True)]
"""One paragraph or more, a blank line between two."""

Sentences = Annotated[tuple[Sentence, ...], listed()]
"""At least one sentence."""

Slug = Annotated[
    str,
    shaped(
        r"(?=.{1,40}\Z)[a-z0-9]+(-[a-z0-9]+)*",
        "must be small letters a-z, digits and single hyphens, 40 at most",
        "Write it like tun-aung",
    ),
]
"""A name for machines: in file names, tables and rows."""

CaseId = Annotated[Slug, AfterValidator(_names_no_table)]
"""The slug of a case."""

Language = Annotated[
    str,
    shaped(
        r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?",
        "must be a language code",
        "Write it like en, fr, pt-BR or zh-Hant",
    ),
]
"""A BCP 47 tag of language, script and country."""

CountryCode = Annotated[
    str, shaped(r"[A-Z]{2}", "must be the two capital letters of a country", "Write it like MM for Myanmar")
]
"""ISO 3166-1 alpha-2."""

Page = Annotated[
    str,
    shaped(
        r"(?=.{1,120}\Z)https://[a-z0-9.-]+\.[a-z]{2,}(/[!-~]*)?",
        "must be a link of at most 120 plain characters",
        "Write it like https://example.org/case",
    ),
]
"""What the small QR code of a letter opens."""

Day = Annotated[date, BeforeValidator(_day)]
"""A date as TOML writes it, without quotes and without a time."""

Format = Annotated[StrictInt, AfterValidator(_readable)]
"""The format of the pack."""

SentencesById = Annotated[dict[Slug, Sentence], BeforeValidator(table)]
"""Sentences under the ids they belong to."""
