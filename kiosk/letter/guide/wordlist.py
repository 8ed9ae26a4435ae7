"""``assets/courtesy/<language>.toml``: what courtesy listens for in one language; docs/courtesy.md tells the format."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictBool, ValidationError

from kiosk.assets import assets
from kiosk.campaign.forms import Language, Sentence, Slug, listed, shaped
from kiosk.errors import Fault, FaultsError
from kiosk.letter.guide.entry import Entry
from kiosk.letter.guide.finder import Finder
from kiosk.letter.guide.folded import fold
from kiosk.shape import Shape, faults_of, read_toml

_PLAIN = shaped(r"[^\W\d_]{3,20}", "must be one word of 3 to 20 letters", "Write it without signs")

Word = Annotated[str, _PLAIN]
"""One plain word."""

Some = Annotated[tuple[Entry, ...], listed(0, 400)]
"""Entries, or none."""


class Group(Shape):
    """Entries that mean one thing.

    `clear` are phrases in which they do not mean it, `names` entries that are people's names when written large, and
    `disguised` whole words that are looked for spaced, starred and drawn out as well.
    """

    words: Annotated[tuple[Entry, ...], listed(1, 400)]
    clear: Some = ()
    names: Some = ()
    disguised: Annotated[tuple[Word, ...], listed(0, 200)] = ()

    @cached_property
    def finder(self) -> Finder:
        """The group, ready to be looked for."""
        return Finder(self.words, self.clear, map(fold, self.disguised), self.names)


class Ask(Group):
    """One kind of request ("release"); `locked` ones are wrong in a letter whose case does not ask them.

    `person` is true where a person's name follows the request: another name than the case's is then somebody else.
    """

    locked: StrictBool = False
    person: StrictBool = False


class Swap(Shape):
    """Words that a card may have instead of others."""

    words: Annotated[tuple[Entry, ...], listed(1, 60)]
    by: Sentence

    @cached_property
    def finder(self) -> Finder:
        """What is replaced, ready to be looked for."""
        return Finder(self.words)


class Spelled(Shape):
    """How people spell the signs of an e-mail address."""

    at: Annotated[tuple[Word | str, ...], listed(1, 20)]
    dot: Annotated[tuple[Word | str, ...], listed(1, 20)]


class WordList(Shape):
    """A whole list: one group for each thing that is looked for, and the sentences a mend puts in."""

    language: Language
    about: Annotated[Sentence, Field(pattern=r"\{name\}")]
    capitals: Annotated[tuple[Word | str, ...], listed(0, 300)]
    spelled: Spelled
    greeting: Group
    thanks: Group
    who: Group
    insult: Group
    threat: Group
    party: Group
    address: Group
    amnesty: Group
    charges: Group
    religion: Group
    season: Group
    swaps: Annotated[tuple[Swap, ...], listed(0, 40, of_tables=True)] = ()
    asks: Annotated[dict[Slug, Ask], Field(min_length=1)]
    against: Annotated[dict[Slug, Group], Field(min_length=1)]

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """`capitals` folded."""
        return frozenset(map(fold, self.capitals))


def read(path: Path) -> WordList:
    """The list in the file at `path`; raises `FaultsError` with file, key and cure of everything that is wrong."""
    tables, faults = read_toml(path)
    if faults:
        raise FaultsError(faults)
    try:
        found = WordList.model_validate(tables)
    except ValidationError as error:
        raise FaultsError(faults_of(error, path.name)) from None
    if found.language != path.stem:
        what = f"is {found.language!r}, not the name of the file"
        raise FaultsError([Fault(path.name, "language", what, "Make the two the same.")])
    return found


@cache
def word_list(language: str) -> WordList | None:
    """The shipped list for `language` or its plain form (``fr`` for ``fr-CA``).

    None where nobody wrote one yet, or where it is broken: `faults` tells an organiser, and a writer writes on.
    """
    path = next((path for name in (language, language.partition("-")[0]) if (path := _path(name)).is_file()), None)
    try:
        return read(path) if path else None
    except FaultsError:
        return None


def faults() -> tuple[Fault, ...]:
    """Everything that is wrong with the shipped lists."""
    found: list[Fault] = []
    for path in sorted(_path("en").parent.glob("*.toml")):
        try:
            read(path)
        except FaultsError as error:
            found += error.faults
    return tuple(found)


def _path(language: str) -> Path:
    return assets() / "courtesy" / f"{language}.toml"
