"""From a case and a draft to a whole letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.campaign.model import Case, Pack
from kiosk.catalogue import sheet_speaker, speaker
from kiosk.letter.compose import Occasion, compose, free_paragraphs, opened_free, who_sentence
from kiosk.letter.draft import Draft, Way


def test_a_ready_letter_says_concern_and_ask_whatever_opener_is_chosen(case: Case, occasion: Occasion) -> None:
    words = case.told_in("en")
    for opener in range(len(words.openers)):
        body = compose(case, Draft(opener=opener), occasion).body()
        assert body.startswith(words.openers[opener])
        assert words.concern in body and words.ask in body and words.thanks in body


def test_concern_and_ask_are_locked_and_the_rest_is_not(case: Case, occasion: Occasion) -> None:
    words = case.told_in("en")
    locked = [part.text for part in compose(case, Draft(), occasion).paragraphs if part.locked]
    assert locked == [words.concern, " ".join((words.ask, *words.sub_asks))]


def test_guided_answers_are_woven_in_and_end_like_sentences(case: Case, occasion: Occasion) -> None:
    draft = Draft(Way.GUIDED, who="a nurse", why="I care for prisoners", asking="Please write back?")
    texts = [part.text for part in compose(case, draft, occasion).paragraphs]
    assert texts[0] == "I am a nurse."
    assert "I care for prisoners." in texts
    assert "Please write back?" in texts


def test_an_empty_answer_leaves_no_gap(case: Case, occasion: Occasion) -> None:
    assert all(part.text for part in compose(case, Draft(Way.GUIDED), occasion).paragraphs)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [("a nurse", "I am a nurse."), ("I am a nurse", "I am a nurse."), ("i am 12!", "i am 12!"), ("", "")],
)
def test_who_i_am_is_never_said_twice(said: str, sentence: str) -> None:
    assert who_sentence(said, speaker("en")) == sentence


@pytest.mark.parametrize(
    ("said", "sentence"), [("ядерный физик", "Я ядерный физик."), ("Я медсестра", "Я медсестра."), ("я", "Я я.")]
)
def test_a_word_that_begins_like_i_am_is_not_taken_for_it(said: str, sentence: str) -> None:
    assert who_sentence(said, speaker("ru")) == sentence


def test_a_free_letter_is_the_writers_own_words(case: Case, occasion: Occasion) -> None:
    draft = Draft(Way.FREE, free="One.\nstill one\n\n\n  \nTwo [/b] {braces} <b>")
    texts = [part.text for part in compose(case, draft, occasion).paragraphs]
    assert texts == ["One.\nstill one", "Two [/b] {braces} <b>"]


def test_the_free_way_begins_with_the_letter_as_it_stood_and_is_kept_afterwards(case: Case) -> None:
    say = speaker("en")
    opened = opened_free(case, Draft(Way.GUIDED, who="a nurse"), say)
    assert opened.way is Way.FREE and opened.free is not None
    assert opened.free.startswith("I am a nurse.") and case.told_in("en").ask in opened.free
    mine = replace(opened, way=Way.READY, free="my own")
    assert opened_free(case, mine, say).free == "my own"


@given(st.text(max_size=200))
def test_free_paragraphs_lose_nothing_but_blank_space(text: str) -> None:
    kept = "".join("".join(part.text.split()) for part in free_paragraphs(text))
    assert kept == "".join(text.split())


def test_the_address_ends_with_the_country_in_capitals_in_the_letters_language(pack: Pack, occasion: Occasion) -> None:
    assert compose(pack.named("tun-aung"), Draft(), occasion).address[-1] == "MYANMAR"
    french = replace(occasion, say=speaker("fr"))
    assert compose(pack.named("miriam-lopez"), Draft(), french).address[-1] == "MEXIQUE"


def test_a_letter_travels_to_the_targets_country_not_the_persons(pack: Pack, occasion: Occasion) -> None:
    assert compose(pack.named("nabi-saleh"), Draft(), occasion).address[-1] == "ISRAEL"


def test_place_and_date_are_written_as_the_letters_language_writes_them(case: Case, occasion: Occasion) -> None:
    assert compose(case, Draft(), occasion).place_and_date == "Exampleville, 5 December 2026"
    french = compose(case, Draft(place="Lyon"), replace(occasion, say=speaker("fr")))
    assert french.place_and_date == "Lyon, le 5 décembre 2026"


def test_without_a_place_the_date_stands_alone(case: Case, occasion: Occasion) -> None:
    assert compose(case, Draft(), replace(occasion, place="")).place_and_date == "5 December 2026"


def test_a_practice_letter_says_so_and_a_live_one_does_not(case: Case, occasion: Occasion) -> None:
    assert compose(case, Draft(), occasion).mark == "PRACTICE"
    assert compose(case, Draft(), replace(occasion, practice=False)).mark == ""


def test_the_title_names_the_case_and_never_the_writer(case: Case, occasion: Occasion) -> None:
    letter = compose(case, Draft(name="Ana Example"), occasion)
    assert "Ana" not in letter.title and "Tun Aung" in letter.title
    assert "Ana" not in repr(letter)


def test_every_case_makes_a_letter_in_every_language(pack: Pack, occasion: Occasion) -> None:
    for language in pack.file.languages:
        for case in pack.cases:
            letter = compose(case, Draft(), replace(occasion, say=sheet_speaker(language)))
            assert letter.language == language and len(letter.paragraphs) == 4
