"""The shipped pack: twelve cases, whole in two languages, and every letter fit to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.campaign import contacts, wording
from kiosk.campaign.check import check
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, CaseWords, Pack, SenderRule, Weight

IDS = (
    "eskinder-nega",
    "tun-aung",
    "bolotnaya-three",
    "bahrain-thirteen",
    "jabeur-mejri",
    "yorm-bopha",
    "miriam-lopez",
    "hakan-yaman",
    "ihar-tsikhanyuk",
    "badia-east",
    "nabi-saleh",
    "cofadeh",
)
# Nothing that Geng He said is on record here, so the figures of Gao Zhisheng stand for it.
HOPED = (
    "Jabbar Savalan",
    "Gao Zhisheng",
    "Chiou Ho-shun",
    "Ana Montilla",
    "Ales Bialiatski",
    "Ihar Tsikhanyuk",
    "Yorm Bopha",
)


def ready(words: CaseWords, opener: int) -> str:
    """The letter of somebody who adds nothing."""
    asks = " ".join((words.ask, *words.sub_asks))
    parts = (words.salutation, words.openers[opener], words.concern, asks, words.thanks, words.close)
    return "\n\n".join(parts)


def told(pack: Pack) -> Iterator[tuple[Case, str, CaseWords]]:
    for case in pack.cases:
        for language, words in case.words.items():
            yield case, language, words


def sentences(pack: Pack) -> Iterator[tuple[str, str, str]]:
    for case, language, words in told(pack):
        for key, text in wording.texts(words):
            yield language, f"{case.id}.{key}", text
    for language, title in pack.titles.items():
        for key, text in wording.texts(title):
            yield language, f"pack.{key}", text
    for language, hopes in pack.hopes.items():
        for at, hope in enumerate(hopes):
            yield from ((language, f"hope[{at}].{key}", text) for key, text in wording.texts(hope) if key != "case")


def test_the_check_finds_nothing(shipped: Path) -> None:
    assert [str(fault) for fault in check(shipped)] == []


def test_all_twelve_cases_are_there_in_both_languages(practice: Pack) -> None:
    assert tuple(case.id for case in practice.cases) == IDS
    assert practice.practice
    assert all(tuple(case.words) == ("en", "fr") for case in practice.cases)
    assert tuple(practice.titles) == tuple(practice.hopes) == ("en", "fr")


def test_no_sentence_of_one_language_stands_in_the_other(practice: Pack) -> None:
    english = {text for language, _, text in sentences(practice) if language == "en"}
    for language, key, text in sentences(practice):
        if language == "fr" and " " in text and key.rpartition(".")[2] not in ("name", "full_name", "subject"):
            assert text not in english or "address" in key, key


def test_every_ready_letter_is_of_a_length_that_is_read(practice: Pack) -> None:
    for case, language, words in told(practice):
        for opener in range(len(words.openers)):
            assert 180 <= len(ready(words, opener).split()) <= 280, (case.id, language, opener)


def test_every_ready_letter_names_the_person_twice(practice: Pack) -> None:
    for case, language, words in told(practice):
        assert all(name in words.concern + words.ask for name in case.file.names), (case.id, language)
        assert any(name in words.concern for name in case.file.names), (case.id, language)


def test_every_case_has_three_or_four_openers_and_does_and_donts(practice: Pack) -> None:
    for case, language, words in told(practice):
        assert 3 <= len(words.openers) <= 4, (case.id, language)
        assert 1 <= len(words.sub_asks) <= 3, (case.id, language)
        assert len(words.do) >= 2 and len(words.dont) >= 2, (case.id, language)
        assert all(1 <= len(re.findall(r"[.!?](?= |$)", opener)) <= 2 for opener in words.openers), (case.id, language)


def test_the_concern_is_a_few_sentences(practice: Pack) -> None:
    for case, language, words in told(practice):
        assert 4 <= len(re.findall(r"[.!?](?= |$)", words.concern)) <= 6, (case.id, language)


def test_the_line_leaves_the_country_to_the_card(practice: Pack) -> None:
    countries = re.compile(
        r"Ethiop|Éthiop|Myanmar|Russ|Bahr|Tunis|Cambod|Mexi|Tur[kq]|[Bb]i?é?laru?s|Niger|Israel|Hondur"
    )
    assert all(not countries.search(words.line) for _, _, words in told(practice))


def test_typography_is_that_of_a_careful_printer(practice: Pack) -> None:
    for language, key, text in sentences(practice):
        assert not re.search(r"['\"`´—]|\.\.\.| - |  |[ \t]\n", text), (language, key)
        if language == "fr":
            assert not re.search(r"[^\u202f][;!?]|[^\u00a0\d][:](?!//)|«[^\u00a0]|[^\u00a0]»|“", text), (key, text)
        else:
            assert not re.search(r"[\u00a0\u202f«»]", text), key


def test_french_openers_do_not_give_away_the_writers_gender(practice: Pack) -> None:
    moved = "touché|ému|bouleversé|marqué|frappé|mené|conduit|amené|inquiété"
    gendered = re.compile(rf"\bsuis (?:\w+(?:é|ée|ent|ente|ant|ante|ien|ienne)|heureu\w+)\b|\bm’(?:a|ont) (?:{moved})")
    for case, language, words in told(practice):
        if language == "fr":
            assert not any(gendered.search(opener) for opener in words.openers), case.id


def test_a_letter_never_speaks_of_party_or_system(practice: Pack) -> None:
    system = re.compile(r"\b(?:regime|dictator|tyrann|corrupt|régime|dictat)\w*", re.IGNORECASE)
    for case, language, words in told(practice):
        for opener in range(len(words.openers)):
            assert not system.search(ready(words, opener)), (case.id, language)


def test_the_child_safe_story_keeps_the_violence_out(practice: Pack) -> None:
    heavy = re.compile(r"tortur|beat|burn|blood|brûl|frapp|coups|sang\b|kill|tué", re.IGNORECASE)
    for case, language, words in told(practice):
        assert not heavy.search(words.child), (case.id, language)


def test_the_ask_follows_the_facts_of_the_day(practice: Pack) -> None:
    bopha = practice.named("yorm-bopha")
    assert bopha.file.verified_on.isoformat() > "2013-11-22"
    for language in ("en", "fr"):
        words = bopha.told_in(language)
        asked = " ".join((words.ask, words.ask_short, *words.sub_asks))
        assert not re.search(r"\breleas|\blibér", asked)


@pytest.mark.parametrize(
    ("case_id", "never"),
    [
        ("eskinder-nega", r"20(?:11|12|18)"),
        ("tun-aung", r"2015"),
        ("miriam-lopez", r"20(?:10|11)|[Ff]ebruary|février"),
        ("ihar-tsikhanyuk", r"201\d"),
        ("bahrain-thirteen", r"\b(?:five|cinq|fifteen|quinze|5|15) (?:years|ans)"),
        ("cofadeh", r"COPINH"),
    ],
)
def test_what_sources_dispute_or_nobody_verified_is_left_out(practice: Pack, case_id: str, never: str) -> None:
    for words in practice.named(case_id).words.values():
        assert not any(re.search(never, text) for _, text in wording.texts(words))


def test_addresses_are_an_office_and_a_city_without_a_street(practice: Pack) -> None:
    for case, language, words in told(practice):
        assert len(words.address) in (3, 4), (case.id, language)
        assert not any(re.search(r"\d|[Ss]treet|\brue\b|[Aa]venue", line) for line in words.address), case.id


def test_every_contact_is_reserved(practice: Pack) -> None:
    found = [
        contact
        for case in practice.cases
        for channel in case.file.channels
        for contact in contacts.contacts(channel.to)
    ]
    assert len(found) > 20
    assert all(contacts.is_reserved(contact) for contact in found)
    assert all(case.file.page == f"https://example.org/w4r-2013/{case.id}" for case in practice.cases)


def test_practice_meets_every_kind_every_rule_and_every_weight(practice: Pack) -> None:
    assert {channel.kind for case in practice.cases for channel in case.file.channels} == set(Kind)
    assert {case.file.sender for case in practice.cases} == set(SenderRule)
    assert {case.file.weight for case in practice.cases} == set(Weight)
    assert all(case.channel(Kind.LETTER) for case in practice.cases)


def test_every_case_was_verified_and_stops(practice: Pack) -> None:
    for case in practice.cases:
        assert case.file.stop_after is not None
        assert case.file.verified_on.year == 2013
        assert case.file.stop_after.isoformat() == "2014-01-31"


def test_the_words_of_hope_name_whom_they_are_about(practice: Pack) -> None:
    for hopes in practice.hopes.values():
        told_of = " ".join(f"{hope.text} {hope.source}" for hope in hopes)
        assert all(name in told_of for name in HOPED)
        assert all(len(hope.text) <= 160 for hope in hopes)


def test_the_pack_says_what_it_is_and_what_it_left_out(shipped: Path) -> None:
    readme = (shipped / "README.md").read_text("utf-8")
    assert all(word in readme for word in ("PRACTICE", "not verified", "example.org", "left out", "sources disagree"))
