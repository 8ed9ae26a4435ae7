"""Counting a pile of paper again: the new count stands, the earlier ones are taken back."""

from __future__ import annotations

import sqlite3

from kiosk.clock import Clock
from kiosk.ledger.entry import Entry, append, for_void
from kiosk.ledger.model import Scope

RECOUNTED = "counted again"
"""The reason on the void of a hand count that a later one replaces."""


def take_back(connection: sqlite3.Connection, counted: Entry, scope: Scope, clock: Clock) -> None:
    """Void the hand counts of the same case, kind and source that `counted` replaces.

    Language, place and hour narrow them down where `counted` names them. Voids, not a signed difference: two
    voids of one row are one, and no hour's count falls below nought.
    """
    rows = connection.execute(
        "select id from action as a where type = 'paper' and event = ? and practice = ? and case_id = ? "
        "and kind = ? and source = ? and ? in ('', language) and ? in ('', place) and coalesce(?, hour) = hour "
        "and not exists (select 1 from action where type = 'void' and ref = a.id)",
        (
            *(scope.event, scope.practice, counted.case_id, counted.kind, counted.source),
            *(counted.language, counted.place, counted.hour),
        ),
    ).fetchall()
    for (name,) in rows:
        append(connection, for_void(name, RECOUNTED), scope, clock)
