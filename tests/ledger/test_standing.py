"""The numbers told with each action, whoever else writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.ledger.faults import NotCounted
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import NewAction, NewJob

Open = Callable[..., Ledger]


def numbers(ledger: Ledger, action: NewAction) -> tuple[int, int]:
    counted = ledger.record(action)
    return counted.number, counted.case_number


def test_two_commands_that_write_by_turns_know_of_each_other(open_ledger: Open, letter: NewAction):
    kiosk, organiser = open_ledger(), open_ledger()
    other = NewAction("case-two", "fax", "en")
    assert [numbers(ledger, letter) for ledger in (kiosk, organiser, kiosk)] == [(1, 1), (2, 2), (3, 3)]
    assert numbers(organiser, other) == (4, 1)
    organiser.void(organiser.actions()[0].id, "oops")
    assert numbers(kiosk, letter) == (4, 4)
    assert numbers(kiosk, other) == (5, 1)


def test_rows_of_another_event_between_two_actions_change_no_number(open_ledger: Open, letter: NewAction):
    hall, school = open_ledger(), open_ledger(event="school")
    assert [numbers(ledger, letter) for ledger in (hall, school, hall, hall)] == [(1, 1), (1, 1), (2, 2), (3, 3)]


def test_an_action_that_was_not_counted_is_in_no_number(open_ledger: Open, letter: NewAction, new_job):
    kiosk, organiser = open_ledger(), open_ledger()
    broken: NewJob = replace(new_job(), pages=0)
    kiosk.record(letter, new_job())
    with pytest.raises(NotCounted):
        kiosk.record(letter, broken)
    assert numbers(kiosk, letter) == (2, 2)
    with pytest.raises(NotCounted):
        kiosk.record(letter, broken)
    assert numbers(organiser, NewAction("case-two", "letter", "en")) == (3, 1)
    assert numbers(kiosk, letter) == (4, 3)
