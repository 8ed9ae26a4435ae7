"""Sums, and the parts that add up to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.campaign.kind import APPEALS, Kind
from kiosk.clock import StoppedClock
from kiosk.ledger.faults import LedgerError
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction
from kiosk.ledger.tally import COLUMNS

Open = Callable[..., Ledger]


@pytest.fixture
def busy(ledger: Ledger, clock: StoppedClock) -> Ledger:
    for number, kind in enumerate(Kind):
        clock.at += timedelta(minutes=20)
        ledger.record(NewAction(f"case-{number % 3}", kind, "en" if number % 2 else "fr"))
    ledger.count_paper("case-0", "letter", 30, language="en")
    return ledger


def test_an_empty_ledger_has_an_empty_tally(ledger: Ledger):
    tally = ledger.tally()
    assert (tally.event, tally.practice, tally.total, tally.rows) == ("town-hall", False, 0, ())
    assert ledger.case_counts() == {}
    assert ledger.last_hour() == 0


@pytest.mark.parametrize("by", [("case",), ("kind",), ("case", "kind"), tuple(COLUMNS), ("hour", "source"), ()])
def test_parts_add_up_to_the_total(busy: Ledger, by: tuple[str, ...]):
    tally = busy.tally(by)
    assert tally.total == tally.appeals + tally.solidarity == 38
    assert tally.by == by
    if by:
        assert sum(row.count for row in tally.rows) == 38
        assert all(tuple(row.keys) == by for row in tally.rows)


def test_each_kind_is_in_the_sum_it_belongs_to(busy: Ledger):
    tally = busy.tally(("kind",))
    counts = {row.keys["kind"]: row.count for row in tally.rows}
    assert tally.appeals == sum(count for kind, count in counts.items() if kind in APPEALS)
    assert tally.solidarity == counts["solidarity"] + counts["photo"]


def test_a_key_named_twice_is_taken_once(busy: Ledger):
    assert busy.tally(("case", "case")).by == ("case",)


def test_an_unknown_key_is_refused_with_a_sentence(ledger: Ledger):
    with pytest.raises(LedgerError) as refused:
        ledger.tally(("case", "name", "class"))
    assert str(refused.value) == ("A tally is taken by case, kind, language, source, hour; it knows no name, class.")


def test_hours_are_whole_and_in_utc(busy: Ledger):
    assert [row.keys["hour"] for row in busy.tally(("hour",)).rows] == [
        "2013-12-10T14:00Z",
        "2013-12-10T15:00Z",
        "2013-12-10T16:00Z",
        "2013-12-10T17:00Z",
    ]


def test_a_cell_whose_every_action_was_voided_is_left_out(ledger: Ledger, letter: NewAction):
    ledger.void(ledger.record(letter).id, "oops")
    assert ledger.tally().rows == ()


def test_each_case_knows_its_count(busy: Ledger):
    assert busy.case_counts() == {"case-0": 33, "case-1": 3, "case-2": 2}


def test_the_last_hour_is_the_last_sixty_minutes(ledger: Ledger, letter: NewAction, clock: StoppedClock):
    for _ in range(5):
        ledger.record(letter)
        clock.at += timedelta(minutes=25)
    assert ledger.last_hour() == 2
    clock.at += timedelta(hours=2)
    assert ledger.last_hour() == 0


def test_the_last_hour_leaves_out_voids_and_hand_counts(ledger: Ledger, letter: NewAction):
    ledger.record(letter)
    ledger.void(ledger.record(letter).id, "oops")
    ledger.count_paper("case-one", "letter", 500)
    assert ledger.last_hour() == 1


def test_the_last_hour_is_of_this_event_alone(open_ledger: Open, letter: NewAction):
    open_ledger().record(letter)
    assert open_ledger(event="school").last_hour() == 0
