"""The paper that went into the tray, and the sheets that came out of it: never tied to what counts.

A row marks the last step of any print job before it, since clocks are set back and steps are not.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from kiosk.clock import Clock
from kiosk.ledger.entry import milliseconds
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.model import Scope
from kiosk.text import FIELD_LIMIT, clean

SHEETS_MAX = 100_000
"""The most sheets of one row: forty boxes of paper; a slip of the finger is larger."""

_INSERT = (
    "insert into paper_fill(kind, event, practice, sheets, step, at_ms, note) "
    "values (?, ?, ?, ?, coalesce((select max(seq) from job_step), 0), ?, ?)"
)
# Cards have two sides of one sheet. Every coming out is paper, a reprint too; what is at the printer is as good as out.
# What came out on a joint sheet took no paper of its own.
_SHEETS = "iif(j.sheet in ('card', 'cards'), (j.pages + 1) / 2, j.pages)"
_OF_EVENT = "j.event = :event and j.practice = :practice"
_USED = f"""
    select
      (select coalesce(sum({_SHEETS}), 0) from job_step as s join print_job as j on j.id = s.job
        where s.state = 'printed' and s.seq > :step and j.joined is null and ({_OF_EVENT} or :every))
      + (select coalesce(sum({_SHEETS}), 0) from print_job as j where j.state = 'printing' and ({_OF_EVENT} or :every))
"""
_LAST = "select sheets, step from paper_fill where kind = 'filled' order by number desc limit 1"
_MORE = "select coalesce(sum(sheets), 0) from paper_fill where kind = 'more' and event = ? and practice = ?"


class Fill(StrEnum):
    """What was done with paper: the tray holds so many sheets now, or the event has so many more."""

    FILLED = "filled"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class PaperUse:
    """Sheets of paper: `filled` in the tray when it was last filled (None: nobody said), and `since` then used.

    The tray is one for all events of a record; `event` is what this event used, and `more` what it was given on top.
    """

    filled: int | None
    since: int
    event: int
    more: int


def add(connection: sqlite3.Connection, kind: Fill, sheets: int, note: str, scope: Scope, clock: Clock) -> None:
    """Write down paper that was put in; refused below 1 and above `SHEETS_MAX`."""
    if not 1 <= sheets <= SHEETS_MAX:
        raise LedgerError(f"Paper is counted in sheets, from 1 to {SHEETS_MAX}.")
    note = clean(note, FIELD_LIMIT, one_line=True)
    connection.execute(_INSERT, (kind, scope.event, scope.practice, sheets, milliseconds(clock.now()), note))


def use(connection: sqlite3.Connection, scope: Scope) -> PaperUse:
    """The paper as the rows tell it; a tray that nobody filled was full when this event began."""
    event = _used(connection, scope, 0, every=False)
    (more,) = connection.execute(_MORE, (scope.event, scope.practice)).fetchone()
    filled = connection.execute(_LAST).fetchone()
    if filled is None:
        return PaperUse(None, event, event, more)
    return PaperUse(filled[0], _used(connection, scope, filled[1], every=True), event, more)


def _used(connection: sqlite3.Connection, scope: Scope, step: int, *, every: bool) -> int:
    asked = {"event": scope.event, "practice": scope.practice, "step": step, "every": every}
    (sheets,) = connection.execute(_USED, asked).fetchone()
    return int(sheets)
