"""Advice while writing: helpful, and never in the way."""

from __future__ import annotations

from kiosk.campaign.model import Case
from kiosk.catalogue import speaker
from kiosk.letter.compose import Occasion, compose, opened_free
from kiosk.letter.courtesy import advise
from kiosk.letter.draft import Draft, Way


def advice(case: Case, draft: Draft, occasion: Occasion) -> dict[str, bool]:
    letter = compose(case, draft, occasion)
    return {one.text: one.well for one in advise(letter, draft, case.file, case.told_in("en"), speaker("en"))}


def test_a_ready_letter_needs_no_advice(case: Case, occasion: Occasion) -> None:
    assert advice(case, Draft(), occasion) == {"full name": True, "asks clearly": True, "polite": True}


def test_a_free_letter_without_the_name_is_told_the_name(case: Case, occasion: Occasion) -> None:
    said = advice(case, Draft(Way.FREE, free="Please let the doctor go."), occasion)
    assert said[f"write the full name: {case.told_in('en').full_name}"] is False
    assert said["say what you ask for"] is False


def test_the_name_counts_without_its_accents_and_in_any_case(case: Case, occasion: Occasion) -> None:
    names = " ".join(case.file.names).upper()
    assert advice(case, Draft(Way.FREE, free=f"About {names}, please."), occasion)["full name"]


def test_the_prefilled_free_letter_still_asks(case: Case, occasion: Occasion) -> None:
    assert advice(case, opened_free(case, Draft(), speaker("en")), occasion)["asks clearly"]


def test_who_i_am_is_wished_for_in_the_guided_way(case: Case, occasion: Occasion) -> None:
    assert advice(case, Draft(Way.GUIDED), occasion)["say who you are: it helps"] is False
    assert advice(case, Draft(Way.GUIDED, who="a nurse"), occasion)["says who you are"]


def test_capitals_all_along_read_like_shouting(case: Case, occasion: Occasion) -> None:
    said = advice(case, Draft(Way.FREE, free="LET DR TUN AUNG GO HOME TO HIS FAMILY RIGHT NOW PLEASE SIR"), occasion)
    assert said["capitals read like shouting"] is False
