"""Is the record sound: everything that is kept twice is worked out anew and compared."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kiosk.campaign.kind import Kind
from kiosk.ledger.chain import Mark, fold
from kiosk.ledger.epoch import last_seq, losses, missing_rows
from kiosk.ledger.faults import why
from kiosk.ledger.schema import missing_triggers

Check = Callable[[sqlite3.Connection], Iterator[str]]
"""Looks at one thing and yields a sentence, without its full stop, for each fault."""

_RECOUNT = """
    with voids as (select distinct ref from action where type = 'void'),
    recount as (
      select event, practice, case_id, kind, language, source, hour,
        sum(iif(id in (select ref from voids), 0, quantity)) as count,
        sum(iif(id in (select ref from voids), quantity, 0)) as voided
      from action where type in ('action', 'paper', 'adjust') group by 1, 2, 3, 4, 5, 6, 7
    )
    select event, practice, case_id, kind from (
      select * from (select * from recount except select * from tally)
      union select * from (select * from tally except select * from recount)
    ) group by 1, 2, 3, 4
"""
_GAPS = """
    select number, first_seq, coalesce(min(seq), first_seq), count(seq), coalesce(max(seq), first_seq - 1)
    from epoch left join action on action.epoch = epoch.number group by number
"""
# Through the action's own index the erase row is not found, so all of them are gathered once.
_SIGNATURES = """
    with erased as (select distinct ref from action where type = 'erase')
    select lower(hex(s.action)), s.action in (select ref from erased) as erased, s.box is not null as kept
    from signature as s left join action as a on a.id = s.action and a.type = 'action' and a.kind = 'petition'
    where kept = erased or a.id is null order by s.number
"""

_HANDOUTS = """
    select lower(hex(h.id)) from handout as h join action as a on a.id = h.id
    where a.type <> 'action' or a.kind <> 'letter' or a.source <> 'paper' or a.quantity <> 1
      or a.case_id <> h.case_id or a.language <> h.language or a.event <> h.event or a.practice <> h.practice
    order by h.number
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the record is sound, a sentence for each fault, and how many rows it holds."""

    ok: bool
    faults: tuple[str, ...]
    rows: int


def verify(connection: sqlite3.Connection, mark: Mark | None) -> Verdict:
    """Look for every fault at once; reads the whole record, 4 us a row."""
    checks: tuple[Check, ...] = (*_CHECKS, partial(_mark, mark=mark))
    faults = tuple(fault for check in checks for fault in _findings(check, connection))
    return Verdict(not faults, faults, last_seq(connection))


def _findings(check: Check, connection: sqlite3.Connection) -> list[str]:
    try:
        return [f"{fault}." for fault in check(connection)]
    except sqlite3.Error as error:
        # A damaged page stops one check; the others may still tell what is left.
        return [f"A check could not be finished: {why(error)}."]


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    for (finding,) in connection.execute("pragma integrity_check(10)"):
        if finding != "ok":
            yield f"The file is damaged: {finding}"
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        yield f"Row {row} of {table} names a row of {parent} that is not there"


def _guards(connection: sqlite3.Connection) -> Iterator[str]:
    for name in missing_triggers(connection):
        yield f"The guard {name} was removed or changed"


def _tally(connection: sqlite3.Connection) -> Iterator[str]:
    for event, practice, case_id, kind in connection.execute(_RECOUNT):
        side = "practice" if practice else "live"
        yield f"The tally of {case_id} {kind} ({event}, {side}) differs from the recount"


def _sequence(connection: sqlite3.Connection) -> Iterator[str]:
    for number, first, least, count, greatest in connection.execute(_GAPS):
        if least != first or greatest - first + 1 != count:
            yield f"Epoch {number} has gaps: {count} rows numbered {least} to {greatest}, from {first}"


def _ids(connection: sqlite3.Connection) -> Iterator[str]:
    (twice,) = connection.execute("select count(*) - count(distinct id) from action not indexed").fetchone()
    if twice:
        yield f"{twice} rows bear an id that another bears"


def _kinds(connection: sqlite3.Connection) -> Iterator[str]:
    marks = ", ".join("?" * len(Kind))
    rows = connection.execute(
        f"select distinct kind from action where type in ('action', 'paper', 'adjust') and kind not in ({marks})",
        [*Kind],
    )
    for (kind,) in rows:
        yield f"There is no kind of action called {kind}"


def _jobs(connection: sqlite3.Connection) -> Iterator[str]:
    count, greatest = connection.execute("select count(*), coalesce(max(number), 0) from print_job").fetchone()
    if count != greatest:
        yield f"Print jobs have gaps: {count} are there, numbered up to {greatest}"
    rows = connection.execute(
        "select lower(hex(id)) from print_job where state is not "
        "(select state from job_step where job = print_job.id order by seq desc limit 1)"
    )
    for (name,) in rows:
        yield f"Print job {name} does not stand where its last step left it"


def _signatures(connection: sqlite3.Connection) -> Iterator[str]:
    count, greatest = connection.execute("select count(*), coalesce(max(number), 0) from signature").fetchone()
    if count != greatest:
        yield f"Signatures have gaps: {count} are there, numbered up to {greatest}"
    for name, erased, kept in connection.execute(_SIGNATURES):
        if kept and erased:
            yield f"The signature of action {name} was erased and is there again"
        elif not kept and not erased:
            yield f"The signature of action {name} is gone, and nobody erased it"
        else:
            yield f"The signature of action {name} stands beside no petition"


def _handouts(connection: sqlite3.Connection) -> Iterator[str]:
    count, greatest = connection.execute("select count(*), coalesce(max(number), 0) from handout").fetchone()
    if count != greatest:
        yield f"Sheets that were handed out have gaps: {count} are there, numbered up to {greatest}"
    for (name,) in connection.execute(_HANDOUTS):
        yield f"Action {name} is not what its sheet was handed out for"


def _losses(connection: sqlite3.Connection) -> Iterator[str]:
    yield from losses(connection)


def _mark(connection: sqlite3.Connection, mark: Mark | None) -> Iterator[str]:
    if mark is None:
        yield "The high-water mark is missing or damaged"
    elif missing := missing_rows(connection, mark):
        yield f"The high-water mark remembers rows that are gone: {missing}"
    elif fold(connection, Mark(), mark.seq).chain != mark.chain:
        yield f"Rows up to number {mark.seq} are not those that were written"


_CHECKS: tuple[Check, ...] = (
    *(_integrity, _guards, _tally, _sequence, _ids, _kinds, _jobs),
    *(_signatures, _handouts, _losses),
)
