"""Advice, refusals, addresses and stopped cases in lines, on the pack that has every rule."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.campaign.kind import Kind
from kiosk.campaign.pack import load
from kiosk.desk import Desk
from kiosk.ledger.model import JobState, NewAction

CHORD = "\x14\x14\x14"
ROBIN, SAM, LANE = "1", "2", "3"
"""The cases: no address and a forbidden topic, an address required, all left free."""


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.pack = load(Path(__file__).parents[1] / "data" / "guide-pack")
    return desk


@pytest.fixture
def live(desk: Desk) -> Desk:
    event = desk.settings.event.model_copy(update={"practice": False})
    desk.settings = desk.settings.model_copy(update={"event": event})
    desk.pack = desk.pack.model_copy(update={"file": desk.pack.file.model_copy(update={"practice": False})})
    return desk


def free(case: str, text: str) -> tuple[str, ...]:
    """To the signing of a free letter that says this and nothing else."""
    return ("1", case, "1", "3", "4", text, "", "9", "9")


def ready(case: str) -> tuple[str, ...]:
    return ("1", case, "1", "1", "1", "9")


def test_each_refusal_blocks_kindly_and_is_mended_to_a_counted_letter(listener, desk: Desk) -> None:
    text = "I am a pupil. I saw the mayor. I live at 12 Mill Lane. Please release Robin Example. Thank you."
    signed = ("3", "2", "Ana Example", "3 Oak Street, Sampleton")
    told = listener.hears(*free(ROBIN, text), *signed, "1", "1", "1", "1", "1")
    for sentence in (
        "For this case, please leave out: the mayor.\n“mayor”",
        "For this case no letter carries its writer’s address or number.",
        "Your first name is enough: Ana.",
    ):
        assert sentence in told
    page = told[told.index("This is what will print") :]
    assert "I am a pupil. Please release Robin Example. Thank you." in page
    assert "mayor" not in page and "Oak Street" not in page and "Ana Example" not in page
    assert desk.ledger.tally(()).appeals == 1


def test_a_refusal_that_somebody_changes_themselves_leads_to_the_words(listener, desk: Desk) -> None:
    told = listener.hears(*free(ROBIN, "I am a nurse and I saw the mayor today."), "1", "", "2")
    assert told.rindex("Your letter, ") > told.index("Before it prints")
    assert desk.ledger.tally(()).total == 0


def test_advice_says_what_it_heard_why_and_what_a_number_does(listener) -> None:
    told = listener.hears(*free(LANE, "You are an idiot.")[:-1])
    assert "It would help: " in told and "“idiot”" in told
    assert "Do it for me: put the full name in" in told


def test_a_needed_address_is_given_or_promised_by_hand(listener, desk: Desk) -> None:
    told = listener.hears(*ready(SAM), "1", "", "1", "Ana Example", "12 Mill Lane", "", "1", "1")
    assert "For this case your own address must stand on the envelope." in told
    told = listener.hears(*ready(SAM), "1", "", "2", "1", "1")
    assert desk.ledger.tally(()).appeals == 2


def test_an_address_may_be_added_where_the_case_allows_it(listener, desk: Desk) -> None:
    told = listener.hears(*ready(LANE), "5", "1", "", "Ana Example", "12 Mill Lane", "", "1", "1")
    assert "Add my address (said; choose it again to take it back)" in told
    assert desk.ledger.tally(()).appeals == 1
    [sheet] = (desk.settings.data / "spool").glob("*.pdf")
    assert sheet.stat().st_size > 0


def test_who_is_under_18_is_asked_for_no_address_and_led_to_another_case(listener, desk: Desk) -> None:
    told = listener.hears(*ready(SAM), "3", "1", "", "1")
    assert "Our own rule for writers under 18" in told and "I give my address" not in told
    assert told.rstrip().endswith("look for:"), "the other cases"
    assert desk.ledger.tally(()).total == 0


def test_who_has_family_there_signs_as_a_student(listener, desk: Desk) -> None:
    told = listener.hears(*ready(LANE), "4", "2", "Ana Example", "Sampleton", "1", "1", "1")
    assert "You have family there: please do not sign with your name." in told
    page = told[told.index("This is what will print") :]
    assert "a student from Sampleton" in page and "Ana Example" not in page
    assert desk.ledger.tally(()).appeals == 1


def test_what_is_said_of_oneself_can_be_taken_back(listener) -> None:
    told = listener.hears(*ready(LANE), "3", "3", "4", "4")
    assert told.count("I am under 18 (said; choose it again to take it back)") == 1
    assert told.count("I have family there (said; choose it again to take it back)") == 1


def test_a_card_is_held_to_its_rules_too(listener, desk: Desk) -> None:
    told = listener.hears("1", LANE, "2", "2", "4", "Amnesty thinks of you.", "", "9")
    assert "It would help: " in told and "“Amnesty”" in told


def test_a_case_that_has_stopped_tells_its_news_and_leads_to_the_others(listener, live: Desk, clock) -> None:
    clock.at = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
    told = listener.hears("1", ROBIN, "0")
    assert "0  Choose another case" in told
    assert told.rstrip().endswith("look for:")


def test_a_case_that_stops_while_somebody_writes_prints_nothing(listener, live: Desk, clock, monkeypatch) -> None:
    finish = live.finish

    def late(*args: object) -> object:
        clock.at = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
        return finish(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(live, "finish", late)
    told = listener.hears(*ready(LANE), "1", "", "1", "0")
    assert "0  Choose another case" in told
    assert live.ledger.tally(()).total == 0


@pytest.mark.parametrize(("answer", "cancelled", "counted"), [("1", 1, 3), ("4", 3, 3), ("5", 3, 0)])
def test_an_organiser_takes_sheets_of_stopped_cases_out(
    listener, live: Desk, clock, answer: str, cancelled: int, counted: int
) -> None:
    for number in range(3):
        live.send(NewAction("robin-example", Kind.LETTER, "en"), f"{number:032x}", b"%PDF")
    clock.at = datetime(2027, 2, 1, 12, 0, tzinfo=UTC)
    told = listener.keyed(CHORD, "2\r", f"{answer}\r", "0\r", "0\r")
    assert "To take out: 3 sheets of stopped cases" in told and "robin-example, letter, waiting" in told
    assert [job.state for job in live.ledger.jobs()].count(JobState.CANCELLED) == cancelled
    assert live.ledger.tally(()).total == counted
