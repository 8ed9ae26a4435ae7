"""Rows of the record as an organiser reads them, and the one that a few typed digits mean."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime
from typing import Any

from kiosk.ledger.faults import LedgerError
from kiosk.ledger.model import ActionRow, ActionType, JobState, Scope

_SELECT = """
    select lower(hex(id)), seq, type, at_ms, case_id, kind, language, source, quantity, place, note,
      lower(hex(ref)), exists(select 1 from action as v where v.type = 'void' and v.ref = a.id),
      (select state from print_job where action = a.id order by state = 'printed' desc, number desc limit 1)
    from action as a where event = ? and practice = ?
"""
_PREFIX = re.compile(r"[0-9a-f]{4,32}")


def newest(connection: sqlite3.Connection, scope: Scope, last: int) -> list[ActionRow]:
    """The last rows written, newest first."""
    rows = connection.execute(f"{_SELECT} order by seq desc limit ?", [scope.event, scope.practice, last])
    return [_row(row) for row in rows]


def find(connection: sqlite3.Connection, scope: Scope, typed: str) -> ActionRow:
    """The one row whose id begins with what was typed (4 to 32 hex digits); a sentence where it is not one."""
    prefix = typed.strip().replace("-", "").lower()
    if not _PREFIX.fullmatch(prefix):
        raise LedgerError("An action is named by at least 4 of its hexadecimal digits; see kiosk actions.")
    first, final = bytes.fromhex(prefix.ljust(32, "0")), bytes.fromhex(prefix.ljust(32, "f"))
    rows = connection.execute(
        f"{_SELECT} and id between ? and ? order by type in ('void', 'erase') limit 2",
        [scope.event, scope.practice, first, final],
    ).fetchall()
    found = [_row(row) for row in rows]
    # A void bears the time of its own pressing, often that of the action beside it: it stands in nobody's way.
    found = [row for row in found if row.counts] or found
    if not found:
        raise LedgerError(f"No action of this event begins with {prefix}; see kiosk actions.")
    if len(found) > 1:
        raise LedgerError(f"More than one action begins with {prefix}; type more of its digits.")
    return found[0]


def _row(row: tuple[Any, ...]) -> ActionRow:
    name, seq, row_type, at_ms, case_id, kind, language, source, quantity, place, note, ref, voided, job = row
    return ActionRow(
        id=name,
        seq=seq,
        type=ActionType(row_type),
        at=datetime.fromtimestamp(at_ms / 1000, UTC),
        case_id=case_id,
        kind=kind,
        language=language,
        source=source,
        quantity=quantity,
        place=place,
        note=note,
        ref=ref or None,
        voided=bool(voided),
        job=JobState(job) if job else None,
    )
