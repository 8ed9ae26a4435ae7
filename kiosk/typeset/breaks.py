"""Where a line may end (UAX #14 with dictionaries): the one adapter over ICU's line breaker."""

from __future__ import annotations

from icu4py.breakers import LineBreaker

_TAILORED = {"ja": "ja@lb=strict", "ko": "ko@lw=phrase"}
"""Japanese begins no line with a small kana or a long-vowel mark, as in print; ICU's default for it is that of
newspapers. Korean breaks at its spaces, as Koreans write letters; ICU's default breaks between any two syllables."""


def pieces(text: str, language: str) -> list[str]:
    """`text` cut wherever a line may end; each piece keeps its trailing spaces and its line feed.

    The strings are iterated because ICU's offsets count UTF-16 units and are wrong after an emoji.
    """
    return [*LineBreaker(text, _TAILORED.get(language.partition("-")[0], language))]
