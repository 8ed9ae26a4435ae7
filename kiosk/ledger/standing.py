"""The numbers told with each action, carried along rather than summed anew.

Summing 2,600 cells (a long night's cases, kinds, languages and hours) costs 220 us, more than the durable row itself.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kiosk.campaign.kind import APPEALS
from kiosk.ledger.entry import Entry
from kiosk.ledger.model import Scope

_EVENT = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Live totals of one event right after row `seq`, by case and whether appeals; the case "" is the event."""

    seq: int
    totals: dict[tuple[str, bool], int]

    def of(self, entry: Entry) -> tuple[int, int]:
        """The event's and the case's total in the group of `entry`."""
        appeal = entry.kind in APPEALS
        return self.totals.get((_EVENT, appeal), 0), self.totals.get((entry.case_id, appeal), 0)


def after(connection: sqlite3.Connection, scope: Scope, entry: Entry, seq: int, known: Standing | None) -> Standing:
    """The standing right after `entry` became row `seq`; summed where another row came between it and `known`.

    Every change of a tally is a row, so an unbroken seq means that nobody else changed it.
    """
    if known is None or known.seq != seq - 1:
        return _summed(connection, scope, seq)
    event, case = known.of(entry)
    appeal = entry.kind in APPEALS
    counted = {(_EVENT, appeal): event + entry.quantity, (entry.case_id, appeal): case + entry.quantity}
    return Standing(seq, known.totals | counted)


def as_it_stands(connection: sqlite3.Connection, scope: Scope, name: bytes) -> Standing:
    """The standing now, told with the seq of the row `name`: the answer to a press that was counted already."""
    (seq,) = connection.execute("select seq from action where id = ?", [name]).fetchone()
    return _summed(connection, scope, seq)


def _summed(connection: sqlite3.Connection, scope: Scope, seq: int) -> Standing:
    totals: dict[tuple[str, bool], int] = {}
    cells = connection.execute(
        "select case_id, kind, sum(count) from tally where event = ? and practice = ? group by case_id, kind",
        [scope.event, scope.practice],
    )
    for case_id, kind, count in cells:
        for key in ((case_id, kind in APPEALS), (_EVENT, kind in APPEALS)):
            totals[key] = totals.get(key, 0) + count
    return Standing(seq, totals)
