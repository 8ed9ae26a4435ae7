"""Nothing is printed for a case that is stopped or stale, and what waits for one is listed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import doctor
from kiosk.campaign.freshness import NotFresh
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Pack
from kiosk.campaign.pack import load
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.ledger.ledger import Ledger
from kiosk.letter.draft import Draft
from kiosk.printing.printer import printer_for
from kiosk.printing.spool import Spool
from kiosk.stationery import SheetName, Stationery
from kiosk.visit import Visit

AFTER = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
"""The day after the last on which letters are printed for the invented cases."""


def opened(settings: Settings, pack: Pack, clock: StoppedClock) -> Iterator[Desk]:
    with Ledger.open(
        settings.data, event="e", practice=pack.practice, pack_version=pack.version, clock=clock
    ) as ledger:
        printer = printer_for(settings.printing, settings.data)
        yield Desk(
            settings, pack, ledger, Spool(settings.data / "spool", ledger, printer, settings.printing, clock), clock
        )


@pytest.fixture
def practice_pack() -> Pack:
    return load(Path(__file__).parent / "data" / "guide-pack")


@pytest.fixture
def live_settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"event": settings.event.model_copy(update={"practice": False})})


@pytest.fixture
def live(live_settings: Settings, practice_pack: Pack, clock: StoppedClock) -> Iterator[Desk]:
    file = practice_pack.file.model_copy(update={"practice": False})
    yield from opened(live_settings, practice_pack.model_copy(update={"file": file}), clock)


def reviewed(case: str) -> Visit:
    return Visit("fr").begin().choose(case).act(Kind.LETTER).written(Draft()).signed("", "")


def test_a_fresh_case_prints_and_a_stopped_one_is_refused_in_the_writers_language(
    live: Desk, clock: StoppedClock
) -> None:
    live.finish(reviewed("robin-example"), b"%PDF")
    clock.at = AFTER
    with pytest.raises(NotFresh) as caught:
        live.finish(reviewed("robin-example"), b"%PDF")
    assert caught.value.calm.startswith("On n’écrit plus de lettres pour « Robin Example ».")
    assert str(caught.value).startswith("Letters for Robin Example have stopped.")
    assert live.ledger.tally(()).total == 1 and len(list((live.settings.data / "spool").glob("*.pdf"))) == 1


def test_no_other_sheet_is_made_for_a_stopped_case(live: Desk, clock: StoppedClock) -> None:
    assert Stationery(live).set(SheetName.HANDWRITING, "sample-lane", Draft(), "en")
    clock.at = AFTER
    with pytest.raises(NotFresh):
        Stationery(live).set(SheetName.HANDWRITING, "sample-lane", Draft(), "en")


def test_no_petition_is_signed_for_a_stopped_case(live: Desk, clock: StoppedClock) -> None:
    clock.at = AFTER
    visit = Visit("en").begin().choose("robin-example").act(Kind.PETITION)
    with pytest.raises(NotFresh):
        live.sign_petition(visit, "Robin", "Norway")
    assert live.ledger.tally(()).total == 0


def test_the_sheets_that_wait_for_a_stopped_case_are_listed(live: Desk, clock: StoppedClock) -> None:
    visit = reviewed("robin-example")
    live.finish(visit, b"%PDF")
    assert live.stopped_sheets() == ()
    assert [*doctor.stopped(live)] == []
    clock.at = AFTER
    assert [job.id for job in live.stopped_sheets()] == [visit.ticket]
    (finding,) = doctor.stopped(live)
    assert finding.text == "1 sheets wait for robin-example, which has stopped: take them out."
    live.spool.cancel(visit.ticket)
    assert live.stopped_sheets() == ()


def test_the_doctor_names_stopped_and_stale_cases(live: Desk) -> None:
    stopped = [*doctor.fresh(live.pack, AFTER.date())]
    assert [one.about for one in stopped] == ["robin-example", "sam-muster", "sample-lane"]
    assert stopped[0].text == "Letters stopped after 2027-01-31: nothing is printed for it."
    assert stopped[0].mark is doctor.Mark.LOOK
    file = live.pack.file.model_copy(update={"fresh_days": 5})
    stale = next(doctor.fresh(live.pack.model_copy(update={"file": file}), datetime(2026, 12, 5, tzinfo=UTC).date()))
    assert stale.text == "Verified on 2026-11-01, too long ago: nothing is printed. Verify it again."
    assert stale.mark is doctor.Mark.MEND


def test_the_doctor_says_nothing_of_word_lists_that_can_be_read() -> None:
    assert [*doctor.word_lists()] == []


def test_practice_prints_for_ever(settings: Settings, practice_pack: Pack, clock: StoppedClock) -> None:
    clock.at = AFTER
    for desk in opened(settings, practice_pack, clock):
        assert desk.finish(reviewed("robin-example"), b"%PDF").number == 1
        assert desk.stopped_sheets() == ()
        assert [*doctor.fresh(desk.pack, AFTER.date())] == []
