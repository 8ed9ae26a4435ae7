"""kiosk queue cards and kiosk bundle make, and what the queue says of sheets that are printed together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kiosk.clock import StoppedClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import TOGETHER, Job, JobState, NewAction, NewJob
from kiosk.letter.card import SolidarityCard
from kiosk.letter.imprint import Imprint
from kiosk.printing.documents import Documents
from kiosk.sheets.card import card_sheet
from kiosk.sheets.paper import A4
from kiosk.typeset.fonts import library_of

Kiosk = Callable[..., Any]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    card = SolidarityCard(Imprint("en", "Card"), "Name", "Hope.", ("Greetings.",), "Ana", "")
    return card_sheet([card], A4, library_of(tmp_path_factory.mktemp("data"))).pdf


@dataclass
class Night:
    """The record of an event in which sheets wait to be printed together."""

    ledger: Ledger
    documents: Documents
    page: bytes

    def wait(self, sheet: str = "card", case_id: str = "tun-aung", page: bytes | None = None) -> Job:
        new = NewJob(uuid4().hex, case_id, sheet, 2, TOGETHER)
        self.documents.keep(new.id, page or self.page)
        self.ledger.record(NewAction(case_id, "solidarity" if sheet == "card" else "letter", "en"), new)
        return self.job(new.id)

    def job(self, ticket: str) -> Job:
        job = self.ledger.job(ticket)
        assert job is not None
        return job


@pytest.fixture
def night(tmp_path: Path, clock: StoppedClock, page: bytes) -> Iterator[Night]:
    data = tmp_path / "kiosk-data"
    with Ledger.open(data, event="test-event", practice=True, pack_version="1", clock=clock) as ledger:
        yield Night(ledger, Documents(data / "spool"), page)


def test_full_sheets_of_cards_are_printed_and_the_rest_is_told(kiosk: Kiosk, night: Night) -> None:
    for _ in range(5):
        night.wait()
    said = kiosk("queue", "cards")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "Sheet 6 waits for the printer: 4 cards on 1 sheet of paper, printed on both sides.\n"
        "1 card waits for a full sheet; --all prints what there is.\n"
    )
    again = kiosk("queue", "cards")
    assert again.out == "Nothing was printed.\n1 card waits for a full sheet; --all prints what there is.\n"
    rest = kiosk("queue", "cards", "--all")
    assert rest.out == "Sheet 7 waits for the printer: 1 card on 1 sheet of paper, printed on both sides.\n"
    none = kiosk("queue", "cards", "--all")
    assert (none.code, none.out) == (1, "")
    assert none.err == 'No card waits: with cards = "together" in kiosk.toml they do.\n'
    assert night.ledger.tally().total == 5


def test_a_bundle_is_printed_for_a_case_or_for_each(kiosk: Kiosk, night: Night) -> None:
    for case in ("tun-aung", "cofadeh", "tun-aung"):
        night.wait("letter", case)
    one = kiosk("bundle", "make", "cofadeh")
    assert (one.code, one.out) == (0, "Sheet 4 waits for the printer: 1 letter for cofadeh on 3 sheets of paper.\n")
    night.wait("letter", "cofadeh")
    every = kiosk("bundle", "make", "--all-cases")
    assert every.out == (
        "Sheet 6 waits for the printer: 2 letters for tun-aung on 5 sheets of paper.\n"
        "Sheet 7 waits for the printer: 1 letter for cofadeh on 3 sheets of paper.\n"
    )
    assert night.ledger.members(night.ledger.jobs()[5].id) == [job.id for job in night.ledger.jobs()[:3:2]]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nobody",), "There is no case 'nobody' in this pack. It has: "),
        (("tun-aung",), 'No letter for tun-aung waits: with letters = "together" in kiosk.toml they do.\n'),
        (("--all-cases",), 'No letter waits: with letters = "together" in kiosk.toml they do.\n'),
    ],
)
def test_what_can_not_be_bundled_is_said_in_a_sentence(
    words: tuple[str, ...], sentence: str, kiosk: Kiosk, night: Night
) -> None:
    night.wait("card")
    said = kiosk("bundle", "make", *words)
    assert (said.code, said.out) == (1, "") and said.err.startswith(sentence)


@pytest.mark.parametrize("words", [(), ("tun-aung", "--all-cases")])
def test_a_bundle_is_of_one_case_or_of_all(words: tuple[str, ...], kiosk: Kiosk) -> None:
    said = kiosk("bundle", "make", *words)
    assert said.code == 2 and "Name a CASE, or --all-cases." in said.err


@pytest.mark.parametrize("words", [("41",), ("--format", "json")])
def test_cards_takes_no_job(words: tuple[str, ...], kiosk: Kiosk) -> None:
    said = kiosk("queue", "cards", *words)
    assert said.code == 2 and "cards prints all cards that wait: it takes no JOB and no --format." in said.err


def test_what_is_left_out_is_named_and_the_others_are_printed(kiosk: Kiosk, night: Night) -> None:
    night.wait(page=b"%PDF-1.7 torn")
    night.documents.erase(night.wait().id)
    night.wait()
    said = kiosk("queue", "cards", "--all")
    assert said.code == 1 and said.out.startswith("Sheet 4 waits for the printer: 1 card on 1 sheet of paper")
    assert said.err == (
        "Sheet 1 is for other paper or can't be read, so it joins no others: "
        "print it alone with kiosk queue resume 1.\n"
        "Sheet 2 was given up: its page is no longer in the spool, and can only be written anew.\n"
    )


def test_the_queue_tells_what_waits_for_others_and_on_which_sheet_it_is(kiosk: Kiosk, night: Night) -> None:
    for _ in range(5):
        night.wait()
    listed = kiosk("queue").out
    assert listed.count(" together ") == 6 and "Sheet 1:" not in listed
    assert listed.endswith("0 wait, 0 are being printed, 0 are held. 5 wait to be printed together with others.\n")
    kiosk("queue", "cards")
    listed = kiosk("queue").out
    assert listed.count(" on 6 ") == 4 and "1 waits to be printed together with others." in listed
    told = json.loads(kiosk("queue", "--format", "json").out)
    assert (told["waiting"], told["held"], told["together"]) == (1, 0, 1)
    assert [job["printed_on"] for job in told["jobs"]] == [6, 6, 6, 6, None, None]


def test_a_sheet_on_a_joint_one_is_moved_by_that_one(kiosk: Kiosk, night: Night) -> None:
    first = night.wait()
    kiosk("queue", "cards", "--all")
    for order in ("resume", "cancel", "out"):
        said = kiosk("queue", order, "1")
        assert (said.code, said.err) == (
            1,
            f"Sheet 1 is printed together with others on sheet 2: {order} that one.\n",
        )
    again = kiosk("reprint", "1")
    assert again.code == 1 and "Sheet 1 is not printed yet: it is printed together with others." in again.err
    cancelled = kiosk("queue", "cancel", "all")
    assert cancelled.out == "Sheet 2 is cancelled, and its page is erased.\n"
    assert night.job(first.id).waits_together


def test_all_held_sheets_are_resumed_without_those_that_wait_for_others(kiosk: Kiosk, night: Night) -> None:
    waits, held = night.wait(), night.wait()
    night.ledger.move_job(held.id, JobState.HELD, JobState.QUEUED)
    night.ledger.move_job(held.id, JobState.QUEUED, JobState.HELD, reason="Why.")
    assert kiosk("queue", "resume", "all").out == "Sheet 2 waits for the printer again.\n"
    assert night.job(waits.id).waits_together
    assert kiosk("queue", "resume", "1").out == "Sheet 1 waits for the printer again.\n"


def test_a_card_that_waits_for_others_can_be_cancelled(kiosk: Kiosk, night: Night) -> None:
    waits = night.wait()
    assert kiosk("queue", "cancel", "1").out.startswith(
        "Sheet 1 is cancelled, and its page is erased. It still counts:"
    )
    assert night.job(waits.id).state is JobState.CANCELLED and not night.documents.holds(waits.id)
