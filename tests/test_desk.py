"""What one kiosk does for an attendee, with the real record, the real spool and the practice pack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.campaign.kind import Kind
from kiosk.campaign.pack import load
from kiosk.clock import StoppedClock
from kiosk.config import Settings
from kiosk.desk import Desk
from kiosk.ledger.faults import NotCounted
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import JobState, NewAction
from kiosk.letter.draft import Draft
from kiosk.printing.printer import printer_for
from kiosk.printing.spool import Spool
from kiosk.visit import Visit


@pytest.fixture
def desk(settings: Settings, clock: StoppedClock) -> Iterator[Desk]:
    """A desk whose spool does not work yet, so that what waits can be seen."""
    pack = load(settings.pack)
    with Ledger.open(settings.data, event="e", practice=True, pack_version=pack.version, clock=clock) as ledger:
        printer = printer_for(settings.printing, settings.data)
        yield Desk(
            settings, pack, ledger, Spool(settings.data / "spool", ledger, printer, settings.printing, clock), clock
        )


def reviewed(case: str = "tun-aung") -> Visit:
    return Visit("en").begin().choose(case).act(Kind.LETTER).written(Draft()).signed("Ana Example", "")


def test_a_finished_letter_is_counted_and_waits_for_the_printer(desk: Desk) -> None:
    visit = reviewed()
    counted = desk.finish(visit, b"%PDF")
    assert (counted.number, counted.case_number, counted.job_id) == (1, 1, visit.ticket)
    assert desk.spool.state_of(visit.ticket) is JobState.QUEUED
    assert desk.ledger.tally(("case", "kind", "language")).rows[0].keys == {
        "case": "tun-aung",
        "kind": "letter",
        "language": "en",
    }


def test_pressing_twice_is_one_letter(desk: Desk) -> None:
    visit = reviewed()
    first, second = desk.finish(visit, b"%PDF"), desk.finish(visit, b"%PDF")
    assert first == second
    assert desk.ledger.tally(()).total == 1 and len(desk.ledger.jobs()) == 1


def test_two_visits_are_two_letters_even_for_one_case(desk: Desk) -> None:
    assert [desk.finish(reviewed(), b"%PDF").case_number for _ in range(2)] == [1, 2]


def test_a_letter_that_could_not_be_counted_leaves_no_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise NotCounted("the disk is full")

    monkeypatch.setattr(desk.ledger, "record", full)
    with pytest.raises(NotCounted):
        desk.finish(reviewed(), b"%PDF")
    assert not [path for path in (desk.settings.data / "spool").glob("*.pdf")]


def test_the_least_written_case_stands_first_and_ties_keep_the_packs_order(desk: Desk) -> None:
    order = [card.id for card in desk.cards("en")]
    assert order == [case.id for case in desk.pack.cases]
    for _ in range(2):
        desk.ledger.record(NewAction(order[0], "letter", "en"))
    desk.ledger.record(NewAction(order[1], "letter", "en"))
    cards = desk.cards("en")
    assert [card.id for card in cards] == [*order[2:], order[1], order[0]]
    assert (cards[-1].letters, cards[-2].letters) == (2, 1)


def test_cards_speak_the_language_of_the_visit(desk: Desk) -> None:
    english, french = desk.cards("en")[0], desk.cards("fr")[0]
    assert english.id == french.id and english.line != french.line
    assert (english.country, french.country) == ("Ethiopia", "Éthiopie")


def test_a_language_the_pack_lacks_prints_in_the_packs_first(desk: Desk) -> None:
    assert desk.letter_language("ru") == "en"
    assert desk.compose("tun-aung", Draft(), "ru").language == "en"


def test_the_counter_follows_the_record(desk: Desk, clock: StoppedClock) -> None:
    desk.finish(reviewed(), b"%PDF")
    assert (desk.numbers().letters, desk.numbers().last_hour) == (1, 1)
    clock.at = clock.at.replace(hour=23)
    assert (desk.numbers().letters, desk.numbers().last_hour) == (1, 0)


def test_a_name_no_font_can_print_is_found_before_printing(desk: Desk) -> None:
    letter = desk.compose("tun-aung", replace(Draft(), name="Ana 𓀀"), "en")
    assert desk.missing(letter) == ("𓀀",)
