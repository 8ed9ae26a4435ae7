"""Who is under 18 gives a first name, and form or town; nothing else of theirs."""

from __future__ import annotations

import pytest

from kiosk.letter.guide.wordlist import word_list
from kiosk.letter.minor import is_town, only_town


@pytest.mark.parametrize(
    "place", ["Lyon", "7b", "form 7b", "Form 7 B", "4e", "4ème C", "9. a", "Klasse 9c", "7b, Lyon", ""]
)
def test_a_form_or_a_town_is_enough(place: str) -> None:
    assert is_town(place, word_list("en"))


@pytest.mark.parametrize(
    "place", ["12 Mill Lane", "Mill Lane 12", "Hauptstr. 12", "Lyon, 12 Mill Lane", "ana@example.org"]
)
def test_a_street_a_house_or_a_contact_is_too_much(place: str) -> None:
    assert not is_town(place, word_list("en"))


def test_what_is_left_of_an_address_is_its_town() -> None:
    assert only_town("12 Mill Lane, Sampleton", word_list("en")) == "Sampleton"
    assert only_town("12 Mill Lane", word_list("en")) == ""
