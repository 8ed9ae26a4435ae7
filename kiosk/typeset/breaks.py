"""Where a line may end (UAX #14 with dictionaries): the one adapter over ICU's line breaker."""

from __future__ import annotations

import re

from icu4py.breakers import LineBreaker

_TAILORED = {"ja": "ja@lb=strict", "ko": "ko@lw=phrase"}
"""Japanese begins no line with a small kana or a long-vowel mark, as in print; ICU's default for it is that of
newspapers. Korean breaks at its spaces, as Koreans write letters; ICU's default breaks between any two syllables."""

# A consonant without its vowel closes the syllable before it. ICU's dictionary is of Burmese; in Shan and Mon, which
# share its script, it would begin lines with such a consonant.
_CLOSED = re.compile(
    "[\u1000-\u102a\u103f\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e][\u1039\u103a]"
)

# Puts the consonant after it below the one before it; a line that began with that consonant would cut a letter in two.
_STACKER = "\u1039"


def pieces(text: str, language: str) -> list[str]:
    """`text` cut wherever a line may end; each piece keeps its trailing spaces and its line feed.

    The strings are iterated because ICU's offsets count UTF-16 units and are wrong after an emoji.
    """
    found = [*LineBreaker(text, _TAILORED.get(language.partition("-")[0], language))]
    return _whole_syllables(found) if _CLOSED.search(text) else found


def _whole_syllables(found: list[str]) -> list[str]:
    whole = found[:1]
    for piece in found[1:]:
        if _CLOSED.match(piece) or whole[-1].endswith(_STACKER):
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole
