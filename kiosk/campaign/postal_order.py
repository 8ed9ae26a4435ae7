"""The order in which a country's post reads an address, as libaddressinput and the sheets of the UPU have it.

An order is rows parted by a bar. In a row, what stands before a part is written only where something precedes it, so
that a part left out takes its comma along; what stands before the first part of a row is written whenever that part is.
"""

from __future__ import annotations

import re
import unicodedata

from kiosk.campaign.parts import LINES_MAX, AddressParts

_DEFAULT = "{postcode} {city}|{region}"

_PLACES = {
    # Most of Europe, and those who learnt their post from it.
    _DEFAULT: (
        "AD AT AX AZ BA BE BG CH CY CZ DE DK DO DZ EH ET FI FO FR GE GL GR GW HR HT IS KG KW LA LI LR LU MA MC MD ME MG"
        " MK NE NL NO PL PT PY RO RS SE SI SJ SK SM SN TJ TM TN TZ VA XK ZM GF GP MQ RE YT PM BL MF WF NC"
        " AR CL CV MY UZ"
    ),
    "{postcode} {city} {region}": "EE ES IT LT MZ PF UY",
    "{postcode} {city}, {region}": "MX",
    "{postcode} {city}/{region}": "TR",
    "{postcode}, {city}|{region}": "BY",
    "{postcode}- {city}|{region}": "GT",
    "{postcode}-{city}|{region}": "SV",
    "{postcode}|{city}|{region}": "AL AM EC MU OM",
    "{postcode}|{city}, {region}": "NI",
    "{city} {region} {postcode}": "AS AU CA CC CX FM HM MH MP NF PW UM VI",
    "{city}, {region} {postcode}": "US PR GU BB BS KN SO CN JP KP KR TW",
    "{city}, {region}, {postcode}": "CO",
    "{city}, {region}|{postcode}": "HN IQ",
    "{city} {region}|{postcode}": "CU",
    "{city}-{region}|{postcode}": "BR",
    "{region}, {city}|{postcode}": "CR",
    "{city} {postcode}|{region}": "BF BH BM BN BT IL JO KH LB LS MT MV MW NG NP NZ PE SA SG VC",
    "{city} {postcode} {region}": "PG",
    "{city} {postcode}, {region}": "VE",
    "{city}-{postcode}|{region}": "IN PK",
    "{city} - {postcode}|{region}": "BD",
    "{city}, {postcode}|{region}": "MM",
    "{city}|{region} {postcode}": "ID JM KY MN VN",
    "{region}|{city}, {postcode}": "LV",
    "{region}|{city}|{postcode}": "KI",
    # The postcode on a row of its own, which the posts of Britain and of the former Soviet Union sort by.
    "{city}|{region}|{postcode}": (
        "AC AE AF AI EG FK GB GG GI GS HK IE IM IO IR JE KE KZ LK MO NA NR PA PN RU SC SD SH SR SZ TA TC TT TV UA VG ZA"
    ),
}
"""Orders of what follows street and district, with the countries that write them."""

_WHOLE = {
    "HU": "{recipient}|{organisation}|{city}, {region}|{district}|{street}|{postcode}",
    "PH": "{recipient}|{organisation}|{street}|{district}, {city}|{postcode} {region}",
    "TH": "{recipient}|{organisation}|{street}|{district}, {city}|{region} {postcode}",
}
"""Whole orders of those who set street or district elsewhere."""

_HAN = "{postcode}|{region}{city}{district}|{street}|{organisation}|{recipient}"
_KOREAN = "{region} {city} {district}|{street}|{organisation}|{recipient}|{postcode}"

_OWN: dict[str, tuple[tuple[str, ...], str]] = {
    "CN": (("CJK",), _HAN),
    "HK": (("CJK",), _HAN),
    "MO": (("CJK",), _HAN),
    "TW": (("CJK",), _HAN),
    "JP": (("CJK", "HIRAGANA", "KATAKANA"), f"〒{_HAN}"),
    "KR": (("HANGUL", "CJK"), _KOREAN),
    "KP": (("HANGUL", "CJK"), "{postcode}|{region}|{city} {district}|{street}|{organisation}|{recipient}"),
    "IR": (("ARABIC",), "{organisation}|{recipient}|{region}|{city}، {district}|{street}|{postcode}"),
    "TH": (("THAI",), "{recipient}|{organisation}|{street}|{district} {city}|{region} {postcode}"),
}
"""Orders of an address in the country's own letters (by how Unicode's names of them begin), where they differ."""

_BY_COUNTRY = {code: place for place, codes in _PLACES.items() for code in codes.split()}
_PART = re.compile(r"([^{}]*)\{(\w+)\}")
_ROW_OF_REGION = re.compile(r"(\{(?:city|postcode)\})\|(?=\{region\}(?:\||$))")


def ordered(parts: AddressParts, country: str) -> tuple[str, ...]:
    """The lines of an address in the order of `country` (ISO 3166), without its name; none of them empty.

    Where they would be more than five, the region joins the row above it.
    """
    whole = order(country, parts.city)
    lines = _written(whole, parts)
    return lines if len(lines) <= LINES_MAX else _written(_ROW_OF_REGION.sub(r"\1, ", whole), parts)


def order(country: str, city: str = "") -> str:
    """The order of `country`, as the module tells, in the letters that `city` is written in."""
    letters, own = _OWN.get(country, ((), ""))
    if any(unicodedata.name(char, "").startswith(letters) for char in city):
        return own
    # The recipient comes first everywhere: some posts take a firm's name before, but this letter is for a person.
    place = _BY_COUNTRY.get(country, _DEFAULT)
    return _WHOLE.get(country) or f"{{recipient}}|{{organisation}}|{{street}}|{{district}}|{place}"


def known() -> frozenset[str]:
    """The countries whose order is known; any other is written as most of Europe does."""
    return frozenset({*_BY_COUNTRY, *_WHOLE, *_OWN})


def _written(whole: str, parts: AddressParts) -> tuple[str, ...]:
    return tuple(line for row in whole.split("|") for line in _lines(_PART.findall(row), parts))


def _lines(row: list[tuple[str, str]], parts: AddressParts) -> tuple[str, ...]:
    listed = getattr(parts, row[0][1])
    if isinstance(listed, tuple):
        return listed
    line = _line(row, parts)
    return (line,) if line else ()


def _line(row: list[tuple[str, str]], parts: AddressParts) -> str:
    line = ""
    for at, (before, name) in enumerate(row):
        part: str = getattr(parts, name)
        if part and at == 0:
            # A pack may have written the sign of the post itself.
            line = part if part.startswith(before) else before + part
        elif part:
            line = f"{line}{before}{part}" if line else part
    return line
