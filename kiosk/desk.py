"""What one kiosk does for an attendee: shows the cases, sets a letter, counts it and hands it to the printer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from uuid import uuid4

from kiosk import public_key
from kiosk.campaign.country import country_name
from kiosk.campaign.freshness import freshness, not_fresh
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, Pack
from kiosk.clock import Clock
from kiosk.config import Settings
from kiosk.errors import KioskError
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import (
    TOGETHER,
    Counted,
    Job,
    JobState,
    NewAction,
    NewHandout,
    NewJob,
    NewSignature,
    TakenIn,
)
from kiosk.letter.sheet_code import found, meant
from kiosk.press import Press
from kiosk.printers import PrinterKind
from kiosk.printing.printer import SHEETS
from kiosk.printing.spool import Spool
from kiosk.printing.tray import Tray
from kiosk.seal import signature as seal
from kiosk.text import NAME_LIMIT, clean
from kiosk.visit import Visit

TAKEN_BACK = "taken back at the kiosk: it did not open"
"""The reason beside a void that a writer gives, rather than an organiser."""

SHEET_OF = {Kind.SOLIDARITY: "card", Kind.FAX: "fax", Kind.PHOTO: "photo"}
"""What a job's sheet is called, where it is no letter."""

WAITING = (JobState.QUEUED, JobState.SENDING, JobState.PRINTING, JobState.HELD)
"""States of a sheet that has not come out yet."""


@dataclass(frozen=True, slots=True)
class Card:
    """A case as the cases screen shows it: whose, where, and how many were written here."""

    id: str
    name: str
    country: str
    country_code: str
    issues: tuple[str, ...]
    line: str
    letters: int
    news: bool
    stopped: bool
    searchable: str


class NoKey(KioskError):
    """A live event has no key that signatures could be sealed to."""

    def __init__(self) -> None:
        super().__init__(
            "This event has no key for signatures, so its petitions are closed: let kiosk init make one (--new-key), "
            "or set `key` under [organiser] in kiosk.toml.",
            calm="Petitions can't be signed here tonight. A letter can be written instead.",
        )


class NoName(KioskError):
    """A petition was to be signed with no name."""

    def __init__(self) -> None:
        super().__init__("A signature needs a name.")


@dataclass(frozen=True, slots=True)
class Returned:
    """A letter by hand that came back, for whom it is, and whether their case has stopped: then it is not posted."""

    taken: TakenIn
    case_id: str
    name: str
    stopped: bool


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the welcome screen counts: letters of this event so far, and those of the last hour at this kiosk."""

    letters: int
    last_hour: int


class Desk(Press):
    """One kiosk at work: a press, a record and a spool, for one event."""

    def __init__(self, settings: Settings, pack: Pack, ledger: Ledger, spool: Spool, clock: Clock) -> None:
        super().__init__(settings, pack, clock)
        self.ledger = ledger
        self.spool = spool

    def cards(self, language: str) -> tuple[Card, ...]:
        """Every case, the least written first, so that nobody is forgotten; those that have stopped come last."""
        counts, stopped = self.ledger.case_counts(), self.stopped_cases()
        cards = (self._card(case, language, counts.get(case.id, 0), case.id in stopped) for case in self.pack.cases)
        numbers = {case.id: case.file.number for case in self.pack.cases}
        return tuple(sorted(cards, key=lambda card: (card.stopped, card.letters, numbers[card.id])))

    def stopped_cases(self) -> frozenset[str]:
        """The ids of the cases that are not written for today: stopped or stale, and none in practice."""
        return frozenset() if self.practice else frozenset(case.id for case, _ in not_fresh(self.pack, self.today()))

    def _card(self, case: Case, language: str, letters: int, stopped: bool) -> Card:
        words = case.told_in(language)
        country = words.country_name or country_name(case.file.country, language)
        searchable = " ".join((words.name, words.full_name, country, words.line, *case.file.names)).casefold()
        return Card(
            id=case.id,
            name=words.name,
            country=country,
            country_code=case.file.country,
            issues=tuple(case.file.issues),
            line=words.line,
            letters=letters,
            news=bool(words.outcome or words.news),
            stopped=stopped,
            searchable=searchable,
        )

    def numbers(self) -> Numbers:
        """The live numbers, from the record."""
        return Numbers(self.ledger.tally(()).appeals, self.ledger.last_hour())

    def tray(self) -> int:
        """How many sheets lie in the tray of a kiosk without a printer, waiting for an organiser."""
        if self.settings.printing.printer is not PrinterKind.FOLDER:
            return 0
        return Tray(self.settings.data / SHEETS).count()

    def stopped_sheets(self) -> tuple[Job, ...]:
        """The sheets on their way to paper, or held, whose case is stopped or stale: an organiser takes them out.

        Of sheets that are printed together each is told by itself.
        """
        closed, waiting = self.stopped_cases(), self.ledger.jobs(*WAITING)
        joint = {job.joined for job in waiting}
        return tuple(job for job in waiting if job.case_id in closed and job.id not in joint)

    def prints_together(self, sheet: str) -> bool:
        """Whether counted sheets of this name wait until somebody prints them together with others."""
        printing = self.settings.printing
        return {"letter": printing.letters, "card": printing.cards}.get(sheet) == "together"

    def finish(self, visit: Visit, pdf: bytes, pages: int = 1) -> Counted:
        """Counts the letter or card and queues its sheet of `pages` in one transaction; durable when this returns.

        The same visit's ticket twice is one letter: the second call answers with the first one's row. Raises
        `NotFresh`, as `send` does, for a case that is not to be written for.
        """
        assert visit.case_id is not None
        language = self.letter_language(visit.draft.language(visit.language), visit.case_id)
        action = NewAction(case_id=visit.case_id, kind=visit.kind, language=language)
        return self.send(action, visit.ticket, pdf, SHEET_OF.get(visit.kind, "letter"), pages)

    @property
    def takes_signatures(self) -> bool:
        """False at a live event without an organiser's key: every petition is closed there."""
        return self.practice or bool(self.settings.organiser.key)

    @cached_property
    def _sealing(self) -> tuple[bytes, bytes]:
        """The public key that signatures are sealed to, and the mark that stands beside them.

        Practice without a key of its own seals to a pair whose private half was never kept: people type real names
        at rehearsals too, and whoever takes this machine must not find a key beside them.
        """
        if key := public_key.read(self.settings.organiser.key):
            return key, seal.mark(key)
        if not self.practice:
            raise NoKey
        return seal.thrown_away(), seal.THROWN_AWAY

    def sign_petition(self, visit: Visit, name: str, country: str) -> Counted:
        """Counts a petition signed and keeps name and country sealed, in one transaction; durable when this returns.

        The same visit's ticket twice is one signature. Raises `ClosedChannel`, `NotFresh`, `NoKey`, `NoName`, or
        `NotCounted`.
        """
        assert visit.case_id is not None
        self.opened(visit.case_id, Kind.PETITION, "petition")
        self.must_be_fresh(visit.case_id, visit.language)
        public, mark = self._sealing
        name, country = (clean(word, NAME_LIMIT, one_line=True) for word in (name, country))
        if not name:
            raise NoName
        signed = seal.Signature(name, country, visit.case_id, self.settings.event.id)
        action = NewAction(visit.case_id, Kind.PETITION, self.letter_language(visit.language))
        return self.ledger.sign(action, NewSignature(visit.ticket, mark, seal.seal(signed, public)))

    def opened_by_phone(self, visit: Visit) -> Counted:
        """Counts what its writer saw open on a telephone; durable when this returns. Raises `NotFresh`."""
        assert visit.case_id is not None
        language = self.letter_language(visit.language)
        self.must_be_fresh(visit.case_id, language)
        return self.ledger.record(NewAction(visit.case_id, visit.kind, language))

    def take_back(self, counted: Counted) -> None:
        """Voids what its own writer says was not done after all."""
        self.ledger.void(counted.id, TAKEN_BACK)

    def lay(self, case_id: str, pdf: bytes, sheet: str, language: str, pages: int = 1) -> str:
        """Prints a sheet that is no action, such as a slip for a telephone, and names its job. Raises `NotFresh`."""
        self.must_be_fresh(case_id, language)
        ticket = uuid4().hex
        self.spool.keep(ticket, pdf)
        try:
            self.ledger.add_job(NewJob(ticket, case_id, sheet, pages))
        except KioskError:
            self.spool.forget(ticket)
            raise
        self.spool.wake()
        return ticket

    def code_of(self, visit: Visit) -> str:
        """The code of the ruled page that this visit prints, for its sheet and for `hand_out`."""
        assert visit.case_id is not None
        return self.sheet_code(visit.case_id, visit.language, visit.ticket)

    def hand_out(self, visit: Visit, pdf: bytes, code: str, pages: int = 1) -> None:
        """Queues a guide and its ruled page, and remembers the code; nothing counts until the page comes back.

        The same visit's ticket twice is one sheet. Raises `NotFresh`, or `NotWritten` where the disk fails.
        """
        assert visit.case_id is not None
        self.must_be_fresh(visit.case_id, visit.language)
        self.spool.keep(visit.ticket, pdf)
        handout = NewHandout(code, visit.case_id, self.letter_language(visit.language))
        try:
            self.ledger.hand_out(handout, NewJob(visit.ticket, visit.case_id, "handwriting", pages))
        except KioskError:
            self.spool.forget(visit.ticket)
            raise
        self.spool.wake()

    def returned(self, typed: str) -> Returned:
        """Counts the letter whose ruled page bears this code, typed or scanned, as one; durable when this returns.

        Whichever kiosk of the event printed it; the second time tells when it was counted. Raises `NotACode`,
        `ForeignCode`, or `NotCounted`.
        """
        page = found(typed, self._handout)
        taken = self.ledger.take_in(page)
        case = self.pack.case(page.case_id)
        name = case.told_in(page.language).name if case else page.case_id
        fresh = case is not None and freshness(case, self.today(), self.pack.file.fresh_days).ok
        return Returned(taken, page.case_id, name, not fresh and not self.practice)

    def _handout(self, code: str) -> NewHandout | None:
        """The page of a code: as this kiosk remembers it, else as the code itself tells it."""
        aim = meant(code, self.issue, self.aims)
        return self.ledger.handed_out(code) or (NewHandout(code, *aim) if aim else None)

    def send(self, action: NewAction, ticket: str, pdf: bytes, sheet: str = "letter", pages: int = 1) -> Counted:
        """The document first, then the row that speaks of it: a cut between leaves a page nobody counts."""
        self.must_be_fresh(action.case_id, action.language)
        self.spool.keep(ticket, pdf)
        held = TOGETHER if self.prints_together(sheet) else ""
        job = NewJob(ticket, action.case_id, sheet, pages, held)
        try:
            counted = self.ledger.record(action, job)
        except KioskError:
            self.spool.forget(ticket)
            raise
        self.spool.wake()
        return counted
