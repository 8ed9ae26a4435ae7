"""The paper that is left, and the spool that waits for more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.catalogue import speaker
from kiosk.ledger.fills import Fill
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState
from kiosk.paper_left import told
from kiosk.printers import Printing
from kiosk.printing.clerk import Clerk
from kiosk.printing.documents import Documents
from kiosk.printing.stock import SPENT, Stock, stock

Count = Callable[..., str]
State = Callable[[str], JobState]


def rounds(clerk: Clerk, start: float = 0.0, many: int = 12) -> None:
    for step in range(many):
        clerk.round(start + step)


def test_what_is_not_counted_is_not_told(ledger: Ledger) -> None:
    left = stock(ledger, Printing())
    assert (left.left_in_tray, left.event_left, left.spent, left.low) == (None, None, False, False)
    assert list(told(speaker("en"), left)) == []


def test_a_tray_that_nobody_filled_was_full_when_the_event_began(
    ledger: Ledger, clerk: Clerk, count: Count, rules: Printing
) -> None:
    count(), count()
    rounds(clerk)
    left = stock(ledger, rules.model_copy(update={"tray_sheets": 30}))
    assert (left.left_in_tray, left.used, left.low) == (28, 2, False)


def test_the_estimate_of_the_tray_stops_no_sheet(
    ledger: Ledger, printer: object, documents: Documents, rules: Printing, count: Count, state: State
) -> None:
    settings = rules.model_copy(update={"tray_sheets": 1})
    clerk = Clerk(ledger, printer, documents, settings)  # type: ignore[arg-type]
    tickets = [count(), count(), count()]
    rounds(clerk)
    assert {state(ticket) for ticket in tickets} == {JobState.PRINTED}
    assert stock(ledger, settings).left_in_tray == 0


def test_sheets_wait_when_the_event_s_paper_is_used_up_and_go_on_by_themselves_when_there_is_more(
    ledger: Ledger, printer: object, documents: Documents, rules: Printing, count: Count, state: State
) -> None:
    settings = rules.model_copy(update={"event_sheets": 2})
    clerk = Clerk(ledger, printer, documents, settings)  # type: ignore[arg-type]
    tickets = [count(), count(), count()]
    rounds(clerk)
    assert [state(ticket) for ticket in tickets] == [JobState.PRINTED, JobState.PRINTED, JobState.QUEUED]
    assert clerk.health is not None and not clerk.health.ok
    assert clerk.health.sentence == SPENT
    assert SPENT.startswith("The paper set aside for this event is used up and sheets wait: add some with")
    assert ledger.tally().total == 3
    ledger.put_paper(Fill.MORE, 5)
    rounds(clerk, start=100.0)
    assert state(tickets[2]) is JobState.PRINTED
    assert clerk.health is not None and clerk.health.ok
    assert stock(ledger, settings).event_left == 4


def test_a_higher_setting_lets_them_go_on_too(
    ledger: Ledger, printer: object, documents: Documents, rules: Printing, count: Count, state: State
) -> None:
    ticket = [count(), count()][1]
    rounds(Clerk(ledger, printer, documents, rules.model_copy(update={"event_sheets": 1})))  # type: ignore[arg-type]
    assert state(ticket) is JobState.QUEUED
    rounds(Clerk(ledger, printer, documents, rules.model_copy(update={"event_sheets": 9})))  # type: ignore[arg-type]
    assert state(ticket) is JobState.PRINTED


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (Stock(55, 0, 0, None), [("About 55 sheets left in the tray.", False)]),
        (
            Stock(20, 0, 0, 300),
            [("About 20 sheets left in the tray.", True), ("300 sheets left of the event's paper.", False)],
        ),
        (Stock(1, 0, 0, None), [("About 1 sheet left in the tray.", True)]),
        (
            Stock(0, 0, 0, 0),
            [("By our count the tray is empty: look, and say so when it was filled.", True), (SPENT, True)],
        ),
    ],
)
def test_what_is_left_is_said_in_sentences(left: Stock, said: list[tuple[str, bool]]) -> None:
    assert list(told(speaker("en"), left)) == said
