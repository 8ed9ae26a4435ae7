"""Names of countries as people say them."""

from __future__ import annotations

from functools import cache

_MENDED = {
    ("MM", "en"): "Myanmar",
    ("MM", "fr"): "Myanmar",
    ("PS", "en"): "Occupied Palestinian Territories",
    ("PS", "fr"): "Territoires palestiniens occupés",
    ("TR", "en"): "Turkey",
    ("TR", "fr"): "Turquie",
}
"""Where Babel adds a bracket ("Myanmar (Burma)"), or the campaigns use another name."""


@cache
def country_name(code: str, language: str) -> str:
    """The country of an ISO 3166 code in `language`; a code nobody knows stands for itself."""
    if (code, language) in _MENDED:
        return _MENDED[code, language]
    # 12 ms of import that only a case's page needs, never the first paint.
    from babel import Locale

    territories = Locale.parse(language, sep="-").territories
    return str(territories.get(code, code))


@cache
def country_codes() -> tuple[str, ...]:
    """Every two-letter code that has a name in English, those of no country (ZZ, EU, UN) among them."""
    from babel import Locale

    codes = (str(code) for code in Locale.parse("en").territories)
    return tuple(code for code in codes if len(code) == 2 and code.isalpha())
