from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.ledger.faults import NotWritten
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewJob
from kiosk.printers import Printing
from kiosk.printing.clerk import A_PAGE, AT_THE_PRINTER, FOLLOW, LOOK_AGAIN, Clerk
from kiosk.printing.documents import Documents
from kiosk.printing.printer import ASK, Health, OutOfOrder, Progress, Refused, Stage, Unsure

Count = Callable[..., str]
State = Callable[[str], JobState]
HOUR = 3600.0


def rounds(clerk: Clerk, number: int, start: int = 0) -> None:
    """Rounds an hour apart, so that every pause is over."""
    for step in range(start, start + number):
        clerk.round(step * HOUR)


def test_a_letter_is_sent_followed_and_printed(clerk: Clerk, printer: Any, count: Count, state: State) -> None:
    ticket = count()
    printer.progress = Progress(Stage.PRINTING)
    rounds(clerk, 2)
    assert state(ticket) is JobState.PRINTING
    printer.progress = Progress(Stage.DONE)
    rounds(clerk, 1, start=2)
    assert state(ticket) is JobState.PRINTED
    assert printer.sent == [ticket]
    assert printer.names == ["tun-aung-letter"]


def test_the_printer_s_name_for_a_sheet_is_written_down(clerk: Clerk, count: Count, ledger: Ledger) -> None:
    count()
    clerk.round(0)
    assert [job.ref for job in ledger.jobs()] == ["told-1"]


def test_letters_are_sent_in_the_order_they_were_counted(clerk: Clerk, printer: Any, count: Count) -> None:
    tickets = [count() for _ in range(7)]
    rounds(clerk, 9)
    assert printer.sent == tickets


def test_a_slow_printer_is_given_a_few_sheets_and_no_more(clerk: Clerk, printer: Any, count: Count) -> None:
    tickets = [count() for _ in range(5)]
    printer.progress = Progress(Stage.PRINTING)
    rounds(clerk, 9)
    assert printer.sent == tickets[:AT_THE_PRINTER]


def test_a_printer_that_is_not_ready_costs_no_try_and_keeps_the_order(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger
) -> None:
    tickets = [count(), count()]
    printer.health = Health(False, "The lid is open.")
    rounds(clerk, 20)
    assert [(job.state, job.attempts) for job in ledger.jobs()] == [(JobState.QUEUED, 0)] * 2
    assert clerk.health == Health(False, "The lid is open.")
    printer.health = Health(True, "Ready.")
    rounds(clerk, 4, start=20)
    assert printer.sent == tickets
    assert clerk.health == Health(True, "Ready.")


def test_a_printer_that_fails_while_a_sheet_is_sent_gets_it_again_whenever_it_is_back(
    clerk: Clerk, printer: Any, count: Count, state: State
) -> None:
    first, second = count(), count()
    printer.answers = [OutOfOrder("The disk is full.")] * 6
    rounds(clerk, 6)
    assert state(first) is JobState.QUEUED
    assert clerk.health == Health(False, "The disk is full.")
    rounds(clerk, 4, start=6)
    assert printer.sent == [f"{first}-7", second]


def test_a_refused_sheet_is_tried_three_times_then_held_and_the_next_goes_on(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger, state: State, documents: Documents
) -> None:
    first, second = count(), count()
    printer.answers = [Refused("CUPS refused this sheet: no such paper")] * 3
    rounds(clerk, 6)
    (held,) = ledger.jobs(JobState.HELD)
    assert (held.id, held.attempts, held.reason) == (first, 3, "CUPS refused this sheet: no such paper")
    assert documents.holds(first)
    assert state(second) is JobState.PRINTED


def test_a_printer_out_of_order_costs_a_sheet_none_of_its_tries(
    clerk: Clerk, printer: Any, count: Count, state: State
) -> None:
    ticket = count()
    printer.answers = [*[OutOfOrder("The wire was cut.")] * 6, Refused("busy"), Refused("busy")]
    rounds(clerk, 10)
    assert state(ticket) is JobState.PRINTED


def test_a_sheet_that_is_sent_again_after_it_was_held_has_all_its_tries(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger, state: State
) -> None:
    ticket = count()
    printer.answers = [Refused("busy")] * 3
    rounds(clerk, 3)
    assert ledger.move_job(ticket, JobState.HELD, JobState.QUEUED)
    printer.answers = [Refused("busy")] * 2
    rounds(clerk, 4, start=3)
    assert state(ticket) is JobState.PRINTED


def test_a_sheet_that_passes_at_the_third_try_is_printed(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger
) -> None:
    count()
    printer.answers = [Refused("busy"), Refused("busy")]
    rounds(clerk, 5)
    assert [(job.state, job.attempts) for job in ledger.jobs()] == [(JobState.PRINTED, 3)]


def test_tries_stand_apart_longer_and_longer(clerk: Clerk, printer: Any, count: Count) -> None:
    count()
    printer.answers = [Refused("busy"), Refused("busy")]
    assert clerk.round(0) == 2
    assert clerk.round(1) == 1
    assert clerk.round(2) == 4
    assert printer.sent == []
    assert clerk.round(6) == 0
    assert len(printer.sent) == 1


def test_how_many_tries_is_a_setting(
    ledger: Ledger, printer: Any, documents: Documents, count: Count, state: State
) -> None:
    ticket = count()
    printer.answers = [Refused("busy")]
    Clerk(ledger, printer, documents, Printing(tries=1)).round(0)
    assert state(ticket) is JobState.HELD


def test_a_sheet_nobody_can_tell_about_is_held_at_once_and_never_sent_again(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger
) -> None:
    count()
    printer.answers = [Unsure(f"CUPS did not answer. {ASK}")]
    rounds(clerk, 5)
    assert [(job.state, job.reason) for job in ledger.jobs()] == [(JobState.HELD, f"CUPS did not answer. {ASK}")]
    assert printer.sent == []


@pytest.mark.parametrize(
    ("progress", "reason"),
    [
        (Progress(Stage.FAILED, "Somebody cancelled it."), "Somebody cancelled it."),
        (Progress(Stage.FAILED), "The printer gave this sheet back without a reason."),
        (Progress(Stage.UNKNOWN), ASK),
    ],
)
def test_a_sheet_that_got_lost_at_the_printer_is_held(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger, progress: Progress, reason: str
) -> None:
    count()
    printer.progress = progress
    rounds(clerk, 3)
    assert [(job.state, job.reason) for job in ledger.jobs()] == [(JobState.HELD, reason)]
    assert len(printer.sent) == 1


def test_a_sheet_that_takes_too_long_is_said_and_still_awaited(
    clerk: Clerk, printer: Any, count: Count, state: State
) -> None:
    ticket = count()
    printer.progress = Progress(Stage.WAITING, "CUPS does not answer.")
    clerk.round(0)
    clerk.round(1)
    assert clerk.health == Health(True, "Ready.")
    clerk.round(100)
    assert clerk.health == Health(
        False,
        "A sheet has been at the printer for a long time: look for paper, a jam or an open cover. "
        "CUPS does not answer.",
    )
    assert state(ticket) is JobState.PRINTING
    printer.progress = Progress(Stage.DONE)
    clerk.round(101)
    assert state(ticket) is JobState.PRINTED
    assert clerk.health == Health(True, "Ready.")


def test_pages_that_come_out_are_time_for_those_that_follow(clerk: Clerk, printer: Any, count: Count) -> None:
    count()
    for out, now in enumerate((0, 1, 50, 100, 150, 200)):
        printer.progress = Progress(Stage.PRINTING, pages=out)
        clerk.round(now)
        assert clerk.health == Health(True, "Ready.")
    clerk.round(300)
    assert clerk.health is not None and not clerk.health.ok


def test_a_document_of_many_pages_has_time_for_each(
    clerk: Clerk, printer: Any, ledger: Ledger, documents: Documents
) -> None:
    documents.keep("ab" * 16, b"%PDF-1.7")
    ledger.add_job(NewJob("ab" * 16, "tun-aung", "bundle", 40))
    printer.progress = Progress(Stage.PRINTING)
    for now in (0, 1, 60 + 39 * A_PAGE):
        clerk.round(now)
        assert clerk.health == Health(True, "Ready.")
    clerk.round(62 + 39 * A_PAGE)
    assert clerk.health is not None and not clerk.health.ok


def test_a_job_found_in_the_middle_of_being_sent_carries_on_where_the_printer_has_it(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger
) -> None:
    ticket = count()
    ledger.move_job(ticket, JobState.QUEUED, JobState.SENDING)
    printer.known = "told-9"
    clerk.round(0)
    assert [(job.state, job.ref) for job in ledger.jobs()] == [(JobState.PRINTED, "told-9")]
    assert printer.sent == []


def test_a_job_found_in_the_middle_of_being_sent_is_sent_where_the_printer_surely_has_it_not(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger
) -> None:
    ticket, later = count(), count()
    ledger.move_job(ticket, JobState.QUEUED, JobState.SENDING)
    rounds(clerk, 4)
    assert printer.sent == [f"{ticket}-2", later]


def test_a_job_found_in_the_middle_of_being_sent_is_asked_about_where_nobody_knows(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger
) -> None:
    ticket = count()
    ledger.move_job(ticket, JobState.QUEUED, JobState.SENDING)
    printer.lost = Unsure(f"The kiosk was stopped. {ASK}")
    rounds(clerk, 3)
    assert [(job.state, job.reason) for job in ledger.jobs()] == [(JobState.HELD, f"The kiosk was stopped. {ASK}")]
    assert printer.sent == []


def test_a_sheet_whose_page_is_gone_gives_up_and_stays_counted(
    clerk: Clerk, count: Count, documents: Documents, ledger: Ledger
) -> None:
    documents.erase(count())
    clerk.round(0)
    assert [(job.state, job.reason) for job in ledger.jobs()] == [
        (
            JobState.GAVE_UP,
            "The page of this sheet is no longer in the spool: it can only be written anew.",
        )
    ]
    assert ledger.tally().total == 1


def test_a_fault_of_ours_while_sending_holds_the_sheet_and_is_not_hidden(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger, state: State
) -> None:
    first, second = count(), count()
    printer.answers = [ZeroDivisionError("division by zero")]
    with pytest.raises(ZeroDivisionError):
        clerk.round(0)
    assert state(first) is JobState.HELD
    assert [job.reason for job in ledger.jobs(JobState.HELD)] == [f"The kiosk failed while it sent this sheet. {ASK}"]
    rounds(clerk, 3, start=1)
    assert printer.sent == [second]


def test_a_sheet_the_printer_took_is_remembered_while_the_record_cannot_be_written(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger, monkeypatch: pytest.MonkeyPatch, state: State
) -> None:
    ticket = count()
    move = ledger.move_job

    def refuse(job_id: str, frm: JobState, to: JobState, **rest: Any) -> bool:
        if to is JobState.PRINTING:
            raise NotWritten("the disk is full")
        return move(job_id, frm, to, **rest)

    printer.lost = Unsure("A printer that could not tell.")
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "move_job", refuse)
        with pytest.raises(NotWritten):
            clerk.round(0)
    rounds(clerk, 2, start=1)
    assert state(ticket) is JobState.PRINTED
    assert printer.sent == [ticket]


def test_a_job_cancelled_by_another_command_is_not_sent(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger
) -> None:
    first, second, third = count(), count(), count()
    clerk.round(0)
    ledger.move_job(second, JobState.QUEUED, JobState.CANCELLED)
    rounds(clerk, 3, start=1)
    assert printer.sent == [first, third]


def test_a_sheet_that_is_resumed_while_many_wait_goes_before_them_within_seconds(
    clerk: Clerk, printer: Any, count: Count, ledger: Ledger
) -> None:
    first, *others = [count() for _ in range(9)]
    ledger.move_job(first, JobState.QUEUED, JobState.HELD)
    clerk.round(0)
    ledger.move_job(first, JobState.HELD, JobState.QUEUED)
    clerk.round(1)
    clerk.round(LOOK_AGAIN)
    assert printer.sent == [*others[:2], first]


def test_an_idle_queue_is_looked_at_rarely_and_a_printing_one_each_second(
    clerk: Clerk, printer: Any, count: Count
) -> None:
    assert clerk.round(0) == LOOK_AGAIN
    count()
    printer.progress = Progress(Stage.PRINTING)
    assert clerk.round(1) == 0
    assert clerk.round(1) == FOLLOW


def test_the_page_goes_at_once_where_the_sheet_is_a_file_or_nothing_is_to_be_kept(
    clerk: Clerk, printer: Any, count: Count, documents: Documents, ledger: Ledger
) -> None:
    kept = count()
    rounds(clerk, 2)
    assert documents.holds(kept)
    printer.keeps_sheets = True
    gone = count()
    rounds(clerk, 2, start=2)
    assert not documents.holds(gone)
    printer.keeps_sheets = False
    forgetful = count()
    rounds(Clerk(ledger, printer, documents, Printing(keep_documents_minutes=0)), 2)
    assert not documents.holds(forgetful)
