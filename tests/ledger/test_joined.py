"""A joint sheet takes its members along: printed with it, or back to waiting; and nobody moves them meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.ledger.joined import ON_ITS_WAY, NotJoined
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import TOGETHER, Job, JobState, NewAction, NewJob

MakeJob = Callable[[], NewJob]
LIFE = (JobState.QUEUED, JobState.SENDING, JobState.PRINTING)


@pytest.fixture
def cards(ledger: Ledger, letter: NewAction, new_job: MakeJob) -> list[str]:
    """Three cards that were counted and wait for others."""
    names = []
    for _ in range(3):
        job = replace(new_job(), held=TOGETHER)
        ledger.record(letter, job)
        names.append(job.id)
    return names


@pytest.fixture
def joint(ledger: Ledger, cards: list[str], new_job: MakeJob) -> Job:
    return ledger.join(replace(new_job(), sheet="cards", pages=2), cards)


@pytest.fixture
def told(ledger: Ledger) -> Callable[[str], Job]:
    def job_of(name: str) -> Job:
        job = ledger.job(name)
        assert job is not None
        return job

    return job_of


def at(ledger: Ledger, joint: Job, last: JobState) -> None:
    """Moves a joint sheet along until it stands at one state of its life."""
    for frm, to in zip(LIFE, (*LIFE[1:], last), strict=True):
        ledger.move_job(joint.id, frm, to)


def test_a_sheet_for_others_counts_and_waits_from_the_start(ledger: Ledger, cards: list[str]) -> None:
    jobs = ledger.jobs(JobState.HELD)
    assert [job.id for job in jobs] == cards and all(job.waits_together for job in jobs)
    assert [step.state for step in ledger.steps(cards[0])] == [JobState.HELD]
    assert ledger.tally().total == 3 and ledger.verify().ok


def test_a_joint_sheet_is_a_job_that_counts_nothing(ledger: Ledger, joint: Job, cards: list[str], told) -> None:
    assert (joint.state, joint.action_id, joint.number, joint.pages) == (JobState.QUEUED, None, 4, 2)
    assert ledger.members(joint.id) == cards and ledger.members(cards[0]) == []
    assert {(told(card).state, told(card).reason, told(card).joined) for card in cards} == {
        (JobState.HELD, ON_ITS_WAY, joint.id)
    }
    assert ledger.tally().total == 3 and ledger.verify().ok


def test_a_printed_joint_sheet_prints_its_members_in_the_same_step(
    ledger: Ledger, joint: Job, cards: list[str], told
) -> None:
    at(ledger, joint, JobState.PRINTED)
    assert [(told(card).state, told(card).joined) for card in cards] == [(JobState.PRINTED, joint.id)] * 3
    states = [step.state for step in ledger.steps(cards[0])]
    assert states == [JobState.HELD, JobState.HELD, JobState.PRINTED]
    assert {row.job for row in ledger.actions()} == {JobState.PRINTED}
    assert ledger.tally().total == 3 and ledger.verify().ok


@pytest.mark.parametrize("end", [JobState.CANCELLED, JobState.GAVE_UP])
def test_when_it_does_not_come_out_they_wait_again_and_can_be_joined_anew(
    end: JobState, ledger: Ledger, joint: Job, cards: list[str], told, new_job: MakeJob
) -> None:
    ledger.move_job(joint.id, JobState.QUEUED, end)
    assert all(told(card).waits_together for card in cards)
    again = ledger.join(new_job(), cards[:2])
    assert ledger.members(again.id) == cards[:2] and ledger.members(joint.id) == []
    assert ledger.verify().ok


def test_a_held_joint_sheet_keeps_its_members_where_they_are(
    ledger: Ledger, joint: Job, cards: list[str], told
) -> None:
    at(ledger, joint, JobState.HELD)
    assert ledger.members(joint.id) == cards
    ledger.move_job(joint.id, JobState.HELD, JobState.QUEUED)
    assert told(cards[0]).joined == joint.id
    at(ledger, joint, JobState.PRINTED)
    assert told(cards[0]).state is JobState.PRINTED


@pytest.mark.parametrize("to", [JobState.QUEUED, JobState.PRINTED, JobState.CANCELLED])
def test_a_member_is_moved_by_nobody_else(ledger: Ledger, joint: Job, cards: list[str], told, to: JobState) -> None:
    assert not ledger.move_job(cards[0], JobState.HELD, to)
    assert told(cards[0]).joined == joint.id and told(cards[0]).state is JobState.HELD


def test_what_waits_no_more_joins_nothing_and_leaves_no_trace(
    ledger: Ledger, cards: list[str], told, new_job: MakeJob
) -> None:
    ledger.move_job(cards[2], JobState.HELD, JobState.QUEUED)
    with pytest.raises(NotJoined, match=r"^Another command moved one of these sheets at this very moment: try "):
        ledger.join(new_job(), cards)
    assert len(ledger.jobs()) == 3 and told(cards[0]).waits_together
    assert [step.state for step in ledger.steps(cards[0])] == [JobState.HELD]


def test_no_sheet_is_joined_twice(ledger: Ledger, joint: Job, cards: list[str], new_job: MakeJob) -> None:
    with pytest.raises(NotJoined):
        ledger.join(new_job(), cards[:1])
    assert ledger.members(joint.id) == cards


def test_a_sheet_held_for_another_reason_is_not_joined(ledger: Ledger, letter: NewAction, new_job: MakeJob) -> None:
    job = new_job()
    ledger.record(letter, job)
    ledger.move_job(job.id, JobState.QUEUED, JobState.HELD, reason="An organiser holds it.")
    with pytest.raises(NotJoined):
        ledger.join(new_job(), [job.id])


def test_pressing_twice_is_one_card_that_waits(ledger: Ledger, letter: NewAction, new_job: MakeJob) -> None:
    job = replace(new_job(), held=TOGETHER)
    assert ledger.record(letter, job) == ledger.record(letter, job)
    assert len(ledger.jobs()) == 1
