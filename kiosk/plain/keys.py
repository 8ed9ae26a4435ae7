"""What a terminal sends, as names of keys: a character, or ``enter``, ``backspace``, ``ctrl+t``, ``f9``."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Protocol

NAMES = {"\r": "enter", "\n": "enter", "\x7f": "backspace", "\x08": "backspace"}
"""Control characters that are keys of their own; a terminal sends either of two for each."""

_FUNCTION = {
    **{letter: f"f{number}" for number, letter in enumerate("PQRS", start=1)},
    **{f"{code}~": f"f{number}" for number, code in enumerate((11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24), 1)},
}
"""How xterm and those who follow it spell the function keys after ``ESC O`` or ``ESC [``."""


class Keys(Protocol):
    """A keyboard that can be waited for."""

    def read(self, seconds: float | None) -> list[str] | None:
        """The keys that came within `seconds` (None waits for ever): none where nothing came, None where it is gone."""

    def more(self) -> bool:
        """True where more stands behind at once, as in a paste; no hand is that quick."""


class Decoder:
    """Bytes to keys; a broken byte becomes U+FFFD and a sequence nobody knows becomes nothing."""

    def __init__(self) -> None:
        self._bytes = codecs.getincrementaldecoder("utf-8")("replace")
        self._sequence = ""

    def feed(self, data: bytes) -> list[str]:
        """The keys that `data` completes."""
        return self.typed(self._bytes.decode(data))

    def typed(self, text: str) -> list[str]:
        """The keys that `text` completes."""
        return [key for char in text for key in self._key(char)]

    def _key(self, char: str) -> Iterator[str]:
        if char == "\x1b":
            # A second ESC begins anew, so that no sequence cut off can swallow what is typed later.
            self._sequence = char
        elif self._sequence:
            yield from self._within(char)
        elif char in NAMES:
            yield NAMES[char]
        elif char < " ":
            yield f"ctrl+{chr(ord(char) + 96)}" if 0 < ord(char) <= 26 else ""
        else:
            yield char

    def _within(self, char: str) -> Iterator[str]:
        self._sequence += char
        kind, rest = self._sequence[1], self._sequence[2:]
        if kind not in "[O":
            # Alt and a key; Enter after a lone ESC is still an Enter.
            self._sequence = ""
            if char in NAMES:
                yield NAMES[char]
        elif rest and ("@" <= char <= "~" or char < " " or len(rest) > 16):
            self._sequence = ""
            yield NAMES[char] if char in NAMES else _FUNCTION.get(rest, "")
