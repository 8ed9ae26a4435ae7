"""The shape of a case pack: what a case is, apart from the language it is told in.

A pack is a folder (or a zip) of TOML: ``pack.toml``, one ``cases/<id>.toml`` a case with what needs no
translation, and one ``words/<language>.toml`` with every sentence, so that a translator touches one file.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import Field, StrictBool, StrictInt

from kiosk.campaign.forms import (
    CaseId,
    CountryCode,
    Day,
    Format,
    Language,
    Note,
    Page,
    Sentence,
    Sentences,
    SentencesById,
    Slug,
    Story,
    listed,
    text,
)
from kiosk.campaign.kind import Kind
from kiosk.campaign.letters import LetterWords, PackTitle
from kiosk.campaign.parts import LocalAddress
from kiosk.campaign.phone import Network, PhoneWords
from kiosk.errors import KioskError
from kiosk.shape import Shape

LINE_MAX = 72
"""Longest `CaseWords.line`, in characters: two rows of a choice card at 80 columns."""

SHORT_MAX = 260
"""Longest `CaseWords.short`: four rows of the reading column, so that the choices stay on an 80x24 screen."""

FRESH_DAYS = 92
"""Days a verified case stays fresh: verified in November, letters are written until the end of January."""

_T = TypeVar("_T")


class Issue(StrEnum):
    """What a case is about, for the filter on the cases screen."""

    EXPRESSION = "expression"
    PROTEST = "protest"
    PRISON = "prison"
    TORTURE = "torture"
    HOUSING = "housing"
    DEFENDERS = "defenders"
    LGBTI = "lgbti"
    DISAPPEARANCE = "disappearance"


class Weight(StrEnum):
    """How heavy a case is to read, so that a teacher can choose."""

    LIGHT = "light"
    SERIOUS = "serious"
    VIOLENCE = "violence"


class SenderRule(StrEnum):
    """Whether the writer's own address may stand on the letter."""

    REQUIRED = "required"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


class CardTopic(StrEnum):
    """What a card says only where its case allows it."""

    RELIGION = "religion"
    SEASON = "season"


class Channel(Shape):
    """One way to act that this case leaves open, with the address it needs.

    `to` is an e-mail address, a telephone number (+...), a handle (@...), or the address on the envelope of
    cards; a letter goes to `CaseWords.address` and a petition to `CaseWords.target`, so theirs is empty.
    """

    kind: Kind
    to: Annotated[str, text(120, empty=True)] = ""


class Fact(Shape):
    """A claim the words may make, and who says so."""

    id: Slug
    source: Sentence


class CaseFile(Shape):
    """``cases/<id>.toml``: what needs no translation.

    `names` are the full names that a letter must carry, spelled alike in every language; `target_country` is
    where the authority sits, if that is not `country`; `address_local` is its address as people there write it.
    `speaks` are the languages of the people it is about, `target_speaks` those of the target, if they are others.
    """

    id: CaseId
    number: Annotated[StrictInt, Field(ge=1, le=999)]
    country: CountryCode
    target_country: CountryCode | None = None
    address_local: LocalAddress | None = None
    names: Sentences
    issues: Annotated[tuple[Issue, ...], listed()]
    weight: Weight
    sender: SenderRule
    page: Page
    verified_on: Day
    stop_after: Day | None = None
    channels: Annotated[tuple[Channel, ...], listed(of_tables=True)]
    facts: Annotated[tuple[Fact, ...], listed(of_tables=True)]
    outcome_source: Note = ""
    news_source: Note = ""
    cards_allow: Annotated[tuple[CardTopic, ...], listed(0, 2)] = ()
    speaks: Annotated[tuple[Language, ...], listed(0, 4)] = ()
    target_speaks: Annotated[tuple[Language, ...], listed(0, 4)] = ()

    @property
    def destination(self) -> str:
        """The country the letters go to, an ISO 3166 code."""
        return self.target_country or self.country


class Forbidden(Shape):
    """Something that no letter or card for a case may touch: `topic` names it in a sentence ("the mayor").

    `words` and `clear` are entries as in ``assets/courtesy``; `why` is told to the writer.
    """

    topic: Sentence
    why: Note = ""
    words: Sentences
    clear: Annotated[tuple[Sentence, ...], listed(0, 99)] = ()


class CaseWords(LetterWords):
    """``[<case id>]`` in ``words/<language>.toml``: every sentence of a case in one language, those of a letter first.

    `ask_short` is the letter's ask as a command for the screen ("Release him at once."). `child` is the story without
    its violence. `news` is what writers must know today, told before anything else; `forbidden` is refused in every
    letter.
    """

    line: Annotated[str, text(LINE_MAX)]
    short: Annotated[str, text(SHORT_MAX)]
    long: Story
    child: Story
    facts: SentencesById
    ask_short: Sentence
    openers: Annotated[tuple[Sentence, ...], listed(2, 5)]
    do: Sentences
    dont: Sentences
    outcome: Note = ""
    phone: PhoneWords = Field(default_factory=PhoneWords)
    news: Note = ""
    forbidden: Annotated[tuple[Forbidden, ...], listed(0, 12, of_tables=True)] = ()


class Hope(Shape):
    """A word of hope: what letters did, in our sentence, with who said it and where it was reported."""

    text: Sentence
    source: Sentence
    case: Slug | None = None


class PackFile(Shape):
    """``pack.toml``: what the pack is.

    `languages` are in order: the first is the one told where a translation is missing. `reserved` says, in a
    practice pack, that its contacts are examples and belong to nobody. `networks` are where posts can be written.
    `fresh_days` is how long a case may be written for after it was verified.
    """

    format: Format
    id: Slug
    version: Sentence
    practice: StrictBool
    languages: Annotated[tuple[Language, ...], listed()]
    reserved: Sentence | None = None
    networks: Annotated[tuple[Network, ...], listed(0, 8, of_tables=True)] = ()
    fresh_days: Annotated[StrictInt, Field(ge=1, le=366)] = FRESH_DAYS


class Case(Shape):
    """A person or community at risk, with the one ask its researchers set.

    `words` are the languages it is told in, and `letters` those in which it has a letter and no more.
    """

    file: CaseFile
    words: dict[str, CaseWords]
    letters: dict[str, LetterWords] = Field(default_factory=dict)

    @property
    def id(self) -> str:
        """The case's slug: what the ledger and the command line call it."""
        return self.file.id

    def told_in(self, language: str) -> CaseWords:
        """The words in `language`, else in its plain form (``fr`` for ``fr-CA``), else in the pack's first."""
        return _best(self.words, language)

    @property
    def letter_languages(self) -> tuple[str, ...]:
        """The languages a letter for this case can be printed in, those it is told in first."""
        return (*self.words, *self.letters)

    def letter_in(self, language: str) -> LetterWords:
        """What a letter says in `language`, chosen as `told_in` does, from every language that has one."""
        return _best({**self.words, **self.letters}, language)

    def channel(self, kind: Kind) -> Channel | None:
        """The open channel of this kind, or None where the case closes it."""
        return next((channel for channel in self.file.channels if channel.kind is kind), None)


class UnknownCase(KioskError):
    """A case was named that the pack does not hold."""


class Pack(Shape):
    """A campaign: the cases of one year in the order of their numbers, and the words of hope told beside them.

    `letters` are the languages beside those of `PackFile` in which some case has a letter, whether read or not;
    `unchecked` those read whose words no native reader has seen; `phrasebooks` the files that
    `kiosk.campaign.phrases` reads when somebody asks for them.
    """

    file: PackFile
    titles: dict[str, PackTitle]
    cases: tuple[Case, ...]
    hopes: dict[str, tuple[Hope, ...]]
    digest: str
    letters: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()
    phrasebooks: dict[str, bytes] = Field(default_factory=dict)

    @property
    def practice(self) -> bool:
        """True where nothing that is done with this pack may count in a live tally."""
        return self.file.practice

    @property
    def version(self) -> str:
        """The pack's own version with the start of its content's hash, as rows carry it."""
        return f"{self.file.id} {self.file.version} {self.digest[:12]}"

    @property
    def networks(self) -> tuple[Network, ...]:
        """Where a post can be written: those networks whose link works."""
        return tuple(network for network in self.file.networks if not network.trouble)

    def case(self, case_id: str) -> Case | None:
        """The case of this id, or None."""
        return next((case for case in self.cases if case.id == case_id), None)

    def named(self, case_id: str) -> Case:
        """The case of this id; raises `UnknownCase`, whose sentence lists those there are."""
        case = self.case(case_id)
        if case is None:
            known = ", ".join(case.id for case in self.cases)
            raise UnknownCase(f"There is no case {case_id!r} in this pack. It has: {known}.")
        return case

    def title_in(self, language: str) -> PackTitle:
        """The campaign's title and what it is about, in `language` as `Case.told_in` chooses it."""
        return _best(self.titles, language)

    def hopes_in(self, language: str) -> tuple[Hope, ...]:
        """The words of hope in `language` as `Case.told_in` chooses it."""
        return _best(self.hopes, language)


def _best(told: dict[str, _T], language: str) -> _T:
    base = language.split("-", 1)[0]
    return told.get(language) or told.get(base) or next(iter(told.values()))
