"""The record: what was done, in a file that only grows and loses nothing it has acknowledged."""

from __future__ import annotations

from kiosk.ledger.faults import LedgerError, NotCounted, NotWritten
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.lock import KioskLock
from kiosk.ledger.model import (
    ActionRow,
    ActionType,
    Counted,
    Job,
    JobState,
    NewAction,
    NewJob,
    Source,
    Tally,
    TallyRow,
)
from kiosk.ledger.verify import Verdict

__all__ = [
    "ActionRow",
    "ActionType",
    "Counted",
    "Job",
    "JobState",
    "KioskLock",
    "Ledger",
    "LedgerError",
    "NewAction",
    "NewJob",
    "NotCounted",
    "NotWritten",
    "Source",
    "Tally",
    "TallyRow",
    "Verdict",
]
