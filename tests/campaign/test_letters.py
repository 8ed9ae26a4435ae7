"""A letter in a language that a case is not told in, words nobody has checked, and a text that a language lacks."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.campaign.model import Pack
from kiosk.campaign.pack import load

CASE = "cases/robin-example.toml"
WORDS = "words/en.toml"
FRENCH = "words/fr.toml"
LETTERS = "letters/eo.toml"
LETTER = """\
[pack]
checked = false

[robin-example]
name = "Robin Ekzemplo"
full_name = "Robin Example"
openers = ["Mi skribas al vi kun respekto."]
concern = "Ĉi tiu letero temas pri Robin Example."
ask = "Mi petas vin liberigi Robin Example tuj kaj senkondiĉe."
sub_asks = ["Mi petas ankaŭ, ke neniu estu punata pro sia opinio."]
target = "Ministro de Justico"
address = ["La Ministro de Justico", "Ministerio de Justico", "Ekzempla Urbo"]
salutation = "Estimata Ministro,"
thanks = "Dankon pro via atento."
close = "Kun respekto,"
"""


@pytest.fixture
def lettered(example: Any) -> Any:
    """The example with a letter in Esperanto beside its English words."""
    return example.write(LETTERS, LETTER.encode())


def test_a_letter_needs_no_more_than_a_letter_has(lettered: Any) -> None:
    assert lettered.faults() == []
    case = load(lettered.path).cases[0]
    assert case.letter_languages == ("en", "eo")
    assert case.letter_in("eo").salutation == "Estimata Ministro,"
    assert case.letter_in("eo-FR").salutation == "Estimata Ministro,"
    assert case.told_in("eo").salutation == case.letter_in("tlh").salutation == "Dear Minister,"


def test_the_pack_names_the_languages_of_its_letters_and_what_nobody_has_checked(lettered: Any) -> None:
    pack = load(lettered.path)
    assert pack.letters == pack.unchecked == ("eo",)
    assert load(lettered.path, ["en"]).letters == ("eo",)
    lettered.change(WORDS, "[pack]", "[pack]\nchecked = false").change(LETTERS, "checked = false", "checked = true")
    assert load(lettered.path).unchecked == ("en",)


def test_every_letter_of_the_shipped_pack_says_what_its_case_says(practice: Pack) -> None:
    for case in practice.cases:
        for letter in case.letters.values():
            english = case.told_in("en")
            assert len(letter.sub_asks) == len(english.sub_asks), case.id
            assert len(letter.openers) == len(english.openers), case.id


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'sub_asks = ["Mi petas ankaŭ, ke neniu estu punata pro sia opinio."]\n',
            "",
            f"{LETTERS}: robin-example.sub_asks: lists 0, {WORDS} 1. Give it as many, in the same order.",
        ),
        (
            '["Mi skribas al vi kun respekto."]',
            '["Unu.", "Du.", "Tri."]',
            f"{LETTERS}: robin-example.openers: lists 3, {WORDS} 2. Give it as many or fewer, in the same order.",
        ),
        (
            "Dankon pro via atento.",
            "Thank you for your time and your attention.",
            f"{LETTERS}: robin-example.thanks: is the same as in {WORDS}. Translate it.",
        ),
        (
            "temas pri Robin Example",
            "temas pri Robin",
            None,
        ),
        (
            "liberigi Robin Example tuj kaj senkondiĉe.",
            "liberigi Robin Example tuj kaj",
            f"{LETTERS}: robin-example.ask: does not end like a sentence. End it with a full stop.",
        ),
        (
            "Dankon pro via atento.",
            "Dankon al office@ministry.gov pro via atento.",
            f"{LETTERS}: robin-example.thanks: holds 'office@ministry.gov', which may belong to somebody."
            " Use example.org, or a number like +1 202 555 0101.",
        ),
        (
            "[robin-example]",
            "[sam-example]",
            f"{LETTERS}: sam-example: tells a case that has no file."
            " Write cases/sam-example.toml, or mend the name of the table.",
        ),
        (
            "checked = false",
            'checked = "no"',
            f"{LETTERS}: pack.checked: must be true or false; it says 'no'. Write true or false, without quotes.",
        ),
    ],
)
def test_what_is_wrong_with_a_letter_is_said(lettered: Any, old: str, new: str, said: str | None) -> None:
    faults = lettered.change(LETTERS, old, new).faults()
    assert faults == [] if said is None else said in faults


def test_a_letter_that_lacks_a_text_is_said_and_left_out(lettered: Any) -> None:
    lettered.change(LETTERS, 'salutation = "Estimata Ministro,"\n', "")
    assert lettered.faults() == [f"{LETTERS}: robin-example.salutation: is missing. Add it."]
    case = load(lettered.path).cases[0]
    assert case.letter_languages == ("en",)
    assert case.letter_in("eo").salutation == "Dear Minister,"


def test_a_case_whose_second_language_lacks_a_text_is_said_and_told_in_the_first(example: Any) -> None:
    example.in_two_languages().change(FRENCH, 'salutation = "Dear Minister,"\n', "")
    told = "robin-example: is not told in this language. Translate it, or the kiosk will tell it in 'en'."
    assert example.faults() == [f"{FRENCH}: {told}", f"{FRENCH}: robin-example.salutation: is missing. Add it."]
    case = load(example.path).cases[0]
    assert tuple(case.words) == ("en",)
    assert case.told_in("fr") == case.words["en"]


def test_a_case_whose_first_language_lacks_a_text_can_not_be_opened(example: Any) -> None:
    said = example.change(WORDS, 'salutation = "Dear Minister,"\n', "").refused()
    assert said == [f"{WORDS}: robin-example.salutation: is missing. Add it."]


def test_letters_in_a_language_that_cases_are_told_in_are_refused(example: Any) -> None:
    assert example.write("letters/en.toml", LETTER.encode()).refused() == [
        "letters/en.toml: is one of the languages of pack.toml. Take it out: words/en.toml has the letters already."
    ]


def test_words_that_nobody_checked_are_a_fault_of_a_live_pack_alone(lettered: Any) -> None:
    lettered.change("pack.toml", "practice = true", "practice = false")
    cure = "Let one read them all and take the line out, or take the language out."
    said = f"{LETTERS}: pack.checked: is false: no native reader has seen these words. {cure}"
    assert said in lettered.faults()
    assert load(lettered.path).unchecked == ("eo",)
