"""Which font sets a script best, and whose forms Chinese characters take, before coverage decides."""

from __future__ import annotations

from collections.abc import Iterable

_SERIF = {
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Gujr": "Gujarati",
    "Guru": "Gurmukhi",
    "Hebr": "Hebrew",
    "Khmr": "Khmer",
    "Knda": "Kannada",
    "Laoo": "Lao",
    "Mlym": "Malayalam",
    "Mymr": "Myanmar",
    "Sinh": "Sinhala",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Thai": "Thai",
    "Tibt": "Tibetan",
}

_OWN = {script: f"NotoSerif{name}-Regular" for script, name in _SERIF.items()} | {"Arab": "NotoNaskhArabic-Regular"}

_SIMPLIFIED, _TRADITIONAL, _JAPANESE, _KOREAN = (f"NotoSerif{form}-Regular" for form in ("SC", "TC", "JP", "KR"))

_HAN = {
    "ja": (_JAPANESE, _TRADITIONAL, _SIMPLIFIED, _KOREAN),
    "ko": (_KOREAN, _TRADITIONAL, _JAPANESE, _SIMPLIFIED),
    "zh-Hant": (_TRADITIONAL, _SIMPLIFIED, _JAPANESE, _KOREAN),
    "": (_SIMPLIFIED, _TRADITIONAL, _JAPANESE, _KOREAN),
}
"""Fonts of Han characters by the language of the letter: the same character is drawn differently in each."""

_BY_FORM = {"Hira": "ja", "Kana": "ja", "Hang": "ko", "Bopo": "zh-Hant"}
_EAST_ASIAN = frozenset({"Hani", *_BY_FORM})
_TRADITIONAL_PLACES = frozenset({"hant", "tw", "hk", "mo"})


def han_form(language: str) -> str:
    """Whose forms Han characters take in a letter of this language: "ja", "ko", "zh-Hant", or "" for simplified."""
    first, *rest = language.casefold().split("-")
    if first in ("ja", "ko"):
        return first
    return "zh-Hant" if first in ("zh", "yue") and _TRADITIONAL_PLACES.intersection(rest) else ""


def preferred(script: str, form: str, own: str, names: Iterable[str]) -> tuple[str, ...]:
    """All of the fonts `names`, best first, for text of `script` in a style whose own font is `own`.

    A bold font, which would stand out in a letter, comes last; emoji come after everything that is writing.
    """
    han = _HAN[form]
    if script in _EAST_ASIAN:
        first: tuple[str, ...] = _HAN[_BY_FORM.get(script, form)]
    else:
        first = (_OWN[script],) if script in _OWN else ()

    def place(name: str) -> tuple[bool, bool, bool, int, str]:
        rank = han.index(name) + 1 if name in han else 0
        return "Bold" in name, rank > 0, "Emoji" in name, rank, name

    known = sorted(names, key=place)
    return tuple(
        name for name in dict.fromkeys((*first, own, "NotoSerif-Regular", "NotoSans-Regular", *known)) if name in known
    )
