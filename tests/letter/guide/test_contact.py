"""Numbers people can ring and addresses they can find, and the numbers that are neither."""

from __future__ import annotations

import pytest

from kiosk.letter.guide.contact import addresses, emails, phones
from kiosk.letter.guide.wordlist import WordList


@pytest.mark.parametrize("text", ["+1 202 555 0101", "(020) 7946 0018", "0151 2345678", "Tel. 01.99.00.12.34"])
def test_a_telephone_number_is_seen(text: str) -> None:
    assert phones(text)


@pytest.mark.parametrize("text", ["05.12.2026", "2026-12-05", "20 000", "1989", "article 19", "+18", "0.12345678"])
def test_a_date_or_a_sum_is_no_telephone_number(text: str) -> None:
    assert not phones(text)


def test_an_email_address_is_seen_spelled_or_not(english: WordList) -> None:
    assert emails("a.b@example.org") and emails("ana (at) example (dot) org", english)
    assert not emails("we meet at example (dot dot dot) five", english)


def test_a_street_is_seen_where_there_is_a_list(english: WordList) -> None:
    assert addresses("I live at 12 Mill Lane", english)
    assert not addresses("I live at 12 Mill Lane", None)
