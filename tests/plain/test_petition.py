"""A petition in lines: a name, a country, and a last word before both are sealed."""

from __future__ import annotations

PETITION = ("1", "2", "3")


def test_a_name_and_a_country_are_sealed_and_counted_once(listener, desk) -> None:
    told = listener.hears(*PETITION, "1", "Ana Example", "Norway", "1", "1")
    assert "Release Dr Tun Aung at once and unconditionally." in told
    assert "Your signature is number 1 tonight, and number 1 for Dr Tun Aung." in told
    [row] = desk.ledger.signatures()
    assert row.box and b"Ana" not in row.box and b"Norway" not in row.box


def test_a_signature_without_a_name_is_asked_for_one(listener, desk) -> None:
    told = listener.hears(*PETITION, "1", "", "Ana", "", "1", "1")
    assert "A signature needs a name. A first name is enough." in told
    assert len(desk.ledger.signatures()) == 1


def test_nothing_is_sealed_before_the_last_word_and_the_name_may_be_changed(listener, desk) -> None:
    told = listener.hears(*PETITION, "1", "Anna", "Norway", "0", "1", "Ana", "", "0", "0")
    assert "So far: Anna" in told and "\nAna, Norway\n" in told
    assert desk.ledger.tally(()).total == 0


def test_a_petition_once_signed_is_not_offered_to_the_same_person_again(listener, desk) -> None:
    told = listener.hears(*PETITION, "1", "Ana", "", "1", "2", "tun aung", "1")
    last = told[told.rindex("\nDr Tun Aung, Myanmar\n") :]
    assert "You have signed its petition." in last and "Sign, 20 s" not in last
