"""From a case and a draft to the words of every sheet but the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, Pack, SenderRule
from kiosk.catalogue import sheet_speaker, speaker
from kiosk.letter.bilingual import OneLanguage, bilingual
from kiosk.letter.card import solidarity_card
from kiosk.letter.compose import Occasion, compose
from kiosk.letter.cover import BundleRow, cover, kind_name
from kiosk.letter.draft import Draft, Way
from kiosk.letter.handwriting import handwriting
from kiosk.letter.petition import petition
from kiosk.letter.tongue import language_name

GUIDED = Draft(way=Way.GUIDED, who="a nurse", why="My father was a doctor", asking="Let him see his family", name="Ana")


@pytest.fixture
def french(occasion: Occasion) -> Occasion:
    return replace(occasion, say=speaker("fr"))


def test_both_languages_say_the_same_paragraph_by_paragraph(case: Case, occasion: Occasion) -> None:
    text = bilingual(case, GUIDED, occasion, speaker("fr"))
    assert text.reading == "fr" and text.letter.language == "en"
    assert replace(text.letter, note="") == replace(compose(case, GUIDED, occasion), note="")
    assert len(text.paragraphs) == len(text.letter.paragraphs) == 6
    assert "libérer" in text.paragraphs[3] and "release" in text.letter.paragraphs[3].text
    assert text.paragraphs[2] == text.letter.paragraphs[2].text == "My father was a doctor."
    assert text.heads == ("Français", "English")


def test_the_office_is_told_which_text_is_the_letter(case: Case, french: Occasion) -> None:
    note = bilingual(case, Draft(), french, speaker("en")).letter.note
    assert note.startswith("Imprimé à") and "(français)" in note


def test_a_second_language_must_be_another_and_have_the_words(case: Case, occasion: Occasion) -> None:
    with pytest.raises(OneLanguage, match=r"^Both languages are English: choose another, or a plain letter\.$"):
        bilingual(case, Draft(), occasion, speaker("en"))
    own = Draft(way=Way.FREE, free="My own words.")
    with pytest.raises(OneLanguage, match=r"^A letter in one's own words stands in one language: print it as a plain"):
        bilingual(case, own, occasion, speaker("fr"))


def test_both_languages_begin_alike_where_one_has_fewer_beginnings(pack: Pack, occasion: Occasion) -> None:
    case = pack.named("yorm-bopha")
    khmer = case.letters["km"].model_copy(update={"openers": case.letters["km"].openers[:1]})
    fewer = case.model_copy(update={"letters": {"km": khmer}})
    text = bilingual(fewer, Draft(opener=2), replace(occasion, say=sheet_speaker("km")), speaker("en"))
    assert text.letter.paragraphs[0].text == khmer.openers[0]
    assert text.paragraphs[0] == case.words["en"].openers[0]


@pytest.mark.parametrize(
    ("code", "name", "in_french"),
    [
        ("en", "English", "anglais"),
        ("km", "ខ្មែរ", "khmer"),
        ("ar", "العربية", "arabe"),
        ("ru", "Русский", "russe"),
        ("tlh-Latn", "tlh-Latn", "tlh-Latn"),
    ],
)
def test_a_language_is_called_as_its_speakers_do_and_as_others_do(code: str, name: str, in_french: str) -> None:
    assert language_name(code) == name and language_name(code, "fr") == in_french


def test_a_card_is_about_the_two_people_and_names_no_case_no_event_and_no_charge(
    pack: Pack, occasion: Occasion
) -> None:
    for case in pack.cases:
        card = solidarity_card(case, Draft(name="Ana"), replace(occasion, event="Amnesty marathon"))
        words = " ".join((card.hope, *card.paragraphs, card.signature, card.place, card.imprint.title))
        assert "Amnesty" not in words and "prison" not in words and "!" not in words
        assert card.name == case.told_in("en").name and card.signature == "Ana"


def test_a_card_tells_where_it_comes_from_once(case: Case, occasion: Occasion) -> None:
    card = solidarity_card(case, Draft(place="Lyon"), occasion)
    assert card.paragraphs[0] == "Warm greetings from Lyon." and card.place == ""
    assert solidarity_card(case, Draft(), replace(occasion, place="")).paragraphs[0] == "Warm greetings from far away."
    free = solidarity_card(case, Draft(way=Way.FREE, free="One.\n\nTwo.", place="Lyon"), occasion)
    assert free.paragraphs == ("One.", "Two.") and free.place == "Lyon"


def test_a_guided_card_says_who_writes(case: Case, occasion: Occasion) -> None:
    assert solidarity_card(case, GUIDED, occasion).paragraphs[1] == "I am a nurse. My father was a doctor."
    assert len(solidarity_card(case, Draft(way=Way.GUIDED), occasion).paragraphs) == 3


def test_a_petition_speaks_the_language_of_its_signers(case: Case, french: Occasion) -> None:
    text = petition(case, Draft(), french)
    assert text.heading == text.imprint.title == "Pétition pour Dr Tun Aung"
    assert text.to == "À : Président du Myanmar" and text.columns == ("Nom", "Ville, pays", "Signature")
    assert text.imprint.mark == "EXERCICE" and text.imprint.page_label == "Le cas"


def test_own_words_stand_for_the_statement_and_never_for_the_ask(case: Case, occasion: Occasion) -> None:
    text = petition(case, Draft(way=Way.FREE, free="Our words."), occasion)
    assert text.statement == ("Our words.",) and text.ask == case.told_in("en").ask_short


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (SenderRule.REQUIRED, "Write your name and address on the envelope: for this case it is needed."),
        (SenderRule.ALLOWED, "You may give your own address, and need not."),
        (SenderRule.FORBIDDEN, "Write no address of your own, neither on the letter nor on the envelope."),
    ],
)
def test_a_guide_tells_the_rule_of_its_case_and_that_of_minors(
    rule: SenderRule, sentence: str, case: Case, occasion: Occasion
) -> None:
    ruled = case.model_copy(update={"file": case.file.model_copy(update={"sender": rule})})
    rows = handwriting(ruled, Draft(), occasion).rules.rows
    assert rows[0] == sentence and rows[1].startswith("Under 18: sign with your first name")


def test_a_guide_for_own_words_gives_those_to_copy(case: Case, occasion: Occasion) -> None:
    text = handwriting(case, Draft(way=Way.FREE, free="One.\n\nTwo."), occasion)
    assert text.openers.rows == () and text.phrases == ("One.", "Two.", "With respect,")


def test_a_cover_adds_up_what_is_known(occasion: Occasion) -> None:
    rows = [BundleRow("A", kind, "B", 1_000) for kind in Kind]
    text = cover(rows, occasion)
    assert text.total == ("Total", "8\u202f000") and len({row[1] for row in text.rows}) == len(Kind)
    assert cover([*rows, BundleRow("A", Kind.LETTER, "B")], occasion).total == ("Total", "")
    assert [label for label, _ in cover(rows, replace(occasion, place="")).facts] == ["Event", "Date"]


def test_every_kind_has_a_name_in_french() -> None:
    kinds = (Kind.LETTER, Kind.SOLIDARITY, Kind.SMS)
    assert [kind_name(kind, speaker("fr")) for kind in kinds] == ["lettre", "carte", "SMS"]


def test_a_sheet_without_a_catalogue_keeps_its_language_around_english_sentences(case: Case) -> None:
    persian = Occasion(sheet_speaker("fa"), date(2026, 12, 5), event="E", practice=True)
    letter = compose(case, Draft(), persian)
    assert letter.language == "fa" and letter.mark == "PRACTICE" and letter.address[-1] == "میانمار"
    assert sheet_speaker("fr") is speaker("fr") and sheet_speaker("tlh").language == "en"
