from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState
from kiosk.printers import Printing
from kiosk.printing.clerk import Clerk
from kiosk.printing.documents import Documents
from kiosk.printing.lp import Lp
from kiosk.printing.printer import ASK, OutOfOrder, Progress, Refused, Stage, Unsure

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"
JOB = "kiosk-12                root              1024   Sat Nov 21 12:08:15 2026\n\tAlerts: {}\n"
ONE_SIDED = "-o media=iso_a4_210x297mm -o sides=one-sided -o print-scaling=none"
HANG = "exec sleep 60\n"

# A program that answers at all does so in milliseconds, and a test must not wait for one that does not.
SHORT, LONG = 0.15, 20.0


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"%PDF words of a person")
    return path


@pytest.fixture
def lp(cups: Any) -> Lp:
    return Lp("kiosk", LONG)


def test_a_sheet_goes_to_the_queue_under_its_key_alone(lp: Lp, cups: Any, page: Path) -> None:
    assert lp.submit(page, KEY, "tun-aung-letter") == "kiosk-12"
    assert cups.asked() == [f"-d kiosk -t {KEY} {ONE_SIDED} -- {page}"]
    assert (cups.state / "last.pdf").read_bytes() == page.read_bytes()


def test_a_card_is_asked_for_on_both_sides_and_in_black_where_that_is_set(cups: Any, page: Path) -> None:
    Lp("kiosk", LONG, "Letter", colour=False).submit(page, KEY, "tun-aung-card")
    (asked,) = cups.asked()
    assert "-o media=na_letter_8.5x11in -o sides=two-sided-long-edge -o print-scaling=none" in asked
    assert "-o print-color-mode=monochrome" in asked


def test_a_sheet_sent_while_there_were_several_printers_is_followed(lp: Lp, cups: Any) -> None:
    cups.says("completed", JOB)
    assert lp.status("Office/kiosk-12", KEY).stage is Stage.DONE


def test_without_a_name_the_default_printer_is_taken(cups: Any, page: Path) -> None:
    lp = Lp("", LONG)
    assert lp.ready().ok
    lp.submit(page, KEY, "tun-aung-letter")
    assert cups.asked() == [f"-t {KEY} {ONE_SIDED} -- {page}"]


def test_a_queue_that_takes_sheets_is_ready_and_says_what_lp_cannot_know(lp: Lp) -> None:
    assert lp.ready().ok
    assert lp.ready().sentence == "Takes sheets, as far as CUPS can tell; lp sees no empty tray and no jam."


def test_being_asked_how_it_is_prints_nothing(lp: Lp, cups: Any) -> None:
    lp.ready()
    assert cups.asked() == []


def test_a_paused_queue_is_not_ready(lp: Lp, cups: Any) -> None:
    cups.says("queue", "scheduler is running\nprinter kiosk disabled since Sat Nov 21 12:09:21 2026 -\n")
    assert not lp.ready().ok
    assert lp.ready().sentence.startswith("The print queue is paused")


def test_no_default_printer_is_said(cups: Any) -> None:
    cups.says("default", "no system default destination\n")
    assert Lp("", LONG).ready().sentence == (
        "CUPS has no default printer: write the name of yours as printing.queue in kiosk.toml."
    )


def test_a_missing_lp_is_said_with_two_cures(lp: Lp, cups: Any, page: Path) -> None:
    cups.remove("lp")
    sentence = 'The program lp is not on this machine: install CUPS, or set printer = "folder" in kiosk.toml.'
    assert not lp.ready().ok
    assert lp.ready().sentence == sentence
    with pytest.raises(OutOfOrder) as trouble:
        lp.submit(page, KEY, "tun-aung-letter")
    assert str(trouble.value) == sentence


def test_a_missing_lpstat_lets_sheets_pass_and_asks_a_person(lp: Lp, cups: Any) -> None:
    cups.remove("lpstat")
    assert lp.ready().ok
    assert lp.ready().sentence == ("The program lpstat is not on this machine: nobody can say whether sheets come out.")
    progress = lp.status("kiosk-12", KEY)
    assert progress.stage is Stage.UNKNOWN
    assert progress.reason.endswith(ASK)


def test_a_cups_that_does_not_answer_is_not_ready(cups: Any) -> None:
    cups.says("lpstat", HANG)
    lp = Lp("kiosk", SHORT)
    assert not lp.ready().ok
    assert lp.ready().sentence == "The print service (CUPS) of this machine does not answer."


def test_what_lp_refuses_may_be_tried_again(lp: Lp, cups: Any, page: Path) -> None:
    cups.says("lp", 'echo "lp: Error - The printer or class does not exist." >&2; exit 1\n')
    with pytest.raises(Refused) as refusal:
        lp.submit(page, KEY, "tun-aung-letter")
    assert str(refusal.value) == "CUPS refused this sheet. The printer or class does not exist."


def test_a_refusal_names_no_path_and_carries_no_escape_sequence(lp: Lp, cups: Any, page: Path) -> None:
    cups.says("lp", 'printf "lp: Error - unable to access \\033[31m\\"$page\\" - Permission denied" >&2; exit 1\n')
    with pytest.raises(Refused) as refusal:
        lp.submit(page, KEY, "tun-aung-letter")
    assert str(page.parent) not in str(refusal.value)
    assert "\x1b" not in str(refusal.value)
    assert '"the sheet" - Permission denied' in str(refusal.value)


def test_a_refusal_without_a_word_is_still_a_sentence(lp: Lp, cups: Any, page: Path) -> None:
    cups.says("lp", "exit 1\n")
    with pytest.raises(Refused, match=r"CUPS refused this sheet\."):
        lp.submit(page, KEY, "tun-aung-letter")


def test_an_lp_that_hangs_may_have_sent_the_sheet(cups: Any, page: Path) -> None:
    cups.says("lp", HANG)
    with pytest.raises(Unsure, match=r"CUPS did not answer in time. Did this one come out?"):
        Lp("kiosk", SHORT).submit(page, KEY, "tun-aung-letter")


def test_an_lp_that_was_killed_may_have_sent_the_sheet(lp: Lp, cups: Any, page: Path) -> None:
    cups.says("lp", "kill -9 $$\n")
    with pytest.raises(Unsure, match=r"lp was ended while it sent this sheet. Did this one come out?"):
        lp.submit(page, KEY, "tun-aung-letter")


def test_a_sheet_without_a_number_cannot_be_followed(lp: Lp, cups: Any, page: Path) -> None:
    cups.says("lp", "exit 0\n")
    with pytest.raises(Unsure, match=r"lp took this sheet and gave it no number. Did this one come out?"):
        lp.submit(page, KEY, "tun-aung-letter")


def test_a_sheet_is_followed_until_it_left_the_queue(lp: Lp, cups: Any) -> None:
    cups.says("not-completed", JOB.format("none"))
    assert lp.status("kiosk-12", KEY) == Progress(Stage.WAITING)
    cups.says("not-completed", JOB.format("job-printing"))
    assert lp.status("kiosk-12", KEY) == Progress(Stage.PRINTING)
    cups.says("not-completed", "")
    cups.says("completed", JOB.format("processing-to-stop-point"))
    assert lp.status("kiosk-12", KEY) == Progress(Stage.DONE)


def test_a_sheet_somebody_cancelled_failed(lp: Lp, cups: Any) -> None:
    cups.says("completed", JOB.format("job-canceled-by-user"))
    assert lp.status("kiosk-12", KEY) == Progress(
        Stage.FAILED,
        "The print queue gave this sheet up, or somebody cancelled it there. Print it again, or let it be.",
    )


def test_a_sheet_in_no_list_is_asked_about(lp: Lp) -> None:
    assert lp.status("kiosk-12", KEY) == Progress(Stage.UNKNOWN, f"CUPS has forgotten this sheet. {ASK}")


def test_a_cups_that_is_down_forgets_nothing_so_the_sheet_waits(lp: Lp, cups: Any) -> None:
    cups.says("not-completed", "scheduler is not running\n")
    assert lp.status("kiosk-12", KEY).stage is Stage.WAITING
    cups.says("not-completed", "")
    cups.says("lpstat", "exit 1\n")
    silent = "The print service (CUPS) of this machine does not answer."
    assert lp.status("kiosk-12", KEY) == Progress(Stage.WAITING, silent)
    cups.says("lpstat", HANG)
    assert Lp("kiosk", SHORT).status("kiosk-12", KEY) == Progress(Stage.WAITING, silent)


def test_a_sheet_is_cancelled_by_its_number(lp: Lp, cups: Any) -> None:
    assert lp.cancel("kiosk-12", KEY)
    assert cups.asked() == ["cancel kiosk-12"]
    cups.says("cancel", "exit 1\n")
    assert not lp.cancel("kiosk-12", KEY)
    cups.remove("cancel")
    assert not lp.cancel("kiosk-12", KEY)


def test_a_sheet_without_a_number_is_not_called_back(lp: Lp, cups: Any) -> None:
    assert not lp.cancel("", KEY)
    assert cups.asked() == []


def test_after_a_crash_lp_cannot_tell(lp: Lp) -> None:
    with pytest.raises(Unsure, match=r"The kiosk was stopped while it sent this sheet. Did this one come out?"):
        lp.find(KEY)


@pytest.fixture
def lp_clerk(lp: Lp, ledger: Ledger, documents: Documents) -> Clerk:
    return Clerk(ledger, lp, documents, Printing(tries=3))


def test_a_letter_through_lp_is_printed_once_it_left_the_queue(
    lp_clerk: Clerk, cups: Any, count: Callable[..., str], state: Callable[[str], JobState]
) -> None:
    ticket = count()
    cups.says("not-completed", JOB.format("job-printing"))
    lp_clerk.round(0)
    lp_clerk.round(1)
    assert state(ticket) is JobState.PRINTING
    cups.says("not-completed", "")
    cups.says("completed", JOB.format("processing-to-stop-point"))
    lp_clerk.round(2)
    assert state(ticket) is JobState.PRINTED
    assert len(cups.asked()) == 1


def test_lp_is_tried_three_times_and_then_the_sheet_is_held(
    lp_clerk: Clerk, cups: Any, count: Callable[..., str], ledger: Ledger
) -> None:
    count()
    cups.says("lp", "echo \"lp: Error - add '/version=1.1' to server name.\" >&2; exit 1\n")
    for hour in range(5):
        lp_clerk.round(hour * 3600.0)
    (held,) = ledger.jobs(JobState.HELD)
    assert held.attempts == 3
    assert held.reason == "CUPS refused this sheet. add '/version=1.1' to server name."
    assert len(cups.asked()) == 3


def test_a_hanging_lp_is_never_asked_twice_for_one_sheet(
    cups: Any, ledger: Ledger, documents: Documents, count: Callable[..., str]
) -> None:
    count()
    cups.says("lp", HANG)
    clerk = Clerk(ledger, Lp("kiosk", SHORT), documents, Printing(tries=3))
    for hour in range(3):
        clerk.round(hour * 3600.0)
    assert [job.state for job in ledger.jobs()] == [JobState.HELD]
    assert len(cups.asked()) == 1


def test_a_machine_without_lp_keeps_its_letters_waiting_until_it_has_one(
    lp_clerk: Clerk, cups: Any, count: Callable[..., str], state: Callable[[str], JobState]
) -> None:
    ticket = count()
    program = (cups.bin / "lp").read_text()
    cups.remove("lp")
    for hour in range(9):
        lp_clerk.round(hour * 3600.0)
    assert state(ticket) is JobState.QUEUED
    assert lp_clerk.health and not lp_clerk.health.ok
    (cups.bin / "lp").write_text(program)
    (cups.bin / "lp").chmod(0o755)
    lp_clerk.round(10 * 3600.0)
    assert state(ticket) is JobState.PRINTING
