"""What an organiser types when paper goes wrong, and what the command line answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kiosk.cli import queue
from kiosk.clock import StoppedClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import Job, JobState, NewAction, NewJob
from kiosk.printing.documents import Documents
from kiosk.printing.orders import BY_HAND
from kiosk.printing.spool import Spool

Kiosk = Callable[..., Any]

EMPTY = "The paper tray is empty: put paper in. " * 3


@dataclass
class Night:
    """The record of an event, in which sheets are queued and pushed along."""

    ledger: Ledger
    documents: Documents

    def queue(self, state: JobState = JobState.QUEUED, *, reason: str = "", action: bool = True, pages: int = 1) -> Job:
        new = NewJob(uuid4().hex, "ihar-tsikhanyuk", "letter" if action else "handwriting", pages)
        self.documents.keep(new.id, b"%PDF words")
        if action:
            self.ledger.record(NewAction(new.case_id, "letter", "en"), new)
        else:
            self.ledger.add_job(new)
        if state is not JobState.QUEUED:
            self.ledger.move_job(new.id, JobState.QUEUED, state, reason=reason, ref="7")
        return self.job(new.id)

    def job(self, ticket: str) -> Job:
        job = self.ledger.job(ticket)
        assert job is not None
        return job


@pytest.fixture
def night(tmp_path: Path, clock: StoppedClock) -> Iterator[Night]:
    data = tmp_path / "kiosk-data"
    with Ledger.open(data, event="test-event", practice=True, pack_version="1", clock=clock) as ledger:
        yield Night(ledger, Documents(data / "spool"))


def test_an_empty_queue_says_so(kiosk: Kiosk, night: Night) -> None:
    night.queue(JobState.PRINTED)
    assert kiosk("queue").out == "No sheet is on its way, and none is held.\n"


def test_an_event_without_a_sheet_says_so(kiosk: Kiosk) -> None:
    assert kiosk("queue", "--all").out == "No sheet was queued at this event yet.\n"


def test_the_queue_is_a_table_of_what_is_under_way_with_its_reasons(kiosk: Kiosk, night: Night) -> None:
    night.queue(JobState.PRINTED)
    night.queue(JobState.PRINTING)
    night.queue(JobState.HELD, reason=EMPTY.strip())
    night.queue(action=False, pages=2)
    told = kiosk("queue").out
    assert told == (
        "sheet  case             what         pages  state           since         sent\n"
        "    2  ihar-tsikhanyuk  letter           1  at the printer  05 Dec 13:00     0\n"
        "    3  ihar-tsikhanyuk  letter           1  held            05 Dec 13:00     0\n"
        "    4  ihar-tsikhanyuk  handwriting      2  waits           05 Dec 13:00     0\n"
        "Sheet 3: The paper tray is empty: put paper in. The paper tray is empty: put\n"
        "  paper in. The paper tray is empty: put paper in.\n"
        "1 waits, 1 is being printed, 1 is held.\n"
    )
    assert max(map(len, told.splitlines())) <= 80


def test_a_long_name_of_a_case_is_cut_where_the_columns_would_break(kiosk: Kiosk, night: Night) -> None:
    night.ledger.add_job(NewJob(uuid4().hex, "a-case-with-a-name-of-forty-letters-here", "handwriting", 2))
    line = kiosk("queue").out.splitlines()[1]
    assert "a-case-with-a-n…" in line and len(line) <= 80


def test_all_lists_the_ended_ones_too_and_offers_a_void_for_what_did_not_print(
    kiosk: Kiosk, night: Night, clock: StoppedClock
) -> None:
    night.queue(JobState.PRINTED)
    clock.at = clock.at.replace(second=1)
    lost = night.queue(JobState.GAVE_UP, reason="Its page is gone.")
    assert "ihar-tsikhanyuk" not in kiosk("queue").out
    told = kiosk("queue", "--all").out
    assert re.search(r"^ +1 .* printed ", told, re.M) and re.search(r"^ +2 .* given up ", told, re.M)
    command = f'kiosk void {lost.action_id[:13]} --reason "sheet 2 did not print"'
    assert told.endswith(
        "Sheet 2: Its page is gone.\n"
        f"Sheet 2 did not print, and still counts. To take it out of the counts:\n  {command}\n"
        "0 wait, 0 are being printed, 0 are held.\n"
    )
    assert kiosk("void", lost.action_id[:13], "--reason", "sheet 2 did not print").code == 0
    assert "still counts" not in kiosk("queue", "--all").out


def test_a_cancelled_copy_of_a_sheet_that_came_out_offers_no_void(kiosk: Kiosk, night: Night) -> None:
    night.queue(JobState.PRINTED)
    assert kiosk("reprint", "1").code == 0
    assert kiosk("queue", "cancel", "2").out == "Sheet 2 is cancelled, and its page is erased.\n"
    assert "still counts" not in kiosk("queue", "--all").out


def test_the_queue_as_json_has_the_same_and_more(kiosk: Kiosk, night: Night) -> None:
    night.queue(JobState.PRINTED)
    kiosk("reprint", "1")
    held = night.queue(JobState.HELD, reason="Why.")
    lost = night.queue(JobState.CANCELLED)
    told = json.loads(kiosk("queue", "--all", "--format", "json").out)
    jobs = told.pop("jobs")
    assert told == {"event": "test-event", "practice": True, "waiting": 1, "printing": 0, "held": 1, "together": 0}
    assert [(job["number"], job["copy_of"], job["void"]) for job in jobs] == [
        (1, None, None),
        (2, 1, None),
        (3, None, None),
        (4, None, lost.action_id),
    ]
    assert jobs[2] == {
        **{"number": 3, "id": held.id, "case": "ihar-tsikhanyuk", "sheet": "letter", "pages": 1, "state": "held"},
        **{"since": "2026-12-05T12:00:00+00:00", "sent": 0, "reason": "Why.", "copy_of": None, "printed_on": None},
        **{"action": held.action_id, "void": None},
    }
    assert len(json.loads(kiosk("queue", "--format", "json").out)["jobs"]) == 2


def test_sheets_are_held_and_resumed_by_range(kiosk: Kiosk, night: Night) -> None:
    jobs = [night.queue() for _ in range(3)]
    held = kiosk("queue", "hold", "1-2")
    assert (held.code, held.err) == (0, "")
    assert held.out == "".join(f"Sheet {n} is held: it waits until you resume it.\n" for n in (1, 2))
    assert night.job(jobs[0].id).reason == BY_HAND
    resumed = kiosk("queue", "resume", "all")
    assert resumed.out == "".join(f"Sheet {n} waits for the printer again.\n" for n in (1, 2))
    assert {night.job(job.id).state for job in jobs} == {JobState.QUEUED}


def test_a_sheet_that_came_out_is_printed_and_its_page_goes(kiosk: Kiosk, night: Night) -> None:
    job = night.queue(JobState.HELD)
    assert kiosk("queue", "out", job.id[:8]).out == "Sheet 1 is printed, and its page is erased.\n"
    assert night.job(job.id).state is JobState.PRINTED and not night.documents.holds(job.id)


def test_a_cancelled_sheet_names_the_void_that_takes_its_count_back(kiosk: Kiosk, night: Night) -> None:
    job, page = night.queue(), night.queue(action=False)
    assert kiosk("queue", "cancel", "1,2").out == (
        "Sheet 1 is cancelled, and its page is erased. It still counts: "
        f'kiosk void {job.action_id[:13]} --reason "sheet 1 did not print"\n'
        "Sheet 2 is cancelled, and its page is erased.\n"
    )
    assert not night.documents.holds(job.id) and not night.documents.holds(page.id)
    assert night.ledger.tally(()).total == 1


def test_a_reprint_waits_for_the_printer_and_counts_nothing(kiosk: Kiosk, night: Night) -> None:
    job = night.queue(JobState.PRINTED, pages=2)
    assert kiosk("reprint", "1").out == ("Sheet 2 waits for the printer: a copy of sheet 1, which counts nothing.\n")
    copy = night.ledger.jobs(JobState.QUEUED)[0]
    assert (copy.action_id, copy.pages) == (job.action_id, 2)
    assert night.ledger.tally(()).total == 1


def test_the_cap_of_copies_is_the_settings_own(kiosk: Kiosk, night: Night, config_file: Path) -> None:
    config_file.write_text(config_file.read_text("utf-8") + "\n[printing]\ncopies = 1\n", "utf-8")
    night.queue(JobState.PRINTED)
    answer = kiosk("reprint", "1")
    assert answer.code == 1
    assert answer.err.startswith("Sheet 1 was printed once already, and `copies` in kiosk.toml allows no more.\n")


def test_a_reprint_without_its_page_says_where_the_sheet_is(kiosk: Kiosk, night: Night) -> None:
    night.documents.erase(night.queue(JobState.PRINTED).id)
    answer = kiosk("reprint", "1")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        "The page of sheet 1 is in the tray, or was taken out of it.\n"
        "What still lies in the folder sheets, or on the stick, is printed from there; what was taken out can only be "
        "written anew.\n"
    )


@pytest.mark.parametrize(
    ("order", "state", "sentence"),
    [
        ("hold", JobState.PRINTED, "Sheet 1 is printed: only a sheet that waits can be held."),
        ("hold", JobState.HELD, "Sheet 1 is held: only a sheet that waits can be held."),
        ("hold", JobState.SENDING, "Sheet 1 is being sent: only a sheet that waits can be held."),
        ("resume", JobState.QUEUED, "Sheet 1 waits: only a held sheet can be resumed."),
        ("resume", JobState.CANCELLED, "Sheet 1 is cancelled: only a held sheet can be resumed."),
        ("out", JobState.QUEUED, "Sheet 1 waits: only of a held sheet it is asked whether it came out."),
        ("out", JobState.PRINTING, "Sheet 1 is at the printer: only of a held sheet it is asked whether it came out."),
        ("cancel", JobState.GAVE_UP, "Sheet 1 was given up: only a sheet that did not come out can be cancelled."),
        ("cancel", JobState.PRINTED, "Sheet 1 is printed: only a sheet that did not come out can be cancelled."),
        ("cancel", JobState.SENDING, "Sheet 1 is being sent at this moment: try again in a few seconds."),
        ("cancel", JobState.PRINTING, "Sheet 1 is at the printer, which does not give it back."),
    ],
)
def test_what_cannot_be_done_is_said_and_what_can_is_done(
    kiosk: Kiosk, night: Night, order: str, state: JobState, sentence: str
) -> None:
    night.queue(state)
    suited = night.queue(queue.MEANT[order][0])
    answer = kiosk("queue", order, "1-2")
    assert (answer.code, answer.err) == (1, f"{sentence}\n")
    assert answer.out.startswith("Sheet 2 ") and night.job(suited.id).state is not suited.state


def test_a_sheet_that_moves_and_comes_back_meanwhile_is_said(
    kiosk: Kiosk, night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    night.queue()
    monkeypatch.setattr(Spool, "hold", lambda *_: False)
    assert kiosk("queue", "hold", "1").err == "Sheet 1 changed at this very moment: look again.\n"


def test_a_sheet_is_shown_with_its_steps(kiosk: Kiosk, night: Night, clock: StoppedClock) -> None:
    job = night.queue(JobState.PRINTED, pages=2)
    copy = night.ledger.reprint(job.id, uuid4().hex, 3)
    clock.at = clock.at.replace(minute=5, second=7)
    night.ledger.move_job(copy.id, JobState.QUEUED, JobState.HELD, reason=EMPTY.strip())
    told = kiosk("queue", "show", "2").out
    assert told == (
        f"Sheet 2: letter for ihar-tsikhanyuk, 2 pages, a copy of sheet 1, id {copy.id}\n"
        f"Its action is {job.action_id}.\n"
        "  05 Dec 13:00:00  waits\n"
        "  05 Dec 13:05:07  held\n"
        "                   The paper tray is empty: put paper in. The paper tray is\n"
        "                   empty: put paper in. The paper tray is empty: put paper in.\n"
    )
    page = night.queue(action=False)
    assert kiosk("queue", "show", "3").out == (
        f"Sheet 3: handwriting for ihar-tsikhanyuk, 1 page, id {page.id}\n  05 Dec 13:05:07  waits\n"
    )


@pytest.mark.parametrize("words", [("queue", "hold"), ("queue", "cancel"), ("reprint",)])
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("99", "This event has no sheet 99; see kiosk queue --all."),
        ("1,99", "This event has no sheet 99; see kiosk queue --all."),
        ("5-2", "A range runs upwards: 2-5, not 5-2."),
        ("deadbeef", "No sheet's id begins with deadbeef."),
        (
            "paper",
            "'paper' names no sheet: give a number like 41, a range like 12-18 or 12-, several with commas, all, or "
            "8 or more digits of an id.",
        ),
    ],
)
def test_what_names_no_sheet_is_refused_and_nothing_is_done(
    kiosk: Kiosk, night: Night, words: tuple[str, ...], typed: str, sentence: str
) -> None:
    night.queue()
    answer = kiosk(*words, typed)
    assert (answer.code, answer.out, answer.err) == (1, "", f"{sentence}\n")
    assert [job.state for job in night.ledger.jobs()] == [JobState.QUEUED]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("queue", "hold"), "Error: Name the JOB to hold: a number, a range, or all."),
        (("queue", "hold", "1", "--all"), "Error: --all and --format go with the list, not with hold."),
        (("queue", "show", "1", "--format", "json"), "Error: --all and --format go with the list, not with show."),
        (("reprint",), "Error: Missing argument 'JOB'."),
    ],
)
def test_a_command_line_that_is_wrong_says_how(kiosk: Kiosk, words: tuple[str, ...], sentence: str) -> None:
    answer = kiosk(*words)
    assert answer.code == 2 and sentence in answer.err


def test_the_sheets_of_another_event_are_not_touched(kiosk: Kiosk, night: Night, clock: StoppedClock) -> None:
    folder = night.documents.folder.parent
    with Ledger.open(folder, event="school", practice=True, pack_version="1", clock=clock) as school:
        school.add_job(NewJob(uuid4().hex, "tun-aung", "letter"))
        assert kiosk("queue", "cancel", "1").err == "This event has no sheet 1; see kiosk queue --all.\n"
        assert [job.state for job in school.jobs()] == [JobState.QUEUED]
