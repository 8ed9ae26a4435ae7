"""What goes into the record and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.catalogue import noted

QUANTITY_MAX = 100_000
"""Largest count in one row: twenty times the largest pile of one marathon; a slip of the finger is larger."""


TOGETHER = noted("This sheet waits to be printed together with others.")
"""Why a sheet is held that an organiser prints later, with others of its kind."""


class ActionType(StrEnum):
    """What a row does to the counts."""

    ACTION = "action"
    VOID = "void"
    PAPER = "paper"
    ADJUST = "adjust"
    ERASE = "erase"


class Source(StrEnum):
    """Where an action was done."""

    KIOSK = "kiosk"
    PAPER = "paper"
    ONLINE = "online"


class JobState(StrEnum):
    """Where a print job stands."""

    QUEUED = "queued"
    SENDING = "sending"
    PRINTING = "printing"
    PRINTED = "printed"
    HELD = "held"
    CANCELLED = "cancelled"
    GAVE_UP = "gave_up"


@dataclass(frozen=True, slots=True)
class Scope:
    """The one event a ledger writes and sums, and whether it is a practice one."""

    event: str
    practice: bool
    pack_version: str


@dataclass(frozen=True, slots=True)
class NewAction:
    """One thing done for a case; `kind` is one of `kiosk.campaign.model.Kind`."""

    case_id: str
    kind: str
    language: str
    source: str = Source.KIOSK
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class NewJob:
    """A sheet to be printed; `id` is 32 hex digits, chosen by whoever wrote the sheet's file.

    One with a reason `held` is held from the start.
    """

    id: str
    case_id: str
    sheet: str
    pages: int = 1
    held: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class NewSignature:
    """A sealed signature; `ticket` is 32 hex digits, one a signing, and `key` the 8 bytes that mark its key."""

    ticket: str
    key: bytes
    box: bytes


@dataclass(frozen=True, slots=True)
class NewHandout:
    """A ruled page that is handed out, by the code that stands on it; it counts when it comes back."""

    code: str
    case_id: str
    language: str


@dataclass(frozen=True, slots=True)
class Handouts:
    """How many ruled pages this kiosk handed out, how many of those are back, and how many came from other kiosks."""

    out: int
    back: int
    others: int


@dataclass(frozen=True, slots=True)
class Counted:
    """An action that is on disk.

    `number` and `case_number` are the event's and the case's live totals of its group (appeals or solidarity),
    this one included.
    """

    id: str
    seq: int
    number: int
    case_number: int
    job_id: str | None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A ruled page that came back, and its action: `again` where it was counted before, at the time `at`.

    `here` says that this kiosk handed it out, `voided` that its count was taken back for good.
    """

    counted: Counted
    at: datetime
    again: bool
    voided: bool
    here: bool


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One row of the record, as an organiser reads it; `job` is where its sheet stands: printed where any copy
    of it is, else as the latest one does.
    """

    id: str
    seq: int
    type: ActionType
    at: datetime
    case_id: str
    kind: str
    language: str
    source: str
    quantity: int
    place: str
    note: str
    ref: str | None
    voided: bool
    job: JobState | None

    @property
    def counts(self) -> bool:
        """Whether the row carries a count of its own, which a void can take back."""
        return self.type not in (ActionType.VOID, ActionType.ERASE)


@dataclass(frozen=True, slots=True, repr=False)
class SignatureRow:
    """A signature beside its action; `box` is None once it was erased, `key` marks the key that opens it."""

    id: str
    at: datetime
    case_id: str
    language: str
    voided: bool
    key: bytes
    box: bytes | None


@dataclass(frozen=True, slots=True)
class Job:
    """A sheet on its way to paper; `ref` is the printer's own name for it, `number` what people call it aloud.

    `first` is the job that this one is a copy of, None where it is a first one itself. `joined` is the joint sheet
    that it is or was printed on with others, None where it has a sheet to itself or waits for one.
    """

    id: str
    action_id: str | None
    case_id: str
    sheet: str
    pages: int
    state: JobState
    attempts: int
    ref: str | None
    reason: str
    changed_ms: int
    number: int
    first: str | None
    joined: str | None = None

    @property
    def waits_together(self) -> bool:
        """Whether it waits for somebody to print it together with others."""
        return self.state is JobState.HELD and self.reason == TOGETHER and self.joined is None

    @property
    def held_for_others(self) -> bool:
        """Whether it waits for a joint sheet, or fares with one: it asks nobody for a hand."""
        return self.state is JobState.HELD and (self.waits_together or self.joined is not None)


@dataclass(frozen=True, slots=True)
class JobStep:
    """One step of a sheet's life: where it came to stand, when and why."""

    state: JobState
    at: datetime
    reason: str
    ref: str | None


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One cell of a tally: its keys in the order asked for, and how many."""

    keys: dict[str, str]
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of actions (never of people) of one event, live or practice, taken `by` some keys.

    The sums are after voids; `voided` tells how many those took back.
    """

    event: str
    practice: bool
    total: int
    appeals: int
    solidarity: int
    voided: int
    rows: tuple[TallyRow, ...]
    by: tuple[str, ...] = ()
