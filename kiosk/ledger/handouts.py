"""Ruled pages that were handed out: remembered when they print, counted when they come back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.ledger import jobs, listing
from kiosk.ledger.entry import Entry, append, milliseconds
from kiosk.ledger.ids import derived_id
from kiosk.ledger.jobs import job_name
from kiosk.ledger.model import Counted, Handouts, NewHandout, NewJob, Scope, TakenIn
from kiosk.ledger.standing import Standing, after, as_it_stands

_INSERT = "insert into handout(id, job, event, practice, case_id, language, at_ms) values (?, ?, ?, ?, ?, ?, ?)"
_NUMBERS = """
    select (select count(*) from handout as h where h.event = :event and h.practice = :practice
        and (h.job is null or exists(select 1 from action where id = h.id)
          or exists(select 1 from print_job where (id = h.job or first = h.job)
            and state not in ('cancelled', 'gave_up')))),
      (select count(*) from handout as h join action as a on a.id = h.id
        where h.event = :event and h.practice = :practice),
      (select count(*) from action where event = :event and practice = :practice and type = 'action'
        and source = 'paper' and id not in (select id from handout))
"""


def name_of(code: str, scope: Scope) -> bytes:
    """The id of the action that a code's page becomes, the same on every kiosk of the event."""
    return derived_id("handwriting", scope.event, "practice" if scope.practice else "live", code)


def hand_out(
    connection: sqlite3.Connection, handout: NewHandout, job: NewJob | None, scope: Scope, clock: Clock
) -> None:
    """Remember a page and queue its sheet; the same page, or the same job, again is the one there is."""
    name = name_of(handout.code, scope)
    if _is_there(connection, name) or (job and jobs.one(connection, job.id)):
        return
    if job is not None:
        jobs.add(connection, job, None, scope, clock)
    values = (scope.event, scope.practice, handout.case_id, handout.language, milliseconds(clock.now()))
    connection.execute(_INSERT, (name, job_name(job.id) if job else None, *values))


def one(connection: sqlite3.Connection, code: str, scope: Scope) -> NewHandout | None:
    """The page of a code, where this kiosk handed it out."""
    found = connection.execute("select case_id, language from handout where id = ?", [name_of(code, scope)]).fetchone()
    return NewHandout(code, *found) if found else None


def numbers(connection: sqlite3.Connection, scope: Scope) -> Handouts:
    """How many pages of this event went out here, are back, and came from other kiosks.

    One that was cancelled, or given up, in every copy never went out, unless it is back.
    """
    row = connection.execute(_NUMBERS, {"event": scope.event, "practice": scope.practice}).fetchone()
    return Handouts(*row)


def take_in(
    connection: sqlite3.Connection, name: bytes, entry: Entry, scope: Scope, clock: Clock, known: Standing | None
) -> tuple[TakenIn, Standing]:
    """Count the page whose action is to bear this name, unless it is counted; what there was before is told."""
    again = connection.execute("select 1 from action where id = ?", [name]).fetchone() is not None
    if again:
        standing = as_it_stands(connection, scope, name)
    else:
        _, seq = append(connection, entry, scope, clock, name)
        standing = after(connection, scope, entry, seq, known)
    row = listing.find(connection, scope, name.hex())
    if row.voided and not again:
        # A void that came before its action takes it out at once, which a sum carried along does not see.
        standing = as_it_stands(connection, scope, name)
    number, case_number = standing.of(replace(entry, case_id=row.case_id))
    counted = Counted(row.id, row.seq, number, case_number, None)
    return TakenIn(counted, row.at, again, row.voided, _is_there(connection, name)), standing


def _is_there(connection: sqlite3.Connection, name: bytes) -> bool:
    return connection.execute("select 1 from handout where id = ?", [name]).fetchone() is not None
