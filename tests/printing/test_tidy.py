from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from kiosk.clock import StoppedClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.printing.documents import Documents
from kiosk.printing.tidy import tidy

Count = Callable[..., str]


def test_a_printed_page_is_erased_when_its_time_is_over(
    documents: Documents, ledger: Ledger, count: Count, clock: StoppedClock
) -> None:
    ticket = count()
    ledger.move_job(ticket, JobState.QUEUED, JobState.PRINTED)
    tidy(documents, ledger, 30, clock.now() + timedelta(minutes=29, seconds=59))
    assert documents.holds(ticket)
    tidy(documents, ledger, 30, clock.now() + timedelta(minutes=30))
    assert not documents.holds(ticket)


def test_a_page_that_was_said_to_be_out_goes_at_once_though_the_kiosk_died_before_it_erased_it(
    documents: Documents, ledger: Ledger, count: Count, clock: StoppedClock
) -> None:
    ticket = count()
    ledger.move_job(ticket, JobState.QUEUED, JobState.HELD)
    ledger.move_job(ticket, JobState.HELD, JobState.PRINTED)
    tidy(documents, ledger, 30, clock.now())
    assert not documents.holds(ticket)


def test_pages_that_wait_or_are_held_stay_however_long(
    documents: Documents, ledger: Ledger, count: Count, clock: StoppedClock
) -> None:
    tickets = {state: count() for state in (JobState.SENDING, JobState.PRINTING, JobState.HELD)}
    for state, ticket in tickets.items():
        ledger.move_job(ticket, JobState.QUEUED, state)
    tickets[JobState.QUEUED] = count()
    tidy(documents, ledger, 0, clock.now() + timedelta(days=400))
    assert set(documents.tickets()) == set(tickets.values())


def test_a_page_that_will_never_print_is_erased(
    documents: Documents, ledger: Ledger, count: Count, clock: StoppedClock
) -> None:
    for state in (JobState.CANCELLED, JobState.GAVE_UP):
        ledger.move_job(count(), JobState.QUEUED, state)
    tidy(documents, ledger, 30, clock.now())
    assert list(documents.tickets()) == []


def test_a_page_nobody_counted_is_erased_once_its_row_cannot_come_any_more(
    documents: Documents, ledger: Ledger, clock: StoppedClock
) -> None:
    ticket = uuid4().hex
    documents.keep(ticket, b"words")
    tidy(documents, ledger, 30, clock.now())
    assert documents.holds(ticket)
    os.utime(documents.path(ticket), (0, 0))
    tidy(documents, ledger, 30, clock.now())
    assert not documents.holds(ticket)


def test_the_pages_of_another_event_in_the_same_folder_are_nobody_s_orphans(
    documents: Documents, open_ledger: Callable[[str], Ledger], clock: StoppedClock
) -> None:
    ticket = uuid4().hex
    documents.keep(ticket, b"words")
    yesterday = open_ledger("school")
    yesterday.record(NewAction("tun-aung", "letter", "en"), NewJob(ticket, "tun-aung", "letter"))
    os.utime(documents.path(ticket), (0, 0))
    tidy(documents, open_ledger("town-hall"), 30, clock.now())
    assert documents.holds(ticket)
