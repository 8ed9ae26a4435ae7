"""Words in capitals, as the people who read a language write them."""

from __future__ import annotations

import re
import unicodedata

_DOTTED = frozenset({"az", "crh", "gag", "kk-Latn", "tr", "tt"})
"""Languages in which i keeps its dot: Türkiye becomes TÜRKİYE."""

_BROKEN_PAIR = re.compile(r"([αεουΑΕΟΥ])\u0301([ιυ])(?!\u0308)")
"""A Greek vowel whose accent tells that the next one is read by itself; without it a diaeresis must."""

_ACCENTS = re.compile("[\u0301\u0300\u0342]")


def capitals(text: str, language: str) -> str:
    """`text` in capitals by the custom of `language`; scripts without capitals stay as they are.

    Greek loses its accents and keeps its diaereses, German ß becomes SS, and Georgian has no capitals in use.
    """
    first = language.partition("-")[0]
    if first in _DOTTED or language in _DOTTED:
        return text.replace("i", "İ").replace("ı", "I").upper()
    if first == "el":
        return _greek(text)
    if first == "hy":
        return text.replace("և", "եվ").upper()
    return "".join(char if "ა" <= char <= "ჿ" else char.upper() for char in text)


def _greek(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    apart = _BROKEN_PAIR.sub("\\1\u0301\\2\u0308", apart)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart)).upper()
