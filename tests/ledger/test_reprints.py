"""A reprint is one more print job for the same action: it counts nothing, and there are only so many."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import Handouts, JobState, NewAction, NewHandout, NewJob
from kiosk.ledger.reprints import NoReprint

MakeJob = Callable[[], NewJob]
SHEET = NewHandout("K7QM4TXR9PBD", "case-one", "fr")


@pytest.fixture
def printed(ledger: Ledger, letter: NewAction, new_job: MakeJob) -> Callable[[], str]:
    """Counts a letter of two pages whose sheet came out, and names its job."""

    def print_one() -> str:
        job = NewJob(new_job().id, "case-one", "card", 2)
        ledger.record(letter, job)
        ledger.move_job(job.id, JobState.QUEUED, JobState.PRINTED)
        return job.id

    return print_one


def test_a_reprint_is_the_same_sheet_again_and_counts_nothing(
    ledger: Ledger, printed: Callable[[], str], new_job: MakeJob
) -> None:
    first, name = printed(), new_job().id
    copy = ledger.reprint(first, name, most=3)
    original = ledger.job(first)
    assert original is not None
    assert (copy.id, copy.number, copy.state, copy.first) == (name, 2, JobState.QUEUED, first)
    assert (copy.action_id, copy.case_id, copy.sheet, copy.pages) == (original.action_id, "case-one", "card", 2)
    assert ledger.tally().total == 1 and ledger.verify().ok


def test_a_reprint_of_a_reprint_is_a_copy_of_the_first(
    ledger: Ledger, printed: Callable[[], str], new_job: MakeJob
) -> None:
    first = printed()
    second = ledger.reprint(first, new_job().id, most=3)
    ledger.move_job(second.id, JobState.QUEUED, JobState.PRINTED)
    assert ledger.reprint(second.id, new_job().id, most=3).first == first


def test_a_sheet_that_is_no_action_is_printed_again_too(ledger: Ledger, new_job: MakeJob) -> None:
    slip = new_job()
    ledger.add_job(slip)
    ledger.move_job(slip.id, JobState.QUEUED, JobState.PRINTED)
    assert ledger.reprint(slip.id, new_job().id, most=2).action_id is None
    assert ledger.tally().total == 0


@pytest.mark.parametrize("state", [JobState.QUEUED, JobState.SENDING, JobState.PRINTING])
def test_a_sheet_on_its_way_is_not_printed_again(
    ledger: Ledger, letter: NewAction, new_job: MakeJob, state: JobState
) -> None:
    job = new_job()
    ledger.record(letter, job)
    ledger.move_job(job.id, JobState.QUEUED, state)
    with pytest.raises(NoReprint, match=r"^Sheet 1 is still on its way to the printer\.$"):
        ledger.reprint(job.id, new_job().id, most=3)


def test_pressing_twice_is_one_reprint(ledger: Ledger, printed: Callable[[], str], new_job: MakeJob) -> None:
    first = printed()
    ledger.reprint(first, new_job().id, most=3)
    with pytest.raises(NoReprint, match=r"^Sheet 2, a copy of sheet 1, is still on its way to the printer\.$"):
        ledger.reprint(first, new_job().id, most=3)
    assert len(ledger.jobs()) == 2


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (JobState.HELD, "Sheet 1 is held: resume it instead, or say that it came out."),
        (JobState.CANCELLED, "Sheet 1 was never printed: it can only be written anew."),
        (JobState.GAVE_UP, "Sheet 1 was never printed: it can only be written anew."),
    ],
)
def test_a_sheet_that_did_not_come_out_is_not_printed_again(
    ledger: Ledger, letter: NewAction, new_job: MakeJob, state: JobState, sentence: str
) -> None:
    job = new_job()
    ledger.record(letter, job)
    ledger.move_job(job.id, JobState.QUEUED, state)
    with pytest.raises(NoReprint) as refused:
        ledger.reprint(job.id, new_job().id, most=3)
    assert str(refused.value) == sentence


def test_the_first_and_its_reprints_together_are_so_many_and_no_more(
    ledger: Ledger, printed: Callable[[], str], new_job: MakeJob
) -> None:
    first = printed()
    second = ledger.reprint(first, new_job().id, most=2)
    ledger.move_job(second.id, JobState.QUEUED, JobState.PRINTED)
    for one in (first, second.id):
        with pytest.raises(NoReprint, match=r"was printed 2 times already, and `copies` in kiosk\.toml allows no more"):
            ledger.reprint(one, new_job().id, most=2)
    with pytest.raises(NoReprint, match=r"^Sheet 3 was printed once already"):
        ledger.reprint(printed(), new_job().id, most=1)


def test_a_reprint_that_was_cancelled_is_no_copy(ledger: Ledger, printed: Callable[[], str], new_job: MakeJob) -> None:
    first = printed()
    for _ in range(5):
        copy = ledger.reprint(first, new_job().id, most=2)
        ledger.move_job(copy.id, JobState.QUEUED, JobState.CANCELLED)
    assert len(ledger.jobs()) == 6


def test_a_sheet_that_is_not_there_is_not_printed_again(ledger: Ledger) -> None:
    with pytest.raises(NoReprint, match=r"^There is no such sheet\.$"):
        ledger.reprint("0" * 32, "1" * 32, most=3)


def test_a_ruled_page_that_was_cancelled_never_went_out(ledger: Ledger, new_job: MakeJob) -> None:
    job = new_job()
    ledger.hand_out(SHEET, job)
    ledger.move_job(job.id, JobState.QUEUED, JobState.CANCELLED)
    assert ledger.handouts() == Handouts(out=0, back=0, others=0)


def test_a_ruled_page_went_out_where_any_copy_did(ledger: Ledger, new_job: MakeJob) -> None:
    job = new_job()
    ledger.hand_out(SHEET, job)
    ledger.move_job(job.id, JobState.QUEUED, JobState.PRINTED)
    copy = ledger.reprint(job.id, new_job().id, most=2)
    ledger.move_job(copy.id, JobState.QUEUED, JobState.CANCELLED)
    assert ledger.handouts().out == 1


def test_a_ruled_page_that_came_back_went_out_whatever_its_job_says(ledger: Ledger, new_job: MakeJob) -> None:
    job = new_job()
    ledger.hand_out(SHEET, job)
    ledger.move_job(job.id, JobState.QUEUED, JobState.CANCELLED)
    ledger.take_in(SHEET)
    assert ledger.handouts() == Handouts(out=1, back=1, others=0)
