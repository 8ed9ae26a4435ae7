"""Paper that goes wrong, in lines: what an attendee hears of it, and what an organiser does about it."""

from __future__ import annotations

import time

import pytest

from kiosk.campaign.kind import Kind
from kiosk.desk import Desk
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.printing.printer import ASK

CHORD = "\x14\x14\x14"
TO_THE_PAGE = ("1", "2", "1", "1", "1", "9", "1", "")


@pytest.fixture
def broken(machine, desk: Desk) -> None:
    machine.breaks()
    until(lambda: desk.spool.out_of_order() is not None)


def until(true) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def flat(told: str) -> str:
    return " ".join(told.split())


def sheets(desk: Desk, number: int) -> None:
    for one in range(number):
        ticket = f"{one:032x}"
        desk.spool.keep(ticket, b"%PDF")
        desk.ledger.record(NewAction("tun-aung", Kind.LETTER, "en"), NewJob(ticket, "tun-aung", "letter"))
        desk.ledger.move_job(ticket, JobState.QUEUED, JobState.SENDING)
        desk.ledger.move_job(ticket, JobState.SENDING, JobState.HELD, reason=ASK)


def test_a_page_is_kept_while_the_printer_needs_help(listener, desk, broken) -> None:
    told = flat(listener.hears(*TO_THE_PAGE, "1", "1"))
    page, thanks = told.split("Thank you!")
    assert "The printer needs help at the moment. Your page is kept safe in this machine" in page
    assert "1 Keep my letter (it prints later, by itself)" in page
    assert "It prints on the machine beside you." not in page
    assert "Please tell a volunteer. For the volunteer: The paper tray is empty: put paper in. 1 sheet waits." in thanks
    assert desk.ledger.tally(()).total == 1


def test_a_telephone_stands_in_and_nothing_is_counted_until_it_opened(listener, desk, broken) -> None:
    told = flat(listener.hears(*TO_THE_PAGE, "3", "0", "3", "1", "1"))
    assert "3 From my phone instead (a short text is ready)" in told
    assert told.count("What shall your phone send?") == 2
    assert desk.ledger.tally(()).total == 0 and desk.ledger.jobs() == []


def test_a_printer_that_is_well_is_not_spoken_of(listener, machine) -> None:
    told = flat(listener.hears(*TO_THE_PAGE))
    assert "It prints on the machine beside you." in told and "From my phone instead" not in told


@pytest.mark.parametrize(
    ("verb", "told", "state"),
    [
        ("1", "Sheet 1 is done.", JobState.PRINTED),
        ("2", "Sheet 1 goes to the printer once more.", JobState.QUEUED),
        ("3", "Sheet 1 will not print. It stays counted until you void it.", JobState.CANCELLED),
        ("0", "Back to the list", JobState.HELD),
    ],
)
def test_an_organiser_picks_a_sheet_and_a_verb_that_says_what_it_does(listener, desk, verb, told, state) -> None:
    sheets(desk, 1)
    heard = flat(listener.keyed(CHORD, "4\r", "1\r", f"{verb}\r", "0\r", "0\r"))
    assert "4 Sheets that wait" in heard
    assert "Sheet 1, tun-aung, letter, held, 13:00, Did this one come out?" in heard
    assert "1 It came out (ends it: you have the paper in your hand)" in heard
    assert "What is taken back stays counted, until you void it: kiosk void " in heard
    assert told in heard
    assert desk.ledger.jobs()[0].state is state


def test_a_long_list_is_told_in_pages(listener, desk) -> None:
    sheets(desk, 10)
    heard = flat(listener.keyed(CHORD, "4\r", "9\r", "2\r", "0\r", "9\r", "0\r", "0\r"))
    first, second, *_ = heard.split("10 sheets wait.")[1:]
    assert "8 Sheet 8, tun-aung" in first and "Sheet 9, tun-aung" not in first and "9 More" in first
    assert "1 Sheet 9, tun-aung" in second and "2 Sheet 10, tun-aung" in second
    assert "Sheet 10, tun-aung, letter" in heard


def test_where_nothing_waits_no_verb_is_offered(listener) -> None:
    assert "Sheets that wait" not in listener.keyed(CHORD, "0\r")
