"""From when on a printer counts as out of order, and when it no longer does; all from what the clerk last knew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.ledger.faults import NotWritten
from kiosk.ledger.ledger import Ledger
from kiosk.printing.clerk import LOOK_AGAIN, Clerk
from kiosk.printing.outage import OUT_OF_ORDER, Outage
from kiosk.printing.printer import SELDOM, Health, OutOfOrder, Progress, Stage
from kiosk.printing.spool import Spool

EMPTY = Health(False, "The paper tray is empty: put paper in.")
READY = Health(True, "The printer is ready.")


def second_by_second(clerk: Clerk, since: int, until: int) -> None:
    """Rounds from `since` up to `until`, as the spool's thread does them."""
    for second in range(since, until + 1):
        clerk.round(float(second))


def test_trouble_is_told_once_it_has_lasted_and_no_longer_than_it_lasts() -> None:
    outage = Outage()
    outage.note("The lid is open.", 100.0)
    assert outage.told(100.0 + OUT_OF_ORDER - 0.1) is None
    assert outage.told(100.0 + OUT_OF_ORDER) == "The lid is open."
    outage.note("", 120.0)
    assert outage.told(500.0) is None


def test_one_trouble_after_another_is_one_outage_with_the_latest_reason() -> None:
    outage = Outage()
    outage.note("The lid is open.", 0.0)
    outage.note("The tray is empty.", 14.0)
    assert outage.told(15.0) == "The tray is empty."


def test_an_idle_printer_that_fails_is_out_of_order_after_fifteen_seconds(clerk: Clerk, printer: Any) -> None:
    printer.health = EMPTY
    second_by_second(clerk, 0, 14)
    assert clerk.out_of_order(14) is None
    second_by_second(clerk, 15, 15)
    assert clerk.out_of_order(15) == EMPTY.sentence


def test_it_is_in_order_again_as_soon_as_it_is_looked_at(clerk: Clerk, printer: Any) -> None:
    printer.health = EMPTY
    second_by_second(clerk, 0, 20)
    printer.health = READY
    second_by_second(clerk, 21, 20 + int(printer.looks_every))
    assert clerk.out_of_order(25) is None


def test_with_sheets_in_line_it_is_looked_at_as_often_and_they_go_on_at_once(
    clerk: Clerk, printer: Any, count: Callable[..., str]
) -> None:
    ticket = count()
    printer.health = EMPTY
    second_by_second(clerk, 0, 60)
    assert clerk.out_of_order(60) == EMPTY.sentence
    printer.health = READY
    second_by_second(clerk, 61, 60 + int(printer.looks_every))
    assert clerk.out_of_order(65) is None
    assert printer.sent == [ticket]


@pytest.mark.parametrize("seconds", [5.0, SELDOM])
def test_an_idle_printer_is_looked_at_as_often_as_it_says(clerk: Clerk, printer: Any, seconds: float) -> None:
    printer.looks_every = seconds
    second_by_second(clerk, 0, 119)
    assert printer.looks == 120 / seconds


def test_an_idle_round_never_waits_longer_than_the_next_look(clerk: Clerk, printer: Any) -> None:
    assert clerk.round(0) == LOOK_AGAIN <= printer.looks_every


def test_a_sheet_that_hangs_with_a_reason_counts_too(clerk: Clerk, printer: Any, count: Callable[..., str]) -> None:
    count()
    printer.progress = Progress(Stage.PRINTING, "Paper is stuck in the printer: open it and take the paper out.")
    second_by_second(clerk, 0, 17)
    assert str(clerk.out_of_order(17)).startswith("Paper is stuck")
    printer.progress = Progress(Stage.DONE)
    second_by_second(clerk, 18, 18)
    assert clerk.out_of_order(18) is None


def test_a_sheet_that_takes_long_without_a_reason_does_not(
    clerk: Clerk, printer: Any, count: Callable[..., str]
) -> None:
    count()
    printer.progress = Progress(Stage.PRINTING)
    second_by_second(clerk, 0, 50)
    assert clerk.out_of_order(50) is None


def test_one_that_takes_longer_than_any_should_does(clerk: Clerk, printer: Any, count: Callable[..., str]) -> None:
    count()
    printer.progress = Progress(Stage.PRINTING)
    second_by_second(clerk, 0, 80)
    assert str(clerk.out_of_order(80)).startswith("A sheet has been at the printer for a long time")


def test_sheets_that_a_slow_printer_has_in_line_do_not_hang_while_one_after_another_comes_out(
    clerk: Clerk, printer: Any, count: Callable[..., str]
) -> None:
    first, second = count(), count()
    printer.progress = Progress(Stage.PRINTING)
    second_by_second(clerk, 0, 50)
    printer.fares = {first: Progress(Stage.DONE)}
    second_by_second(clerk, 51, 100)
    assert clerk.out_of_order(100) is None and clerk.health == printer.health
    printer.fares[second] = Progress(Stage.DONE)
    second_by_second(clerk, 101, 102)
    assert clerk.health == printer.health


def test_a_printer_that_is_busy_with_one_sheet_is_not_out_of_order_for_the_next(
    clerk: Clerk, printer: Any, count: Callable[..., str]
) -> None:
    count(), count()
    printer.progress = Progress(Stage.PRINTING)
    printer.answers = [None, *[OutOfOrder("The printer is busy with another sheet.")] * 20]
    second_by_second(clerk, 0, 50)
    assert clerk.out_of_order(50) is None


def test_a_printer_that_says_it_is_ready_and_takes_nothing_is_out_of_order(
    clerk: Clerk, printer: Any, count: Callable[..., str]
) -> None:
    count()
    printer.answers = [OutOfOrder("The printer lets this kiosk print nothing: allow it there.")] * 20
    second_by_second(clerk, 0, 30)
    assert clerk.out_of_order(30) == "The printer lets this kiosk print nothing: allow it there."


def test_a_spool_tells_it_without_asking_the_printer(
    make_spool: Callable[..., Spool],
    printer: Any,
    until: Callable[[Callable[[], bool]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printer.health = EMPTY
    spool = make_spool()
    assert (spool.out_of_order(), spool.last_health(), printer.looks) == (None, None, 0)
    monkeypatch.setattr("kiosk.printing.outage.OUT_OF_ORDER", 0.05)
    spool.start()
    until(lambda: spool.out_of_order() == EMPTY.sentence)
    assert spool.last_health() == EMPTY
    printer.health, looks = READY, printer.looks
    assert spool.out_of_order() == EMPTY.sentence and printer.looks == looks


def test_a_record_that_cannot_be_read_keeps_sheets_from_printing_as_well(
    make_spool: Callable[..., Spool],
    ledger: Ledger,
    until: Callable[[Callable[[], bool]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise NotWritten("the disk is full")

    monkeypatch.setattr("kiosk.printing.outage.OUT_OF_ORDER", 0.05)
    monkeypatch.setattr("kiosk.printing.spool._AFTER_A_FAULT", 0.01)
    spool = make_spool()
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "jobs", refuse)
        spool.start()
        until(lambda: "the disk is full" in str(spool.out_of_order()))
    until(lambda: spool.out_of_order() is None)
