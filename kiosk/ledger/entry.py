"""Rows on their way into the record: checked once, then inserted."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from kiosk.campaign.kind import Kind
from kiosk.clock import Clock
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.ids import next_id
from kiosk.ledger.model import QUANTITY_MAX, ActionType, NewAction, Scope, Source
from kiosk.text import FIELD_LIMIT, NAME_LIMIT, clean

MS_PER_HOUR = 3_600_000

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3})?")
_KINDS = frozenset(Kind)
_SOURCES = frozenset(Source)

# Ids derived from a sheet's code carry no time: the last that does tells what the next must be above.
_LAST = "select id from action where substr(id, 7, 1) between x'70' and x'7f' order by seq desc limit 1"
_INSERT = (
    "insert into action(epoch, id, type, ref, event, practice, case_id, kind, language, source, quantity, hour, "
    "at_ms, mono_ms, boot, pack, place, note) "
    "values ((select max(number) from epoch), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(slots=True)
class Entry:
    """A row without its place in the record; `hour` counts hours since 1970 in UTC, None for the present one."""

    type: ActionType
    case_id: str = ""
    kind: str = ""
    language: str = ""
    source: str = Source.KIOSK
    quantity: int = 0
    ref: bytes | None = None
    hour: int | None = None
    place: str = ""
    note: str = ""


def for_action(action: NewAction) -> Entry:
    """The row of something done at this kiosk; a sentence where it cannot be."""
    _check(action)
    return Entry(ActionType.ACTION, action.case_id, action.kind, action.language, action.source, action.quantity)


def for_paper(action: NewAction, place: str, hour: datetime | None, note: str) -> Entry:
    """The row of a hand count; `hour` is when the letters were written, if that is known."""
    _check(action)
    return Entry(
        ActionType.PAPER,
        action.case_id,
        action.kind,
        action.language,
        action.source,
        action.quantity,
        hour=None if hour is None else milliseconds(hour) // MS_PER_HOUR,
        place=clean(place, NAME_LIMIT, one_line=True),
        note=clean(note, FIELD_LIMIT, one_line=True),
    )


def for_void(ref: bytes, reason: str) -> Entry:
    """The row that takes another one back."""
    return Entry(ActionType.VOID, ref=ref, note=clean(reason, FIELD_LIMIT, one_line=True))


def for_erase(ref: bytes) -> Entry:
    """The row that tells of a signature's going: its tombstone, which says no more than that."""
    return Entry(ActionType.ERASE, ref=ref)


def append(
    connection: sqlite3.Connection, entry: Entry, scope: Scope, clock: Clock, name: bytes | None = None
) -> tuple[bytes, int]:
    """Insert `entry` as the next row and return its id and its seq; the caller holds the turn.

    Without a `name` of its own the row gets the next one.
    """
    at_ms = milliseconds(clock.now())
    if name is None:
        last = connection.execute(_LAST).fetchone()
        name = next_id(at_ms, last and last[0])
    hour = at_ms // MS_PER_HOUR if entry.hour is None else entry.hour
    values = (
        *(name, entry.type, entry.ref, scope.event, scope.practice),
        *(entry.case_id, entry.kind, entry.language, entry.source, entry.quantity, hour),
        *(at_ms, clock.monotonic_ms(), clock.boot(), scope.pack_version, entry.place, entry.note),
    )
    seq = connection.execute(_INSERT, values).lastrowid
    assert seq is not None
    return name, seq


def milliseconds(moment: datetime) -> int:
    """Unix milliseconds of a moment; one without a zone is taken as this machine's."""
    return int(moment.timestamp() * 1000)


def _check(action: NewAction) -> None:
    _check_words(action.case_id, action.kind, action.language, action.source)
    if not 1 <= action.quantity <= QUANTITY_MAX:
        raise LedgerError(f"A count is a whole number from 1 to {QUANTITY_MAX:,}, not {action.quantity:,}.")


@lru_cache(maxsize=1024)
def _check_words(case_id: str, kind: str, language: str, source: str) -> None:
    if not _NAME.fullmatch(case_id):
        raise LedgerError("A case is named by letters, digits and hyphens, as in the pack.")
    if kind not in _KINDS:
        raise LedgerError(f"There is no such kind of action. The kinds are {', '.join(Kind)}.")
    if not _LANGUAGE.fullmatch(language):
        raise LedgerError("A language is named by its code, such as en or pt-BR.")
    if source not in _SOURCES:
        raise LedgerError(f"There is no such source. The sources are {', '.join(Source)}.")
