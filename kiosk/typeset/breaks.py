"""Where a line may end (UAX #14 with dictionaries): the one adapter over ICU's line breaker."""

from __future__ import annotations

from icu4py.breakers import LineBreaker

_LOCALES = {"ko": "ko@lw=phrase"}
"""Korean breaks at its spaces, as Koreans write letters; ICU's default breaks between any two syllables."""


def pieces(text: str, language: str) -> list[str]:
    """`text` cut wherever a line may end; each piece keeps its trailing spaces and its line feed.

    The strings are iterated because ICU's offsets count UTF-16 units and are wrong after an emoji.
    """
    return [*LineBreaker(text, _LOCALES.get(language, language))]
