"""A conversation in lines: told once, asked once, answered by a number or by words and Enter."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import TextIO

from kiosk.catalogue import Say
from kiosk.chord import Chord
from kiosk.plain.keys import Keys
from kiosk.plain.line import Line
from kiosk.plain.wrap import wrapped
from kiosk.text import FIELD_LIMIT

HEARD = 8.0
"""Characters a second that somebody takes in: a slow voice speaks 14, fingers on a braille display read some 8."""

AGAIN = ""
"""Stands for a key after which a question must be put again: something was said in between."""


class Gone(Exception):
    """The terminal was closed, the input has ended, or the program was asked to end."""


class Silence(Exception):
    """Nobody answered any more, not even when asked whether they are there."""


class Talk:
    """Tells and asks on `out`; `size` gives columns and rows that may be written, `idle` and `countdown` are seconds.

    `organiser` is called when the keys of `chord` were heard, whatever is being asked.
    """

    def __init__(
        self,
        keys: Keys,
        out: TextIO,
        say: Say,
        *,
        size: Callable[[], tuple[int, int]],
        chord: Chord,
        idle: float = 120,
        countdown: int = 20,
        echo: bool = True,
        now: Callable[[], float] = monotonic,
    ) -> None:
        self.say = say
        self.organiser: Callable[[], None] | None = None
        self.patience: float | None = None
        """Seconds before somebody is asked whether they are there, beside those for listening; None asks nobody."""
        self.idle, self.countdown = idle, countdown
        self._keys, self._out, self._echo = keys, out, echo
        self.size, self._chord, self._now = size, chord, now
        self._waiting: deque[str] = deque()
        self._told = 0

    def tell(self, *texts: str) -> None:
        """Each text on a line of its own, or on as many as it takes."""
        for text in texts:
            for line in wrapped(text, self.size()[0], self.say.language):
                self._told += len(line)
                self._write(f"{line}\n")

    def heading(self, text: str) -> None:
        """An empty line, so that a hand on a braille display feels where something new begins, and what it is."""
        # The dot that parts things for the eye would be read out.
        self.tell("", text.replace(" · ", ", "))

    def line(self, prompt: str, limit: int = FIELD_LIMIT, *, hidden: bool = False) -> str:
        """What is typed after `prompt` until Enter, clean; raises `Gone` or `Silence`."""
        line = Line(limit, hidden=hidden)
        self._ask(prompt, line)
        while (key := self._key()) != "enter":
            if key == AGAIN:
                self._ask(prompt, line)
            elif (shown := line.key(key)) and self._echo:
                self._write(shown)
        self._write("\n")
        if line.lost:
            self.tell(
                self.say.many(
                    "{n} character too many was left out.", "{n} characters too many were left out.", line.lost
                )
            )
        return line.words

    def lines(self, prompt: str, limit: int) -> list[str]:
        """Lines until an empty one, or one that is only a dot; in a paste an empty line ends nothing."""
        told: list[str] = []
        while (room := limit - sum(len(line) + 2 for line in told)) > 0:
            text = self.line(prompt, room)
            if text == "." or (not text and not self._in_paste()):
                break
            if text:
                told.append(text)
        return told

    def _in_paste(self) -> bool:
        return self._echo and (bool(self._waiting) or self._keys.more())

    def clear(self, text: str) -> None:
        """Writes `text` of our own as it is, and forgets what was typed ahead."""
        self._waiting.clear()
        self._told = 0
        self._write(text)

    def _ask(self, prompt: str, line: Line) -> None:
        *above, last = wrapped(prompt, self.size()[0] - 12, self.say.language)
        self.tell(*above)
        self._write(f"{last} {line.shown}")

    def _key(self) -> str:
        until = None if self.patience is None else self._now() + self.patience + self._told / HEARD
        while not self._waiting:
            left = None if until is None else until - self._now()
            if left is not None and left <= 0:
                self._still_there()
                return AGAIN
            self._came(left)
        self._told = 0
        key = self._waiting.popleft()
        if self.organiser is not None and self._chord.hear(key):
            self._write("\n")
            self.organiser()
            return AGAIN
        return key or self._key()

    def _came(self, seconds: float | None) -> bool:
        came = self._keys.read(seconds)
        if came is None:
            raise Gone
        self._waiting.extend(came)
        return bool(came)

    def _still_there(self) -> None:
        """Asks once, in words; any key is a sign of life, and an Enter no answer to the question that waits."""
        say = self.say
        self._write("\n")
        self.tell(
            say("Still there? Press Enter."),
            say.many(
                "In {n} second I forget what you wrote.", "In {n} seconds I forget what you wrote.", self.countdown
            ),
        )
        until = self._now() + self.countdown
        while not self._waiting:
            if (left := until - self._now()) <= 0:
                raise Silence
            self._came(left)
        if self._waiting[0] == "enter":
            self._waiting.popleft()

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
            self._out.flush()
        except (OSError, ValueError):
            raise Gone from None


def led(say: Say, label: str, words: str) -> str:
    """Words behind what they are; some languages part the two by more than a colon."""
    return say("{label}: {words}", label=label, words=words)
