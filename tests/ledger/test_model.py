"""The ledger beside a model in plain Python, in whatever order things are done."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kiosk.campaign.kind import APPEALS, Kind
from kiosk.clock import StoppedClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction
from kiosk.ledger.tally import COLUMNS

CASES = st.sampled_from(["one", "two", "three"])
KINDS = st.sampled_from(list(Kind))
LANGUAGES = st.sampled_from(["en", "fr", ""])
PLACES = st.sampled_from(["", "hall", "stall"])
PILES = st.integers(1, 100_000)


@dataclass
class Row:
    id: str
    case: str
    kind: str
    language: str
    source: str
    hour: str
    quantity: int
    place: str
    by_hand: bool
    voided: bool = False


class LedgerBesideModel(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = StoppedClock(datetime(2013, 12, 10, 12, tzinfo=UTC))
        self.rows: list[Row] = []
        self.voids = 0
        self.open()

    def open(self) -> None:
        self.ledger = Ledger.open(
            self.folder, event="e", practice=False, pack_version="p", clock=self.clock, machine="m"
        )

    def keep(self, counted, action: NewAction, place: str = "", by_hand: bool = False) -> None:
        hour = self.clock.at.strftime("%Y-%m-%dT%H:00Z")
        row = Row(
            counted.id,
            action.case_id,
            action.kind,
            action.language,
            action.source,
            hour,
            action.quantity,
            place,
            by_hand,
        )
        self.rows.append(row)
        group = [
            other for other in self.rows if not other.voided and (other.kind in APPEALS) == (action.kind in APPEALS)
        ]
        assert counted.number == sum(other.quantity for other in group)
        assert counted.case_number == sum(other.quantity for other in group if other.case == action.case_id)
        assert counted.seq == len(self.rows) + self.voids

    @rule(case=CASES, kind=KINDS, language=LANGUAGES)
    def record(self, case: str, kind: str, language: str) -> None:
        action = NewAction(case, kind, language)
        self.keep(self.ledger.record(action), action)

    @rule(case=CASES, kind=KINDS, language=LANGUAGES, pile=PILES, place=PLACES, recount=st.booleans())
    def count_paper(self, case: str, kind: str, language: str, pile: int, place: str, recount: bool) -> None:
        for row in self.rows if recount else ():
            same = row.by_hand and (row.case, row.kind) == (case, kind)
            if same and language in ("", row.language) and place in ("", row.place) and not row.voided:
                row.voided = True
                self.voids += 1
        counted = self.ledger.count_paper(case, kind, pile, language=language, place=place, recount=recount)
        self.keep(counted, NewAction(case, kind, language, "paper", pile), place, by_hand=True)

    @precondition(lambda self: any(not row.voided for row in self.rows))
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from([row for row in self.rows if not row.voided]))
        self.ledger.void(row.id, "oops")
        row.voided = True
        self.voids += 1

    @rule(seconds=st.integers(-86_400, 86_400))
    def let_time_pass(self, seconds: int) -> None:
        self.clock.at += timedelta(seconds=seconds)
        self.clock.elapsed_ms += abs(seconds) * 1000

    @rule()
    def rest(self) -> None:
        self.ledger.rest()

    @rule()
    def reopen(self) -> None:
        self.ledger.close()
        self.open()

    @invariant()
    def the_tally_is_the_models(self) -> None:
        expected: Counter[tuple[str, ...]] = Counter()
        for row in self.rows:
            if not row.voided:
                expected[row.case, row.kind, row.language, row.source, row.hour] += row.quantity
        tally = self.ledger.tally(tuple(COLUMNS))
        assert {tuple(row.keys.values()): row.count for row in tally.rows} == expected
        assert tally.total == tally.appeals + tally.solidarity == expected.total()
        assert tally.voided == sum(row.quantity for row in self.rows if row.voided)

    def teardown(self) -> None:
        verdict = self.ledger.verify()
        warnings = self.ledger.warnings
        self.ledger.close()
        shutil.rmtree(self.folder)
        assert verdict.ok, verdict.faults
        assert verdict.rows == len(self.rows) + self.voids
        assert warnings == ()


LedgerBesideModel.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestLedgerBesideModel = LedgerBesideModel.TestCase
