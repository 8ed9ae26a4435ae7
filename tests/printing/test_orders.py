"""What a person asks of a sheet, in whatever order, while a kiosk prints and dies and starts again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from kiosk.clock import SystemClock
from kiosk.config import Printing
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction, NewJob
from kiosk.ledger.reprints import NoReprint
from kiosk.printing.clerk import Clerk
from kiosk.printing.documents import Documents, NotKept
from kiosk.printing.folder import Folder
from kiosk.printing.orders import BY_HAND, Orders
from kiosk.printing.printer import ASK, Health, OutOfOrder, Progress, Refused, Stage, Unsure
from kiosk.printing.tidy import tidy

Count = Callable[..., str]
State = Callable[[str], JobState]


class Killed(BaseException):
    """The kiosk died at this very moment."""


@dataclass
class KeyedPrinter:
    """Remembers each key it was sent and what became of it; `next` says how the coming `submit` ends."""

    keeps_sheets: bool = False
    looks_every: float = 5.0
    at: dict[str, Stage] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    next: str = "takes"

    def ready(self) -> Health:
        return Health(True, "Ready.")

    def submit(self, document: Path, key: str, name: str) -> str:
        assert document.read_bytes().startswith(b"%PDF")
        how, self.next = self.next, "takes"
        if how == "is out of order":
            raise OutOfOrder("The wire was cut.")
        if how == "refuses":
            raise Refused("No such paper.")
        if how == "dies before":
            raise Killed
        self.taken.append(key)
        self.at[key] = Stage.WAITING
        if how == "says nothing":
            raise Unsure(ASK)
        if how == "dies after":
            raise Killed
        return f"ref of {key}"

    def status(self, ref: str, key: str) -> Progress:
        assert ref == f"ref of {key}"
        return Progress(self.at.get(key, Stage.UNKNOWN))

    def find(self, key: str) -> str | None:
        return f"ref of {key}" if key in self.at else None

    def cancel(self, ref: str, key: str) -> bool:
        if self.at.get(key) not in (Stage.WAITING, Stage.PRINTING):
            return False
        self.at[key] = Stage.FAILED
        return True


@pytest.fixture
def orders(ledger: Ledger, printer: Any, documents: Documents) -> Orders:
    return Orders(ledger, printer, documents)


@pytest.fixture
def print_it(ledger: Ledger) -> Callable[[str], None]:
    def print_one(ticket: str) -> None:
        assert ledger.move_job(ticket, JobState.QUEUED, JobState.PRINTED)

    return print_one


def test_a_held_sheet_says_why_and_is_not_sent_until_it_is_resumed(
    orders: Orders, clerk: Clerk, printer: Any, count: Count, ledger: Ledger
) -> None:
    first, second = count(), count()
    assert orders.hold(first)
    clerk.round(0)
    clerk.round(1)
    assert printer.sent == [second]
    assert [job.reason for job in ledger.jobs(JobState.HELD)] == [BY_HAND]
    assert orders.resume(first)
    clerk.round(10)
    assert printer.sent == [second, first]


def test_only_a_sheet_that_waits_is_held_and_only_a_held_one_resumed_or_out(
    orders: Orders, count: Count, ledger: Ledger
) -> None:
    ticket = count()
    assert not orders.resume(ticket) and not orders.came_out(ticket)
    ledger.move_job(ticket, JobState.QUEUED, JobState.SENDING)
    assert not orders.hold(ticket) and not orders.cancel(ticket)
    assert not orders.hold(uuid4().hex)


def test_the_page_of_a_sheet_that_came_out_is_erased_at_once(
    orders: Orders, count: Count, documents: Documents, state: State
) -> None:
    ticket = count()
    orders.hold(ticket)
    assert documents.holds(ticket)
    assert orders.came_out(ticket)
    assert state(ticket) is JobState.PRINTED and not documents.holds(ticket)


def test_a_sheet_that_the_kiosk_holds_just_as_it_is_cancelled_is_cancelled(
    ledger: Ledger, documents: Documents, count: Count, state: State
) -> None:
    ticket = count()
    ledger.move_job(ticket, JobState.QUEUED, JobState.PRINTING, ref=f"ref of {ticket}")

    class Meanwhile(KeyedPrinter):
        def cancel(self, ref: str, key: str) -> bool:
            ledger.move_job(ticket, JobState.PRINTING, JobState.HELD, reason="Somebody cancelled it there.")
            return True

    assert Orders(ledger, Meanwhile(), documents).cancel(ticket)
    assert state(ticket) is JobState.CANCELLED and not documents.holds(ticket)


def test_a_sheet_that_is_sent_just_as_it_is_cancelled_is_left_alone(
    orders: Orders, ledger: Ledger, documents: Documents, count: Count, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket, move = count(), ledger.move_job

    def late(job_id: str, frm: JobState, to: JobState, **rest: Any) -> bool:
        move(job_id, JobState.QUEUED, JobState.SENDING)
        return move(job_id, frm, to, **rest)

    monkeypatch.setattr(ledger, "move_job", late)
    assert not orders.cancel(ticket)
    assert state(ticket) is JobState.SENDING and documents.holds(ticket)


def test_a_reprint_takes_the_page_along_and_counts_nothing(
    orders: Orders, count: Count, print_it: Any, documents: Documents, ledger: Ledger
) -> None:
    ticket = count(pdf=b"%PDF words")
    print_it(ticket)
    copy = orders.reprint(ticket, 3)
    assert documents.path(copy.id).read_bytes() == documents.path(ticket).read_bytes() == b"%PDF words"
    assert documents.path(copy.id).stat().st_mode & 0o777 == 0o600
    assert copy.first == ticket and ledger.tally().total == 1


def test_a_sheet_whose_page_is_erased_is_not_printed_again(
    orders: Orders, count: Count, print_it: Any, documents: Documents, ledger: Ledger
) -> None:
    ticket = count()
    print_it(ticket)
    documents.erase(ticket)
    with pytest.raises(NoReprint, match=r"^The page of sheet 1 is erased: it can only be written anew\.$"):
        orders.reprint(ticket, 3)
    assert len(ledger.jobs()) == 1


def test_a_reprint_that_is_refused_leaves_no_page(orders: Orders, count: Count, documents: Documents) -> None:
    ticket = count()
    with pytest.raises(NoReprint, match="on its way"):
        orders.reprint(ticket, 3)
    assert list(documents.tickets()) == [ticket]


def test_a_reprint_of_a_sheet_that_is_not_there_says_so(orders: Orders) -> None:
    with pytest.raises(NoReprint, match=r"^There is no such sheet\.$"):
        orders.reprint("0" * 32, 3)


def test_a_page_that_cannot_be_read_is_said_and_not_taken_for_erased(documents: Documents) -> None:
    documents.path("0" * 32).mkdir(parents=True)
    with pytest.raises(NotKept, match=r"^Not counted: the page in the folder spool cannot be read: "):
        documents.copy("0" * 32, "1" * 32)


def test_a_sheet_that_is_sent_again_is_not_taken_for_the_one_before(
    orders: Orders, ledger: Ledger, documents: Documents, rules: Printing, count: Count, state: State
) -> None:
    printer, ticket = KeyedPrinter(next="says nothing"), count()
    clerk = Clerk(ledger, printer, documents, rules)
    clerk.round(0)
    assert state(ticket) is JobState.HELD
    assert orders.resume(ticket)
    printer.next = "dies before"
    with pytest.raises(Killed):
        clerk.round(10)
    # The one before lies at the printer; this one never got there, so it is sent.
    again = Clerk(ledger, printer, documents, rules)
    again.round(0)
    assert printer.taken == [ticket, f"{ticket}-3"]


def test_a_kiosk_that_prints_sees_what_another_command_orders(
    make_spool: Any, open_ledger: Any, printer: Any, documents: Documents, count: Count, until: Any, monkeypatch: Any
) -> None:
    for pause in ("LOOK_AGAIN", "FOLLOW", "_FIRST_PAUSE"):
        monkeypatch.setattr(f"kiosk.printing.clerk.{pause}", 0.01)
    printer.health = Health(False, "The lid is open.")
    first, second, third = (count() for _ in range(3))
    spool = make_spool()
    spool.start()
    until(lambda: not spool.health().ok)
    command = Orders(open_ledger("town-hall"), printer, documents)
    assert command.hold(first) and command.cancel(second)
    printer.health = Health(True, "Ready.")
    spool.wake()
    until(lambda: printer.sent == [third])
    assert command.resume(first)
    until(lambda: printer.sent == [third, first])
    until(lambda: spool.state_of(first) is JobState.PRINTED)
    copy = command.reprint(first, 3)
    until(lambda: printer.sent == [third, first, copy.id])


def test_a_sheet_that_a_frozen_printer_took_after_all_is_called_back_before_it_is_sent_again(
    orders: Orders, ledger: Ledger, documents: Documents, rules: Printing, count: Count
) -> None:
    printer, ticket = KeyedPrinter(next="says nothing"), count()
    clerk = Clerk(ledger, printer, documents, rules)
    clerk.round(0)
    orders.resume(ticket)
    clerk.round(10)
    assert printer.at == {ticket: Stage.FAILED, f"{ticket}-2": Stage.WAITING}


def test_a_second_attempt_that_arrived_before_a_crash_is_found_under_its_own_name(
    orders: Orders, ledger: Ledger, documents: Documents, rules: Printing, count: Count, state: State
) -> None:
    printer, ticket = KeyedPrinter(next="says nothing"), count()
    clerk = Clerk(ledger, printer, documents, rules)
    clerk.round(0)
    orders.resume(ticket)
    printer.next = "dies after"
    with pytest.raises(Killed):
        clerk.round(10)
    Clerk(ledger, printer, documents, rules).round(0)
    (job,) = ledger.jobs()
    assert (job.state, job.ref) == (JobState.PRINTING, f"ref of {ticket}-2")
    assert printer.taken == [ticket, f"{ticket}-2"]


def test_a_sheet_that_lies_in_the_tray_is_not_laid_there_a_second_time(
    data: Path, ledger: Ledger, documents: Documents, rules: Printing, orders: Orders, count: Count, state: State
) -> None:
    folder, ticket = Folder(data / "sheets"), count()
    folder.submit(documents.path(ticket), ticket, "tun-aung-letter")
    for frm, to in (("queued", "sending"), ("sending", "held")):
        ledger.move_job(ticket, JobState(frm), JobState(to))
    orders.resume(ticket)
    clerk = Clerk(ledger, folder, documents, rules)
    clerk.round(0)
    clerk.round(1)
    assert state(ticket) is JobState.PRINTED
    assert len(folder.tray.sheets()) == 1


def test_a_reprint_is_a_second_sheet_in_the_tray(
    data: Path, ledger: Ledger, documents: Documents, rules: Printing, orders: Orders, count: Count, print_it: Any
) -> None:
    folder, ticket = Folder(data / "sheets"), count()
    folder.submit(documents.path(ticket), ticket, "tun-aung-letter")
    print_it(ticket)
    orders.reprint(ticket, 3)
    Clerk(ledger, folder, documents, rules).round(0)
    assert len(folder.tray.sheets()) == 2


ENDED = (JobState.PRINTED, JobState.CANCELLED, JobState.GAVE_UP)
MEANT_FOR = {
    "hold": (JobState.QUEUED,),
    "resume": (JobState.HELD,),
    "cancel": (JobState.QUEUED, JobState.HELD, JobState.PRINTING),
    "out": (JobState.HELD,),
    "reprint": (JobState.PRINTED,),
}
FATES = ("takes", "is out of order", "refuses", "says nothing", "dies before", "dies after")
STEPS = st.one_of(
    st.tuples(st.sampled_from([*MEANT_FOR, "resume", "reprint"]), st.integers(0, 7)),
    st.tuples(st.just("print"), st.sampled_from((Stage.DONE, Stage.FAILED, Stage.UNKNOWN))),
    st.tuples(st.just("round"), st.sampled_from(FATES)),
    st.just(("restart", None)),
)


class Night:
    """Three letters and a slip of one night, and whatever happens to their sheets."""

    def __init__(self, folder: Path) -> None:
        self.clock = SystemClock()
        self.ledger = Ledger.open(folder, event="e", practice=False, pack_version="1", clock=self.clock, machine="m")
        self.documents = Documents(folder / "spool")
        self.printer = KeyedPrinter()
        self.rules = Printing(tries=2, copies=3)
        self.orders = Orders(self.ledger, self.printer, self.documents)
        self.now = 0.0
        self.restart()
        for action in (*[NewAction("tun-aung", "letter", "en")] * 3, None):
            self._queue(NewJob(uuid4().hex, "tun-aung", "letter"), action)

    def _queue(self, job: NewJob, action: NewAction | None) -> None:
        self.documents.keep(job.id, b"%PDF")
        if action:
            self.ledger.record(action, job)
        else:
            self.ledger.add_job(job)

    def restart(self) -> None:
        self.clerk = Clerk(self.ledger, self.printer, self.documents, self.rules)

    def step(self, what: str, about: Any) -> None:
        match what:
            case "round":
                self._round(about)
            case "restart":
                self.restart()
            case "print":
                under_way = [key for key, stage in self.printer.at.items() if stage is Stage.WAITING]
                self.printer.at |= dict.fromkeys(under_way[:1], about)
            case _:
                self._order(what, about)

    def _round(self, fate: str) -> None:
        self.now += 3600
        self.printer.next = fate
        try:
            self.clerk.round(self.now)
        except Killed:
            self.restart()

    def _order(self, what: str, place: int) -> None:
        # Half of the orders go to sheets that they are meant for, or a night would be mostly refusals.
        suited = self.ledger.jobs(*MEANT_FOR[what]) if place % 2 else []
        jobs = suited or self.ledger.jobs()
        ticket = jobs[place % len(jobs)].id
        try:
            match what:
                case "reprint":
                    self.orders.reprint(ticket, self.rules.copies)
                case "out":
                    self.orders.came_out(ticket)
                case _:
                    getattr(self.orders, what)(ticket)
        except NoReprint:
            pass


@pytest.mark.parametrize("nights", [25, pytest.param(1500, marks=pytest.mark.long)])
def test_whatever_is_asked_nothing_is_sent_twice_under_a_name_nothing_counts_and_no_page_outlives_its_use(
    tmp_path_factory: pytest.TempPathFactory, nights: int
) -> None:
    walked = given(steps=st.lists(STEPS, min_size=8, max_size=25))(
        lambda steps: _walk(Night(tmp_path_factory.mktemp("night")), steps)
    )
    hypothesis(max_examples=nights)(walked)()


def _walk(night: Night, steps: list[tuple[str, Any]]) -> None:
    with night.ledger as ledger:
        for what, about in steps:
            night.step(what, about)
            assert len(set(night.printer.taken)) == len(night.printer.taken)
            assert ledger.tally().total == 3
            there = set(night.documents.tickets())
            states = {job.id: job.state for job in ledger.jobs()}
            needed = {ticket for ticket, state in states.items() if state not in ENDED}
            may_stay = {ticket for ticket, state in states.items() if state is JobState.PRINTED}
            assert needed <= there <= needed | may_stay
        tidy(night.documents, ledger, 0, night.clock.now())
        jobs = ledger.jobs()
        assert set(night.documents.tickets()) == {job.id for job in jobs if job.state not in ENDED}
        copies = [job for job in jobs if job.state not in (JobState.CANCELLED, JobState.GAVE_UP)]
        families = [job.first or job.id for job in copies]
        assert all(families.count(family) <= night.rules.copies for family in families)
        assert ledger.verify().ok
