"""What sheets are called on the screens, in the language of who reads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.catalogue import languages, speaker
from kiosk.ledger.model import Job, JobState
from kiosk.sheet_names import SEVERAL, TEST_PAGE, called, kind_of

LETTER = Job("ab" * 16, None, "tun-aung", "letter", 1, JobState.QUEUED, 0, None, "", 0, 41, None)


def test_a_sheet_is_called_by_its_number_its_case_and_its_kind() -> None:
    assert called(speaker("en"), LETTER) == "Sheet 41 · tun-aung · letter"
    assert called(speaker("de"), replace(LETTER, sheet="slip")) == "Blatt 41 · tun-aung · Zettel"


def test_a_test_page_has_a_name_and_no_kind() -> None:
    case_id, sheet = TEST_PAGE
    page = replace(LETTER, case_id=case_id, sheet=sheet)
    assert called(speaker("fr"), page) == "Feuille 41 · Page de test"


def test_a_case_may_be_called_test_as_long_as_its_sheets_are_letters() -> None:
    assert called(speaker("en"), replace(LETTER, case_id="test")) == "Sheet 41 · test · letter"


def test_cards_for_several_cases_are_said_so() -> None:
    cards = replace(LETTER, case_id=SEVERAL, sheet="cards")
    assert called(speaker("en"), cards) == "Sheet 41 · several cases · cards"


def test_a_kind_that_nobody_knows_stays_as_it_was_written_down() -> None:
    assert kind_of(speaker("fr"), replace(LETTER, sheet="hologram")) == "hologram"


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
@pytest.mark.parametrize("sheet", ["letter", "card", "photo", "handwriting", "slip", "cards", "bundle"])
def test_every_kind_but_a_fax_has_a_word_of_its_own_in_every_language(language: str, sheet: str) -> None:
    assert kind_of(speaker(language), replace(LETTER, sheet=sheet)) not in ("", sheet)
