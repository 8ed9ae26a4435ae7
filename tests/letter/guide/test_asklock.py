"""The case's ask, and no other."""

from __future__ import annotations

import pytest

from kiosk.campaign.model import Case, Pack
from kiosk.letter.guide.asklock import made, others
from kiosk.letter.guide.wordlist import WordList


@pytest.mark.parametrize(
    "text",
    [
        "I ask you to release Robin Example immediately and unconditionally.",
        "Please set Robin Example free.",
        "Could you let Robin Example come home?",
    ],
)
def test_the_ask_is_known_in_other_words(text: str, robin: Case, english: WordList) -> None:
    assert made(text, robin.told_in("en"), english)
    assert others(text, robin.file, robin.told_in("en"), english) == []


def test_without_a_list_only_the_cases_own_words_count(robin: Case) -> None:
    words = robin.told_in("en")
    assert made(words.ask, words, None)
    assert not made("Please set Robin Example free.", words, None)
    assert others("Hang them!", robin.file, words, None) == []


@pytest.mark.parametrize(
    "text",
    [
        "Please release Maria Beispiel.",
        "Please keep Robin Example in prison.",
        "I ask you to hang the judge.",
        "Please pardon Robin Example.",
        "You must resign.",
    ],
)
def test_another_ask_is_heard(text: str, robin: Case, english: WordList) -> None:
    assert others(text, robin.file, robin.told_in("en"), english)


def test_release_is_another_ask_where_the_case_asks_to_investigate(guide_pack: Pack, english: WordList) -> None:
    case = guide_pack.named("sam-muster")
    assert others("Please release Sam Muster.", case.file, case.told_in("en"), english)


@pytest.mark.parametrize("case_id", ["robin-example", "sam-muster", "sample-lane"])
def test_no_case_asks_for_something_else_than_itself(case_id: str, guide_pack: Pack, english: WordList) -> None:
    case = guide_pack.named(case_id)
    words = case.told_in("en")
    assert others(f"{words.concern} {words.ask}", case.file, words, english) == []
