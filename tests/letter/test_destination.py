"""The country a letter goes to, as the post that collects it reads it."""

from __future__ import annotations

from collections import Counter

import pytest

from kiosk.campaign.country import country_codes
from kiosk.campaign.model import Case, Pack
from kiosk.letter.destination import destination, post_language, target_language


@pytest.mark.parametrize(
    ("code", "language", "line"),
    [
        ("KH", "de", "KAMBODSCHA"),
        ("MM", "en", "MYANMAR"),
        ("MM", "fr", "MYANMAR"),
        ("MM", "es", "MYANMAR"),
        ("MM", "ja", "ミャンマー"),
        ("CD", "en", "DEMOCRATIC REPUBLIC OF THE CONGO"),
        ("CG", "fr", "RÉPUBLIQUE DU CONGO"),
        ("HK", "en", "HONG KONG"),
        ("HK", "de", "HONGKONG"),
        ("MO", "fr", "MACAO"),
        ("HK", "zh", "香港"),
        ("CD", "zh", "刚果民主共和国"),
        ("KN", "en", "SAINT KITTS AND NEVIS"),
        ("TR", "en", "TURKEY"),
        ("TR", "tr", "TÜRKİYE"),
        ("GB", "el", "ΗΝΩΜΕΝΟ ΒΑΣΙΛΕΙΟ"),
        ("MX", "pt-BR", "MÉXICO"),
    ],
)
def test_a_destination_is_named_as_posts_name_it(code: str, language: str, line: str) -> None:
    assert destination(code, language) == line


@pytest.mark.parametrize(
    "language", ["en", "fr", "de", "es", "it", "nl", "pt", "tr", "zh", "zh-Hant", "ja", "lv", "bg"]
)
def test_no_two_countries_with_a_post_are_called_alike(language: str) -> None:
    named = Counter(destination(code, language) for code in country_codes())
    assert [name for name, count in named.items() if count > 1] in ([], ["SAINT-MARTIN"])


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it", "nl"])
def test_no_destination_has_an_aside_or_an_ampersand(language: str) -> None:
    for code in country_codes():
        line = destination(code, language)
        # Saint-Martin has two parts, each with a post of its own.
        assert "&" not in line and (code == "SX" or not line.endswith(")")), line


def test_a_country_without_a_code_is_called_as_the_pack_calls_it() -> None:
    assert destination("ZZ", "en", "Exampleland") == "EXAMPLELAND"
    assert destination("KH", "en", "Kampuchea") == "CAMBODIA"


@pytest.mark.parametrize(
    ("country", "languages", "language"),
    [
        ("DE", ("en", "fr"), "de"),
        ("CH", ("en", "fr"), "fr"),
        ("GB", ("fr", "en"), "en"),
        ("CA", ("fr", "en"), "fr"),
        ("BE", ("fr",), "fr"),
        ("TW", ("en",), "zh-Hant"),
        ("", ("fr", "en"), ""),
        ("ZZ", ("fr", "en"), ""),
    ],
)
def test_the_post_reads_a_language_of_the_country_it_is_in(
    country: str, languages: tuple[str, ...], language: str
) -> None:
    assert post_language(country, languages) == language


def test_the_language_of_the_office_is_one_of_its_country_that_the_case_has_a_letter_in(pack: Pack) -> None:
    case = pack.named("nabi-saleh")
    assert target_language(case) == "he"
    untold = Case.model_construct(file=case.file, words={"en": case.words["en"]})
    assert target_language(untold) == ""
