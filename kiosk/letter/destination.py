"""The last line of an address that leaves the country: where to, as the post that collects it reads it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kiosk.campaign.country import country_codes, country_name
from kiosk.campaign.model import Case
from kiosk.letter.capitals import capitals

_HONG_KONG = {"el": "Χονγκ Κονγκ", "zh": "香港", "ja": "香港", "ru": "Гонконг", "nl": "Hongkong", "de": "Hongkong"}
_MACAO = {"el": "Μακάο", "zh": "澳门", "ja": "マカオ", "ru": "Макао", "nl": "Macau", "de": "Macau", "pt": "Macau"}
_LATIN = ("en", "fr", "es", "it", "nl", "de", "pt", "sv", "da", "nb", "no", "fi", "pl", "cs", "tr")

_POSTED: dict[str, dict[str, str]] = {
    # Named by their capitals, which a sorter who has one Congo in the list will not look for.
    "CD": {
        "en": "Democratic Republic of the Congo",
        "fr": "République démocratique du Congo",
        "de": "Demokratische Republik Kongo",
        "es": "República Democrática del Congo",
        "it": "Repubblica Democratica del Congo",
        "nl": "Democratische Republiek Congo",
        "pt": "República Democrática do Congo",
        "tr": "Demokratik Kongo Cumhuriyeti",
        "el": "Λαϊκή Δημοκρατία του Κονγκό",
        "zh": "刚果民主共和国",
    },
    "CG": {
        "en": "Republic of the Congo",
        "fr": "République du Congo",
        "de": "Republik Kongo",
        "es": "República del Congo",
        "it": "Repubblica del Congo",
        "nl": "Republiek Congo",
        "pt": "República do Congo",
        "tr": "Kongo Cumhuriyeti",
        "el": "Δημοκρατία του Κονγκό",
        "zh": "刚果共和国",
    },
    # Their posts sort by these names; the status is no part of an address.
    "HK": {**dict.fromkeys(_LATIN, "Hong Kong"), **_HONG_KONG},
    "MO": {**dict.fromkeys(_LATIN, "Macao"), **_MACAO},
    "PS": {
        "en": "Palestine",
        "fr": "Palestine",
        "de": "Palästina",
        "es": "Palestina",
        "it": "Palestina",
        "nl": "Palestina",
        "pt": "Palestina",
        "tr": "Filistin",
        "el": "Παλαιστίνη",
    },
}
"""Names that post offices want where those of people (and of Babel) would be looked for in vain."""

_ASIDE = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_SAINT = re.compile(r"\bSt\. ")
_NO_COUNTRY = "ZZ"


def destination(code: str, language: str, own_name: str = "") -> str:
    """The country of an ISO 3166 code in capitals, in the language of the post that collects the letter.

    `own_name` is what a pack calls a country that has no code: ZZ, the land of invented cases.
    """
    if code == _NO_COUNTRY and own_name:
        return capitals(own_name, language)
    return capitals(_posted(code, language), language)


def _posted(code: str, language: str) -> str:
    # A region changes no name here, a script does: zh-Hant-TW is looked up as zh-Hant.
    written = "-".join(part for part in language.split("-") if not part.isupper())
    if name := _POSTED.get(code, {}).get(written):
        return name
    name = _without_aside(country_name(code, language), language)
    return _SAINT.sub("Saint ", name.replace(" & ", " and ")) if written == "en" else name


def _without_aside(name: str, language: str) -> str:
    """A name without what stands in brackets behind it, unless two countries would then be called alike.

    "Myanmar (Burma)" is for people who argue, not for people who sort; Latvian "Kongo (Brazavila)" needs it.
    """
    plain = _ASIDE.sub("", name)
    return name if plain in _alike(language) else plain


@cache
def _alike(language: str) -> frozenset[str]:
    counts = Counter(_ASIDE.sub("", country_name(code, language)) for code in country_codes())
    return frozenset(name for name, count in counts.items() if count > 1)


def target_language(case: Case) -> str:
    """The language of the country the letters go to that the case has a letter in; empty where it has none."""
    from babel.languages import get_official_languages

    has = case.letter_languages
    official = (one.replace("_", "-") for one in get_official_languages(case.file.destination, de_facto=True))
    return next((one for one in official if one in has), "")


def post_language(country: str, languages: tuple[str, ...]) -> str:
    """The language that names destinations on mail posted in `country`, for an event that speaks `languages`.

    The first of the event's that is official there, else the country's own first. Empty where no country is
    named, or nobody knows its language: then each letter names its destination in its own.
    """
    if not country:
        return ""
    from babel.languages import get_official_languages

    official = [one.replace("_", "-") for one in get_official_languages(country, de_facto=True)]
    bases = {one.partition("-")[0] for one in official}
    spoken = [language for language in languages if language.partition("-")[0] in bases]
    return next(iter((*spoken, *official)), "")
