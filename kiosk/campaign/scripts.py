"""Which script a language is written in, and letters that belong to another."""

from __future__ import annotations

import unicodedata
from functools import cache

_WORDS = """
Arab ARABIC · Armn ARMENIAN · Beng BENGALI · Cyrl CYRILLIC · Deva DEVANAGARI · Ethi ETHIOPIC · Geor GEORGIAN
Grek GREEK · Gujr GUJARATI · Guru GURMUKHI · Hans CJK · Hant CJK · Hebr HEBREW · Jpan CJK HIRAGANA KATAKANA
Khmr KHMER · Knda KANNADA · Kore HANGUL CJK · Laoo LAO · Latn LATIN · Mlym MALAYALAM · Mong MONGOLIAN
Mymr MYANMAR · Orya ORIYA · Sinh SINHALA · Taml TAMIL · Telu TELUGU · Tfng TIFINAGH · Thaa THAANA · Thai THAI
Tibt TIBETAN
"""
_NAMES = {
    tag: frozenset(words)
    for line in _WORDS.replace("\n", "·").split("·")
    if line.strip()
    for tag, *words in [line.split()]
}
"""Scripts by their ISO 15924 code, as Unicode begins the names of their letters."""

LATIN = "Latn"
"""The script that a transliteration is written in."""


@cache
def script_of(language: str) -> str:
    """The script `language` is usually written in, an ISO 15924 code such as ``Khmr``; empty where CLDR knows none."""
    # Imported where it is asked: a pack that is only read pays nothing for it.
    from babel.core import get_global

    named = [part for part in language.split("-")[1:] if len(part) == 4]
    likely = get_global("likely_subtags").get(language.split("-")[0], "")
    return (named or [part for part in likely.split("_") if len(part) == 4] or [""])[0]


def strays(text: str, script: str) -> str:
    """The letters of `text` that are not of `script`, each once; none where that script is not known here."""
    names = _NAMES.get(script)
    letters = dict.fromkeys(char for char in text if unicodedata.category(char) in ("Lu", "Ll", "Lt", "Lo"))
    return "".join(char for char in letters if _word(char) not in names) if names else ""


def script_name(script: str) -> str:
    """What a script is called in a sentence: "Khmer" for ``Khmr``."""
    from babel import Locale

    return str(Locale("en").scripts.get(script, script))


def _word(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
