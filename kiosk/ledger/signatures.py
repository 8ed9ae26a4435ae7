"""Signatures: what a signer gave, sealed beside the action that counts it, until it is asked to go."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from kiosk.clock import Clock
from kiosk.ledger import listing
from kiosk.ledger.entry import append, for_erase
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.jobs import job_name
from kiosk.ledger.model import ActionRow, NewSignature, Scope, SignatureRow

_INSERT = "insert into signature(action, ticket, key, box) values (?, ?, ?, ?)"
_LIST = """
    select lower(hex(a.id)), a.at_ms, a.case_id, a.language,
      exists(select 1 from action as v where v.type = 'void' and v.ref = a.id), s.key, s.box
    from signature as s join action as a on a.id = s.action where a.event = ? and a.practice = ? order by a.seq
"""


def add(connection: sqlite3.Connection, signature: NewSignature, action: bytes) -> None:
    """Keep what is sealed beside its action."""
    connection.execute(_INSERT, (action, job_name(signature.ticket), signature.key, signature.box))


def counted(connection: sqlite3.Connection, ticket: str) -> bytes | None:
    """The action that this ticket was counted as already, or None."""
    row = connection.execute("select action from signature where ticket = ?", [job_name(ticket)]).fetchone()
    return row[0] if row else None


def listed(connection: sqlite3.Connection, scope: Scope) -> list[SignatureRow]:
    """The signatures of one event in the order they were given, those void or erased among them."""
    rows = connection.execute(_LIST, [scope.event, scope.practice])
    return [
        SignatureRow(name, datetime.fromtimestamp(at_ms / 1000, UTC), case_id, language, bool(voided), key, box)
        for name, at_ms, case_id, language, voided, key, box in rows
    ]


def one(connection: sqlite3.Connection, scope: Scope, typed: str) -> ActionRow:
    """The action of the signature that a few typed digits mean; a sentence where it has none, or none any more."""
    target = listing.find(connection, scope, typed)
    kept = connection.execute("select box from signature where action = ?", [bytes.fromhex(target.id)]).fetchone()
    if kept is None:
        raise LedgerError("That row holds no signature: only what was signed at this kiosk can be erased.")
    if kept[0] is None:
        raise LedgerError("This signature is erased already.")
    return target


def erase(connection: sqlite3.Connection, scope: Scope, typed: str, clock: Clock) -> ActionRow:
    """Write that a signature goes, overwrite it, and let go of it; its action stays and counts."""
    target = one(connection, scope, typed)
    name = bytes.fromhex(target.id)
    append(connection, for_erase(name), scope, clock)
    # The same length, so that SQLite writes over the old bytes where they lie; only then the cell is given up.
    connection.execute("update signature set box = zeroblob(length(box)) where action = ?", [name])
    connection.execute("update signature set box = null where action = ?", [name])
    return target
