"""An organiser takes out the sheets of a case that has stopped: one, all, or all with their counts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.campaign.kind import Kind
from kiosk.campaign.pack import load
from kiosk.desk import Desk
from kiosk.ledger.model import JobState, NewAction
from kiosk.ui.screens.organiser import OrganiserScreen
from kiosk.ui.screens.stopped_sheets import StoppedSheets

CHORD = ("ctrl+t", "ctrl+t", "ctrl+t")


@pytest.fixture
def desk(desk: Desk, clock) -> Desk:
    """A live desk with eight letters waiting, whose cases have all stopped since."""
    pack = load(Path(__file__).parents[1] / "data" / "guide-pack")
    desk.pack = pack.model_copy(update={"file": pack.file.model_copy(update={"practice": False})})
    event = desk.settings.event.model_copy(update={"practice": False})
    desk.settings = desk.settings.model_copy(update={"event": event})
    for number in range(8):
        desk.send(NewAction("robin-example", Kind.LETTER, "en"), f"{number:032x}", b"%PDF")
    clock.at = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
    return desk


async def at_the_sheets(hands) -> StoppedSheets:
    await hands.press(*CHORD)
    await hands.see(OrganiserScreen)
    assert "8 sheets of stopped cases" in hands.text()
    await hands.press("2")
    return await hands.see(StoppedSheets)


def states(desk: Desk) -> list[JobState]:
    return [job.state for job in desk.ledger.jobs()]


async def test_one_sheet_is_taken_out_by_its_digit_and_still_counts(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await at_the_sheets(hands)
        assert "8 sheets wait. What is taken out does not print" in hands.text()
        assert hands.text().count("robin-example · letter") == 6
        await hands.press("1")
        await hands.until(lambda: "1 sheet was taken out." in hands.text())
    assert states(desk).count(JobState.CANCELLED) == 1 and desk.ledger.tally(()).total == 8
    assert not (desk.settings.data / "spool" / f"{0:032x}.pdf").exists()


async def test_all_are_taken_out_and_the_organisers_list_says_no_more_of_them(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await at_the_sheets(hands)
        await hands.press("7")
        await hands.until(lambda: "8 sheets were taken out." in hands.text())
        assert "Take all out" not in hands.text()
        await hands.press("0")
        await hands.see(OrganiserScreen)
        assert "stopped case" not in hands.text()
    assert set(states(desk)) == {JobState.CANCELLED} and desk.ledger.tally(()).total == 8


async def test_their_counts_go_with_them_where_that_is_asked(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        await at_the_sheets(hands)
        await hands.touch("#uncount")
        await hands.until(lambda: "8 sheets were taken out." in hands.text())
    assert desk.ledger.tally(()).total == 0
    assert {row.note for row in desk.ledger.actions() if row.note} == {
        "its case has stopped, and its sheet was taken out"
    }


async def test_what_is_at_the_printer_already_is_said(open_kiosk, desk: Desk):
    desk.ledger.move_job(f"{0:032x}", JobState.QUEUED, JobState.SENDING)
    async with open_kiosk() as hands:
        await at_the_sheets(hands)
        await hands.press("7")
        await hands.until(lambda: "7 sheets were taken out. 1 is at the printer already." in hands.text())


async def test_where_none_waits_no_verb_is_offered(open_kiosk, desk: Desk, clock):
    clock.at = datetime(2026, 12, 5, 12, 0, tzinfo=UTC)
    async with open_kiosk() as hands:
        await hands.press(*CHORD)
        await hands.see(OrganiserScreen)
        assert "Sheets of stopped cases" not in hands.text()
        await hands.press("2")
        await hands.pilot.pause()
        assert isinstance(hands.app.screen, OrganiserScreen)
