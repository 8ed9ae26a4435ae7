from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState
from kiosk.printers import Printing
from kiosk.printing.clerk import Clerk
from kiosk.printing.documents import Documents
from kiosk.printing.printer import ASK, Abilities, Health, OutOfOrder, Progress, Refused, Stage, Unsure
from kiosk.printing.several import Several

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"
PAGE = Path("page.pdf")
EMPTY = "The paper tray is empty: put paper in."


@dataclass
class Stub:
    """A printer that does what a test tells it."""

    name: str
    trouble: str = ""
    fails: Exception | None = None
    sure: bool = True
    looks_every: float = 5.0
    keeps_sheets: bool = False
    stage: Stage = Stage.PRINTING
    has: list[str] = field(default_factory=list)
    takes: float = 0.0
    clock: list[float] = field(default_factory=lambda: [0.0])
    asked: int = 0

    def abilities(self) -> Abilities:
        return Abilities(model=self.name)

    def _answers(self) -> None:
        self.asked += 1
        self.clock[0] += self.takes

    def ready(self) -> Health:
        self._answers()
        return Health(not self.trouble, self.trouble or "The printer is ready.")

    def submit(self, document: Path, key: str, name: str) -> str:
        if self.fails:
            raise self.fails
        self.has.append(key)
        return str(len(self.has))

    def status(self, ref: str, key: str) -> Progress:
        self._answers()
        return Progress(self.stage if key in self.has else Stage.UNKNOWN, self.trouble)

    def find(self, key: str) -> str | None:
        if key in self.has:
            return str(1 + self.has.index(key))
        if not self.sure:
            raise Unsure(ASK)
        return None

    def cancel(self, ref: str, key: str) -> bool:
        return key in self.has


@pytest.fixture
def office() -> Stub:
    return Stub("Office")


@pytest.fixture
def hall() -> Stub:
    return Stub("Hall")


@pytest.fixture
def several(office: Stub, hall: Stub) -> Several:
    return Several([office, hall])


def test_a_sheet_goes_to_the_first_that_is_ready(several: Several, office: Stub, hall: Stub) -> None:
    assert several.submit(PAGE, KEY, "a-letter") == "Office/1"
    assert (office.has, hall.has) == ([KEY], [])


def test_a_broken_one_is_set_aside_and_said(several: Several, office: Stub, hall: Stub) -> None:
    office.trouble = EMPTY
    assert several.ready() == Health(True, f"The printer is ready. Office: {EMPTY}")
    assert several.submit(PAGE, KEY, "a-letter") == "Hall/1"
    office.trouble = ""
    assert several.ready() == Health(True, "The printer is ready.")
    assert several.submit(PAGE, "0" * 32, "a-letter") == "Office/1"


def test_where_none_is_ready_each_says_why(several: Several, office: Stub, hall: Stub) -> None:
    office.trouble, hall.trouble = EMPTY, "A cover of the printer is open: close it."
    sentence = f"No printer takes a sheet at the moment. Office: {EMPTY} Hall: {hall.trouble}"
    assert several.ready() == Health(False, sentence)
    with pytest.raises(OutOfOrder) as trouble:
        several.submit(PAGE, KEY, "a-letter")
    assert str(trouble.value) == sentence


@pytest.mark.parametrize("fault", [OutOfOrder(EMPTY), Refused("It does not read this.")])
def test_what_one_surely_did_not_take_the_next_may_take(
    several: Several, office: Stub, hall: Stub, fault: Exception
) -> None:
    office.fails = fault
    assert several.submit(PAGE, KEY, "a-letter") == "Hall/1"


def test_what_one_may_have_taken_no_other_gets(several: Several, office: Stub, hall: Stub) -> None:
    office.fails = Unsure(f"The printer did not answer in time. {ASK}")
    with pytest.raises(Unsure) as doubt:
        several.submit(PAGE, KEY, "a-letter")
    assert str(doubt.value) == f"Office: The printer did not answer in time. {ASK}"
    assert hall.has == []


def test_a_sheet_that_all_refuse_is_refused(several: Several, office: Stub, hall: Stub) -> None:
    office.fails, hall.fails = Refused("No."), Refused("Nor do I.")
    with pytest.raises(Refused, match=r"^Hall: Nor do I\.$"):
        several.submit(PAGE, KEY, "a-letter")


def test_a_sheet_is_followed_and_cancelled_at_its_own_printer_whatever_the_order(
    several: Several, office: Stub, hall: Stub
) -> None:
    ref = several.submit(PAGE, KEY, "a-letter")
    turned = Several([hall, office])
    assert turned.status(ref, KEY).stage is Stage.PRINTING
    assert turned.cancel(ref, KEY)


def test_a_printer_that_left_the_settings_is_asked_about(several: Several, hall: Stub) -> None:
    ref = several.submit(PAGE, KEY, "a-letter")
    sentence = f"The printer that has this sheet is no longer in kiosk.toml. {ASK}"
    assert Several([hall]).status(ref, KEY) == Progress(Stage.UNKNOWN, sentence)
    assert not Several([hall]).cancel(ref, KEY)


def test_a_sheet_of_the_time_with_one_printer_is_looked_for(several: Several, hall: Stub) -> None:
    hall.has.append(KEY)
    assert several.status("12", KEY).stage is Stage.PRINTING
    assert several.cancel("12", KEY)
    assert several.status("12", "0" * 32) == Progress(
        Stage.UNKNOWN, f"Nobody knows which printer has this sheet. {ASK}"
    )
    hall.sure = False
    assert several.status("12", "0" * 32).stage is Stage.UNKNOWN


def test_a_sheet_was_never_sent_only_where_every_printer_is_sure(several: Several, office: Stub, hall: Stub) -> None:
    assert several.find(KEY) is None
    office.sure = False
    with pytest.raises(Unsure, match=r"^Office: Did this one come out\?"):
        several.find(KEY)
    hall.has.append(KEY)
    assert several.find(KEY) == "Hall/1"


def test_pages_are_kept_unless_every_printer_keeps_its_own(several: Several, office: Stub, hall: Stub) -> None:
    office.keeps_sheets = True
    assert not several.keeps_sheets
    hall.keeps_sheets = True
    assert several.keeps_sheets


def test_the_line_goes_past_sheets_that_lie_at_a_broken_printer(
    several: Several, office: Stub, hall: Stub, ledger: Ledger, documents: Documents, count: Any
) -> None:
    clerk = Clerk(ledger, several, documents, Printing(timeout_seconds=5))
    tickets = [count() for _ in range(6)]
    for now in range(4):
        clerk.round(now)
    assert office.has == tickets[:3]
    office.trouble = "Paper is stuck in the printer: open it and take the paper out."
    for now in range(4, 20):
        clerk.round(now)
    assert (office.has, hall.has) == (tickets[:3], tickets[3:])
    assert clerk.health is not None
    assert clerk.health.sentence == (
        "A sheet has been at the printer for a long time: look for paper, a jam or an open cover."
    )
    hall.stage = Stage.DONE
    clerk.round(20)
    # Those at the broken one are neither lost nor printed twice, and trouble nobody who waits.
    assert clerk.health.ok
    assert len(ledger.jobs(JobState.PRINTING)) == 3


@pytest.fixture
def slow(office: Stub, hall: Stub) -> Several:
    """Two printers, the first of which was unplugged: whoever asks it waits five seconds."""
    clock = [100.0]
    office.clock = hall.clock = clock
    office.trouble, office.takes, office.stage = "The printer is switched off.", 5.0, Stage.WAITING
    return Several([office, hall], lambda: clock[0])


def test_nobody_waits_for_an_unplugged_printer_while_another_prints(slow: Several, office: Stub) -> None:
    for _ in range(5):
        assert slow.ready() == Health(True, "The printer is ready. Office: The printer is switched off.")
    assert office.asked == 1
    office.clock[0] += 20
    office.trouble, office.takes = "", 0.0
    assert slow.ready() == Health(True, "The printer is ready.")


def test_the_sheets_of_an_unplugged_printer_are_asked_about_once(slow: Several, office: Stub) -> None:
    office.has = [KEY]
    said = Progress(Stage.WAITING, "Office: The printer is switched off.", aside=True)
    assert [slow.status("Office/1", KEY) for _ in range(5)] == [said] * 5
    assert office.asked == 1


def test_where_no_printer_is_ready_all_are_asked(slow: Several, office: Stub, hall: Stub) -> None:
    assert slow.ready().ok
    hall.trouble, office.trouble, office.takes = EMPTY, "", 0.0
    assert slow.ready() == Health(True, f"The printer is ready. Hall: {EMPTY}")
