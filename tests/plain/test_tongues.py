"""Other languages in lines: a letter that prints in the one of its office, and phrases to put in."""

from __future__ import annotations

from kiosk.desk import Desk

YORM = ("1", "yorm", "1", "1")
READY, FREE = ("1", "1"), ("3",)


def page(told: str) -> str:
    return told[told.rindex("This is what will print") :]


def test_a_ready_letter_prints_in_the_language_of_its_office(listener) -> None:
    told = listener.hears(*YORM, *READY, "1", "2", "1", "9", "1", "")
    assert "2  Khmer" in told and "Nobody who speaks it has checked this yet." in told
    assert "ក្រសួងយុត្តិធម៌" in page(told) and "Dear Minister" not in page(told)


def test_both_are_read_one_below_the_other_and_can_be_taken_back(listener) -> None:
    told = page(listener.hears(*YORM, *READY, "1", "2", "2", "9", "1", ""))
    assert 0 < told.index("ដោយក្តីគោរព") < told.index("Dear Minister") < told.index("Yours sincerely,")
    told = page(listener.hears(*YORM, *READY, "1", "2", "2", "1", "1", "9", "1", ""))
    assert "Dear Minister" in told and "ដោយក្តីគោរព" not in told


def test_ones_own_words_are_offered_no_other_language(listener) -> None:
    told = listener.hears(*YORM, "2", "a nurse", "", "")
    assert "The language it prints in" not in told


def test_a_phrase_is_told_by_its_meaning_and_put_where_it_belongs(listener) -> None:
    told = listener.hears(*YORM, *FREE, "5", "1", "5", "3")
    assert "1  Hello: ជំរាបសួរ (chumreap suor)" in told
    last = told[told.rindex("My own words") :]
    assert last.index("Paragraph 1: ជំរាបសួរ") < last.index("Paragraph 6: ជំរាបលា")


def test_phrases_are_printed_large_once(listener, desk: Desk) -> None:
    told = listener.hears(*YORM, *FREE, "5", "4", "4", "0")
    assert "4  Print them large, to copy" in told and "4  The sheet lies in the tray" in told
    assert [job.sheet for job in desk.ledger.jobs()] == ["phrases"]
    assert desk.ledger.tally(()).total == 0
