"""One attendee's path, free of any screen: which question comes next, and what was said so far.

A `Visit` is a value. Each move gives a new one and keeps the words of the old; a face (`ui`, `plain`, `web`)
shows the step it is at and applies the answer. A move that the step does not offer is a `WrongStep`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from uuid import uuid4

from kiosk.campaign.kind import Kind
from kiosk.letter.draft import Draft, Way


class Step(StrEnum):
    """The questions of a visit, in their order."""

    WELCOME = "welcome"
    CASES = "cases"
    CASE = "case"
    WRITE = "write"
    SIGN = "sign"
    REVIEW = "review"
    THANKS = "thanks"


_BACK = {
    Step.CASES: Step.WELCOME,
    Step.CASE: Step.CASES,
    Step.WRITE: Step.CASE,
    Step.SIGN: Step.WRITE,
    Step.REVIEW: Step.SIGN,
}
"""Where "back" leads; from welcome there is nowhere, and what was printed can't be taken back from thanks."""


class WrongStep(Exception):
    """A face asked for a move that this step does not offer: a fault of ours, never of the attendee."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person has said and done since they touched the kiosk.

    `drafts` keeps the words for every case looked at, so that choosing again loses none; a case's card has words of
    its own. `ticket` names the sheet being reviewed (32 hex digits): the print job carries it, so that pressing
    twice is one action.
    """

    language: str
    step: Step = Step.WELCOME
    kind: Kind = Kind.LETTER
    case_id: str | None = None
    drafts: Mapping[str, Draft] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    ticket: str = ""
    counted: int = 0

    @property
    def draft(self) -> Draft:
        """The words for the case in hand, in the kind of action that was taken."""
        return self.drafts.get(self.words) or self._first_draft()

    @property
    def words(self) -> str:
        """Under which key `drafts` holds them: a card to a person and a letter about them share no words."""
        if self.case_id is None:
            raise WrongStep("no case has been chosen")
        return f"{self.case_id} card" if self.kind is Kind.SOLIDARITY else self.case_id

    def _first_draft(self) -> Draft:
        latest = [*self.drafts.values()][-1:]
        carried = latest[0].carried() if latest else Draft()
        # Who writes is woven into letters; a card's ready greeting needs only a name and a place.
        return replace(carried, way=Way.READY) if self.kind is Kind.SOLIDARITY else carried

    @property
    def has_words(self) -> bool:
        """True when starting over would lose something."""
        return any(draft.has_words for draft in self.drafts.values())

    def begin(self, language: str | None = None) -> Visit:
        """From the welcome screen to the cases, in the language chosen there."""
        self._at(Step.WELCOME)
        return replace(self, step=Step.CASES, language=language or self.language)

    def choose(self, case_id: str) -> Visit:
        """Opens a case."""
        self._at(Step.CASES)
        return replace(self, step=Step.CASE, case_id=case_id)

    def act(self, kind: Kind) -> Visit:
        """Takes one of the case's open channels."""
        self._at(Step.CASE)
        return replace(self, step=Step.WRITE, kind=kind)

    def keep(self, draft: Draft) -> Visit:
        """The same step with the words as they stand now."""
        self._at(Step.WRITE, Step.SIGN, Step.REVIEW)
        others = {key: words for key, words in self.drafts.items() if key != self.words}
        return replace(self, drafts=MappingProxyType({**others, self.words: draft}))

    def written(self, draft: Draft) -> Visit:
        """The letter is written; next it is signed."""
        self._at(Step.WRITE)
        return replace(self.keep(draft), step=Step.SIGN)

    def signed(self, name: str, place: str) -> Visit:
        """Signed with a printed name, or with none to be signed by hand; next it is looked at as a page."""
        self._at(Step.SIGN)
        draft = replace(self.draft, name=name, place=place)
        return replace(self.keep(draft), step=Step.REVIEW, ticket=uuid4().hex)

    def done(self) -> Visit:
        """The letter is counted and on its way to the printer; its words are forgotten here and now."""
        self._at(Step.REVIEW)
        drafts = MappingProxyType({self.words: self.draft.carried()})
        return replace(self, step=Step.THANKS, drafts=drafts, counted=self.counted + 1)

    def another(self) -> Visit:
        """The same person writes for someone else."""
        self._at(Step.THANKS)
        return replace(self, step=Step.CASES, case_id=None, ticket="")

    def elsewhere(self) -> Visit:
        """To the other cases, with every word kept: this one is not to be written for, or not by this person."""
        self._at(Step.CASE, Step.WRITE, Step.SIGN, Step.REVIEW)
        return replace(self, step=Step.CASES, case_id=None, ticket="")

    def back(self) -> Visit:
        """One question back, with every word kept; on the welcome and thanks screens nothing moves."""
        return replace(self, step=_BACK.get(self.step, self.step))

    def _at(self, *steps: Step) -> None:
        if self.step not in steps:
            raise WrongStep(f"{self.step} is not {' or '.join(steps)}")
