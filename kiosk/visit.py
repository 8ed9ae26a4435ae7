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
from kiosk.ladder import SHORT, Rung
from kiosk.letter.draft import Draft, Way


class Step(StrEnum):
    """The questions of a visit, in their order."""

    WELCOME = "welcome"
    CASES = "cases"
    CASE = "case"
    WRITE = "write"
    SIGN = "sign"
    REVIEW = "review"
    HANDOVER = "handover"
    THANKS = "thanks"


_PAPER = (Step.WRITE, Step.SIGN, Step.REVIEW)
_PATHS = {
    Rung.LETTER: _PAPER,
    Rung.FAX: _PAPER,
    Rung.SOLIDARITY: _PAPER,
    Rung.PHOTO: (Step.WRITE, Step.REVIEW),
    Rung.HAND: (Step.REVIEW,),
    Rung.PETITION: (Step.SIGN,),
    Rung.EMAIL: (Step.WRITE, Step.HANDOVER),
    Rung.SMS: (Step.WRITE, Step.HANDOVER),
    Rung.POST: (Step.WRITE, Step.HANDOVER),
}
"""The questions between a case and its thanks."""


class WrongStep(Exception):
    """A face asked for a move that this step does not offer: a fault of ours, never of the attendee."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person has said and done since they touched the kiosk.

    `drafts` keeps the words for every case looked at, so that choosing again loses none; what is no letter has words
    of its own. `ticket` names what is about to be counted (32 hex digits): the print job carries it, so that pressing
    twice is one action. `network` is where a post goes; `petitions` are the cases whose petition this person
    signed.
    """

    language: str
    step: Step = Step.WELCOME
    rung: Rung = Rung.LETTER
    network: str = ""
    case_id: str | None = None
    drafts: Mapping[str, Draft] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    ticket: str = ""
    counted: int = 0
    petitions: frozenset[str] = frozenset()

    @property
    def kind(self) -> Kind:
        """What the action counts as."""
        return self.rung.kind

    @property
    def draft(self) -> Draft:
        """The words for the case in hand, in the kind of action that was taken."""
        return self.drafts.get(self.words) or self._first_draft()

    @property
    def words(self) -> str:
        """Under which key `drafts` holds them: a card to a person and a letter about them share no words."""
        if self.case_id is None:
            raise WrongStep("no case has been chosen")
        return f"{self.case_id} {self.rung}" if self.rung in SHORT else self.case_id

    def _first_draft(self) -> Draft:
        latest = [*self.drafts.values()][-1:]
        carried = latest[0].carried() if latest else Draft()
        # Family in a country is said for a case once, whatever is done for it next.
        kin = any(draft.kin for key, draft in self.drafts.items() if key.partition(" ")[0] == self.case_id)
        carried = replace(carried, kin=kin)
        # Who writes is woven into letters; what is short begins with its ready words.
        return replace(carried, way=Way.READY) if self.rung in SHORT else carried

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

    def act(self, rung: Rung | Kind, network: str = "") -> Visit:
        """Takes one of the case's open channels, also where its page can't print; a post names its network."""
        self._at(Step.CASE, Step.REVIEW)
        taken = Rung(rung)
        return replace(self, step=_PATHS[taken][0], rung=taken, network=network, ticket=uuid4().hex)

    def keep(self, draft: Draft) -> Visit:
        """The same step with the words as they stand now."""
        self._at(Step.WRITE, Step.SIGN, Step.REVIEW, Step.HANDOVER)
        others = {key: words for key, words in self.drafts.items() if key != self.words}
        return replace(self, drafts=MappingProxyType({**others, self.words: draft}))

    def written(self, draft: Draft) -> Visit:
        """It is written; next it is signed, looked at as a page, or handed over to a telephone."""
        self._at(Step.WRITE)
        return self.keep(draft)._on()

    def signed(self, name: str, place: str) -> Visit:
        """Signed with a printed name, or with none to be signed by hand; next it is looked at as a page."""
        self._at(Step.SIGN)
        return self.keep(replace(self.draft, name=name, place=place))._on()

    def done(self, *, counted: bool = True) -> Visit:
        """It is on disk; its words are forgotten here and now. A sheet to copy by hand is not `counted` yet."""
        self._at(_PATHS[self.rung][-1])
        drafts = MappingProxyType({self.words: replace(self.draft.carried(), kin=self.draft.kin)})
        new = {self.case_id or ""} if self.rung is Rung.PETITION else set()
        done = replace(self, drafts=drafts, counted=self.counted + counted, petitions=self.petitions | new)
        return replace(done, step=Step.THANKS)

    def undone(self) -> Visit:
        """What was just counted was taken back; the same person may choose another way for the same case."""
        self._at(Step.THANKS)
        return replace(self, step=Step.CASE, counted=self.counted - 1, ticket="")

    def another(self) -> Visit:
        """The same person writes for someone else."""
        self._at(Step.THANKS)
        return replace(self, step=Step.CASES, case_id=None, ticket="")

    def elsewhere(self) -> Visit:
        """To the other cases, with every word kept: this one is not to be written for, or not by this person."""
        self._at(Step.CASE, Step.WRITE, Step.SIGN, Step.REVIEW, Step.HANDOVER)
        return replace(self, step=Step.CASES, case_id=None, ticket="")

    def back(self) -> Visit:
        """One question back, with every word kept; on the welcome and thanks screens nothing moves."""
        path = _PATHS[self.rung]
        if self.step in path:
            before = [Step.CASE, *path][path.index(self.step)]
        else:
            before = {Step.CASES: Step.WELCOME, Step.CASE: Step.CASES}.get(self.step, self.step)
        return replace(self, step=before)

    def rewrite(self) -> Visit:
        """Back to the words, or to the case where nothing is written."""
        return replace(self, step=Step.WRITE if Step.WRITE in _PATHS[self.rung] else Step.CASE)

    def _on(self) -> Visit:
        """The next question of its path; what may come out of it is an action of its own, whatever came before."""
        path = _PATHS[self.rung]
        return replace(self, step=path[path.index(self.step) + 1], ticket=uuid4().hex)

    def _at(self, *steps: Step) -> None:
        if self.step not in steps:
            raise WrongStep(f"{self.step} is not {' or '.join(steps)}")
