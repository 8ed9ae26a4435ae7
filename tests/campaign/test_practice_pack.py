"""The shipped pack: twelve cases, whole in seven languages, and every letter fit to be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.campaign import contacts, wording
from kiosk.campaign.check import check
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Case, CaseWords, Pack, SenderRule, Weight
from kiosk.letter.destination import target_language

LANGUAGES = ("en", "fr", "es", "pt", "de", "ru", "ar")
NAMES = ("name", "full_name", "target", "subject", "source")
WORDS_OF_A_LETTER = {"pt": 160, "de": 170, "es": 170, "ru": 150, "ar": 140}
"""The fewest of a ready letter: a language that joins its words has fewer of them than the 180 of English."""

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


def figures(text: str) -> tuple[str, ...]:
    """The numbers of a sentence from 13 on, which no language writes out, in order of size."""
    found = re.findall(r"\d+", re.sub(r"(?<=\d)[.,\u202f](?=\d{3})", "", text))
    return tuple(sorted(number for number in found if int(number) > 12))


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


def test_all_twelve_cases_are_there_in_every_language_of_the_screens(practice: Pack) -> None:
    assert tuple(case.id for case in practice.cases) == IDS
    assert practice.practice
    assert all(tuple(case.words) == LANGUAGES for case in practice.cases)
    assert tuple(practice.titles) == tuple(practice.hopes) == LANGUAGES


def test_every_office_can_be_written_to_in_a_language_of_its_country(practice: Pack) -> None:
    spoken = {case.id: target_language(case) for case in practice.cases}
    assert spoken == {
        "eskinder-nega": "am",
        "tun-aung": "my",
        "bolotnaya-three": "ru",
        "bahrain-thirteen": "ar",
        "jabeur-mejri": "ar",
        "yorm-bopha": "km",
        "miriam-lopez": "es",
        "hakan-yaman": "tr",
        "ihar-tsikhanyuk": "ru",
        "badia-east": "en",
        "nabi-saleh": "he",
        "cofadeh": "es",
    }
    assert practice.letters == ("am", "he", "km", "my", "tr")


def test_nobody_claims_that_a_native_reader_has_seen_the_words(practice: Pack) -> None:
    assert practice.unchecked == (*LANGUAGES, *practice.letters)


def test_no_sentence_of_one_language_stands_in_the_other(practice: Pack) -> None:
    first: dict[str, str] = {}
    for language, key, text in sentences(practice):
        if " " in text and key.rpartition(".")[2] not in NAMES and "address" not in key:
            assert first.setdefault(text, language) == language, key


def test_every_ready_letter_is_of_a_length_that_is_read(practice: Pack) -> None:
    for case, language, words in told(practice):
        for opener in range(len(words.openers)):
            least = WORDS_OF_A_LETTER.get(language, 180)
            assert least <= len(ready(words, opener).split()) <= 280, (case.id, language, opener)


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
        r"Ethiop|Éthiop|Etiop|Äthiop|Эфиоп|إثيوب|Myanmar|Mianmar|Мьянм|ميانمار|Russ|Rus|Росси|روسيا|Bahr|Бахр|البحرين"
        r"|Tunis|T[úu]nez|Tunes|Тунис|تونس|Cambod|Camboj|Kambod|Камбодж|كمبوديا|M[eé][xj]i|Мексик|المكسيك"
        r"|Tur[kq]|Türk|Турц|تركيا|[Bb]i?é?laru?s|Bielor|Белар|بيلاروس|Nig[eé]r|Нигер|نيجيريا|Israel|Израил|إسرائيل"
        r"|Hondur|Гондурас|هندوراس"
    )
    assert all(not countries.search(words.line) for _, _, words in told(practice))


def test_typography_is_that_of_a_careful_printer(practice: Pack) -> None:
    for language, key, text in sentences(practice):
        # Russian says "is" with a dash.
        dash = "" if language == "ru" else "—"
        assert not re.search(rf"['\"`´{dash}]|\.\.\.| - |  |[ \t]\n", text), (language, key)
        if language == "fr":
            assert not re.search(r"[^\u202f][;!?]|[^\u00a0\d][:](?!//)|«[^\u00a0]|[^\u00a0]»|“", text), (key, text)
        else:
            quotes = "" if language in ("es", "pt", "ru", "ar") else "«»"
            assert not re.search(rf"\u00a0|(?<!\d)\u202f|\u202f(?!\d)|[{quotes}~]", text), key


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
    heavy = re.compile(
        r"tortur|beat|burn|blood|brûl|frapp|coups|sang\b|kill|tué|golpe|quem[aoó]|palizas?|espanc|folter|schlug|verbrann"
        r"|\bпыт(?:к|ал)|избил|ожог|обжег|تعذيب|عذّب|ضرب|أحرق",
        re.IGNORECASE,
    )
    for case, language, words in told(practice):
        assert not heavy.search(words.child), (case.id, language)


def test_the_ask_follows_the_facts_of_the_day(practice: Pack) -> None:
    bopha = practice.named("yorm-bopha")
    assert bopha.file.verified_on.isoformat() > "2013-11-22"
    for language in bopha.letter_languages:
        words = bopha.letter_in(language)
        asked = " ".join((words.ask, *words.sub_asks))
        released = r"\breleas|\blibér|libert|\bsolt|freilass|freizulass|освобо|الإفراج|يُفرج|ដោះលែង"
        assert not re.search(released, asked), language


@pytest.mark.parametrize(
    ("case_id", "never"),
    [
        ("eskinder-nega", r"20(?:11|12|18)"),
        ("tun-aung", r"2015"),
        ("miriam-lopez", r"20(?:10|11)|[Ff]ebruar|février|febrero|fevereiro|феврал|فبراير"),
        ("ihar-tsikhanyuk", r"201\d"),
        ("bahrain-thirteen", r"\b(?:five|cinq|fifteen|quinze|cinco|fünf|5|15) (?:years|ans|a[ñn]os|Jahre|лет|عام)"),
        ("cofadeh", r"COPINH"),
    ],
)
def test_what_sources_dispute_or_nobody_verified_is_left_out(practice: Pack, case_id: str, never: str) -> None:
    case = practice.named(case_id)
    for words in (*case.words.values(), *case.letters.values()):
        assert not any(re.search(never, text) for _, text in wording.texts(words))


def test_addresses_are_an_office_and_a_city_without_a_street(practice: Pack) -> None:
    for case, language, words in told(practice):
        assert len(words.address) in (3, 4), (case.id, language)
        street = r"\d|[Ss]treet|\brue\b|[Aa]venue|[Cc]alle|\brua\b|[Ss]traße|улиц|شارع"
        assert not any(re.search(street, line) for line in words.address), case.id


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
    for language, hopes in practice.hopes.items():
        told_of = " ".join(f"{hope.text} {hope.source}" for hope in hopes)
        assert language in ("ru", "ar") or all(name in told_of for name in HOPED)
        assert all(len(hope.text) <= 160 and hope.source for hope in hopes)


def test_how_a_case_ended_is_a_word_of_hope_in_every_language(practice: Pack) -> None:
    ended = [case.id for case in practice.cases if case.file.outcome_source]
    assert ended == ["bolotnaya-three", "jabeur-mejri", "yorm-bopha"]
    for hopes in practice.hopes.values():
        assert {hope.case for hope in hopes} >= {*ended}
        assert [hope.case for hope in hopes] == [hope.case for hope in practice.hopes["en"]]


def test_a_figure_is_the_same_in_every_language(practice: Pack) -> None:
    for case in practice.cases:
        for key in ("ask", "concern", "outcome"):
            told = {language: figures(getattr(words, key)) for language, words in case.words.items()}
            assert all(found == told["en"] for found in told.values()), (case.id, key, told)
    for hopes in zip(*practice.hopes.values(), strict=True):
        assert len({figures(f"{hope.text} {hope.source}") for hope in hopes}) == 1, hopes[0].text


def test_the_pack_says_what_it_is_and_what_it_left_out(shipped: Path) -> None:
    readme = (shipped / "README.md").read_text("utf-8")
    assert all(word in readme for word in ("PRACTICE", "not verified", "example.org", "left out", "sources disagree"))
