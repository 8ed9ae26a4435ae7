"""What an event's ledger counts, and what it refuses."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.clock import StoppedClock
from kiosk.errors import KioskError
from kiosk.ledger.faults import LedgerError, NotCounted
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import ActionType, JobState, NewAction, NewJob

Open = Callable[..., Ledger]
MakeJob = Callable[[], NewJob]


def test_a_letter_is_counted_with_its_numbers(ledger: Ledger, letter: NewAction):
    first = ledger.record(letter)
    ledger.record(NewAction("case-two", "fax", "fr"))
    third = ledger.record(letter)
    assert (first.seq, first.number, first.case_number) == (1, 1, 1)
    assert (third.seq, third.number, third.case_number) == (3, 3, 2)
    assert third.job_id is None


def test_cards_and_appeals_are_numbered_apart(ledger: Ledger, letter: NewAction):
    ledger.record(letter)
    card = ledger.record(NewAction("case-one", "solidarity", "en"))
    photo = ledger.record(NewAction("case-one", "photo", "en"))
    assert (card.number, photo.number) == (1, 2)
    tally = ledger.tally()
    assert (tally.appeals, tally.solidarity, tally.total) == (1, 2, 3)


def test_an_action_and_its_sheet_are_written_together(ledger: Ledger, letter: NewAction, new_job: MakeJob):
    job = new_job()
    counted = ledger.record(letter, job)
    (queued,) = ledger.jobs()
    assert counted.job_id == job.id
    assert (queued.id, queued.action_id, queued.state) == (job.id, counted.id, JobState.QUEUED)


def test_an_action_whose_sheet_cannot_be_queued_is_not_counted(ledger: Ledger, letter: NewAction, new_job: MakeJob):
    ledger.record(letter, new_job())
    with pytest.raises(NotCounted) as refused:
        ledger.record(letter, replace(new_job(), pages=0))
    assert str(refused.value) == "Not counted: the record refused it (CHECK constraint failed: pages >= 1)."
    assert refused.value.calm == "This was not counted. Please tell the organiser; nothing you wrote is lost."
    assert ledger.tally().total == 1
    assert ledger.record(letter, new_job()).seq == 2


def test_the_same_sheet_again_is_the_action_it_counted_already(ledger: Ledger, letter: NewAction, new_job: MakeJob):
    job = new_job()
    first = ledger.record(letter, job)
    assert ledger.record(letter, job) == first
    ledger.record(letter, new_job())
    again = ledger.record(letter, job)
    assert (again.id, again.seq, ledger.tally().total) == (first.id, first.seq, 2)
    assert ledger.record(letter, new_job()).number == 3


def test_what_was_counted_is_there_after_opening_again(open_ledger: Open, letter: NewAction):
    with open_ledger() as ledger:
        ledger.record(letter)
    assert open_ledger().record(letter).number == 2


def test_practice_and_live_are_never_summed_together(open_ledger: Open, letter: NewAction):
    live, practice = open_ledger(), open_ledger(practice=True)
    live.record(letter)
    assert practice.record(letter).number == 1
    assert (live.tally().total, practice.tally().total) == (1, 1)
    assert (live.tally().practice, practice.tally().practice) == (False, True)
    assert len(live.actions()) == 1


def test_two_events_in_one_file_are_never_summed_together(open_ledger: Open, letter: NewAction, new_job: MakeJob):
    hall, school = open_ledger(), open_ledger(event="school")
    counted = hall.record(letter, new_job())
    assert school.tally().total == 0
    assert school.jobs() == []
    with pytest.raises(LedgerError, match="No action of this event begins with"):
        school.void(counted.id, "from elsewhere")


@pytest.mark.parametrize(
    ("action", "sentence"),
    [
        (NewAction("", "letter", "en"), "A case is named by letters, digits and hyphens, as in the pack."),
        (NewAction("../etc", "letter", "en"), "A case is named by letters, digits and hyphens, as in the pack."),
        (
            NewAction("case-one", "poem", "en"),
            "There is no such kind of action. "
            "The kinds are letter, fax, email, post, sms, petition, solidarity, photo.",
        ),
        (NewAction("case-one", "letter", "<b>"), "A language is named by its code, such as en or pt-BR."),
        (
            NewAction("case-one", "letter", "en", source="web"),
            "There is no such source. The sources are kiosk, paper, online.",
        ),
        (NewAction("case-one", "letter", "en", quantity=0), "A count is a whole number from 1 to 100,000, not 0."),
        (
            NewAction("case-one", "letter", "en", quantity=100_001),
            "A count is a whole number from 1 to 100,000, not 100,001.",
        ),
    ],
)
def test_an_action_that_makes_no_sense_is_refused_with_a_sentence(ledger: Ledger, action: NewAction, sentence: str):
    with pytest.raises(LedgerError) as refused:
        ledger.record(action)
    assert str(refused.value) == sentence
    assert ledger.verify().rows == 0


def test_a_hand_count_adds_its_quantity(ledger: Ledger, letter: NewAction):
    ledger.record(letter)
    counted = ledger.count_paper("case-one", "letter", 40, place=" Table\t2 ", note="counted by two")
    assert (counted.number, counted.case_number) == (41, 41)
    (row, _) = ledger.actions()
    assert (row.type, row.source, row.place, row.note) == (ActionType.PAPER, "paper", "Table 2", "counted by two")
    assert {tuple(row.keys.values()): row.count for row in ledger.tally(("source",)).rows} == {
        ("kiosk",): 1,
        ("paper",): 40,
    }


def test_a_hand_count_can_belong_to_an_earlier_hour(ledger: Ledger):
    ledger.count_paper("case-one", "letter", 5, hour=datetime(2013, 12, 10, 9, 59, tzinfo=UTC))
    (row,) = ledger.tally(("hour",)).rows
    assert row.keys == {"hour": "2013-12-10T09:00Z"}


def test_a_pile_counted_again_replaces_its_earlier_counts(ledger: Ledger, letter: NewAction):
    ledger.record(letter)
    ledger.count_paper("case-one", "letter", 40)
    ledger.count_paper("case-one", "letter", 10, place="hall")
    ledger.count_paper("case-one", "fax", 3)
    ledger.count_paper("case-one", "letter", 7, source="online")
    again = ledger.count_paper("case-one", "letter", 45, recount=True)
    assert again.number == 1 + 3 + 7 + 45
    assert ledger.tally().voided == 50
    assert ledger.count_paper("case-one", "letter", 44, recount=True).number == 1 + 3 + 7 + 44
    assert ledger.verify().ok


def test_a_recount_of_one_place_leaves_the_others(ledger: Ledger):
    ledger.count_paper("case-one", "letter", 40, place="stall")
    ledger.count_paper("case-one", "letter", 10, place="hall")
    assert ledger.count_paper("case-one", "letter", 12, place="hall", recount=True).number == 52


def test_a_voided_action_leaves_the_sums(ledger: Ledger, letter: NewAction):
    counted = ledger.record(letter)
    ledger.count_paper("case-one", "letter", 4)
    voided = ledger.void(counted.id, "pressed twice")
    assert (voided.id, voided.voided) == (counted.id, True)
    tally = ledger.tally()
    assert (tally.total, tally.appeals, tally.voided) == (4, 4, 1)
    assert ledger.actions()[0].note == "pressed twice"


def test_an_action_is_found_by_its_first_digits(ledger: Ledger, letter: NewAction, clock: StoppedClock):
    first = ledger.record(letter)
    clock.at += timedelta(days=400)
    second = ledger.record(letter)
    assert ledger.void(first.id[:8].upper(), "oops").id == first.id
    assert ledger.void(f"{second.id[:8]}-{second.id[8:12]}", "oops").id == second.id


def test_digits_that_mean_two_actions_void_neither(ledger: Ledger, letter: NewAction):
    prefix = ledger.record(letter).id[:8]
    ledger.record(letter)
    with pytest.raises(LedgerError) as refused:
        ledger.void(prefix, "oops")
    assert str(refused.value) == f"More than one action begins with {prefix}; type more of its digits."
    assert ledger.tally().voided == 0


@pytest.mark.parametrize("typed", ["", "abc", "xyz-1234", "0" * 33])
def test_what_is_no_id_is_refused_with_a_sentence(ledger: Ledger, typed: str):
    with pytest.raises(LedgerError) as refused:
        ledger.void(typed, "oops")
    assert str(refused.value) == ("An action is named by at least 4 of its hexadecimal digits; see kiosk actions.")


def test_an_unknown_action_is_refused_with_a_sentence(ledger: Ledger):
    with pytest.raises(LedgerError, match=r"^No action of this event begins with 0{32}; see kiosk actions\.$"):
        ledger.void("0" * 32, "oops")


def test_two_voids_of_one_action_count_once(ledger: Ledger, letter: NewAction):
    counted = ledger.record(letter)
    ledger.void(counted.id, "oops")
    with pytest.raises(LedgerError, match=r"^This action is void already\.$"):
        ledger.void(counted.id, "oops")
    assert ledger.tally().voided == 1


def test_a_void_stays(ledger: Ledger, letter: NewAction):
    ledger.void(ledger.record(letter).id, "oops")
    void = ledger.actions()[0]
    with pytest.raises(LedgerError) as refused:
        ledger.void(void.id, "not oops")
    assert str(refused.value) == ("Only an action or a hand count can be voided; a void stays. Count it anew.")


def test_a_clock_that_goes_back_keeps_the_order_and_is_written_as_it_was(
    ledger: Ledger, letter: NewAction, clock: StoppedClock
):
    moments = [0, 60, -365 * 86400, -365 * 86400, 10 * 365 * 86400, 5]
    start = clock.at
    for seconds in moments:
        clock.at = start + timedelta(seconds=seconds)
        ledger.record(letter)
    rows = ledger.actions()[::-1]
    assert [row.seq for row in rows] == [1, 2, 3, 4, 5, 6]
    assert sorted(row.id for row in rows) == [row.id for row in rows]
    assert [row.at for row in rows] == [start + timedelta(seconds=seconds) for seconds in moments]
    assert ledger.verify().ok


def test_ids_go_on_growing_after_a_restart_with_a_wrong_clock(
    open_ledger: Open, letter: NewAction, clock: StoppedClock
):
    with open_ledger() as ledger:
        before = ledger.record(letter)
    clock.at = datetime(1970, 1, 1, tzinfo=UTC)
    assert open_ledger().record(letter).id > before.id


def test_two_threads_share_one_ledger(ledger: Ledger, letter: NewAction, new_job: MakeJob):
    def write() -> None:
        for _ in range(25):
            counted = ledger.record(letter, new_job())
            assert counted.job_id is not None
            assert ledger.move_job(counted.job_id, JobState.QUEUED, JobState.SENDING)
            assert ledger.tally().total >= counted.number - 25

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ledger.tally().total == 50
    assert ledger.verify() == ledger.verify()
    assert ledger.verify().ok


def test_every_refusal_is_a_sentence_of_the_house():
    assert issubclass(NotCounted, KioskError)
    assert issubclass(LedgerError, KioskError)
