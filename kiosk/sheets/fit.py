"""Does a message fit the code that can be shown, and how much more could be written?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import cycle, islice

from qrcode import util

from kiosk.catalogue import Say
from kiosk.letter.handover import Cut, Message
from kiosk.sheets.code import LEVELS, MOST, most_version, screen_side, version_for
from kiosk.sheets.segments import bits
from kiosk.text import graphemes


@dataclass(frozen=True, slots=True)
class Fit:
    """The smallest `version` that holds a message (0: none), and of its text the characters `used` and those there is
    `room` for.

    A character is what a reader calls one. Where nothing can be shown even without a text, the room is 0.
    """

    version: int
    used: int
    room: int

    @property
    def fits(self) -> bool:
        """True where the code can be shown and the channel takes it."""
        return self.version > 0 and self.used <= self.room

    @property
    def over(self) -> int:
        """By how many characters the text is too long."""
        return max(0, self.used - self.room)


def fits_screen(message: Message, rows: int, columns: int) -> Fit:
    """How `message` fits the code that a terminal of this size can show."""
    return fits(message, most_version(screen_side(rows, columns)))


def fits_paper(message: Message) -> Fit:
    """How `message` fits a code on paper."""
    return fits(message, MOST)


def fits(message: Message, most: int) -> Fit:
    """How `message` fits a code of at most version `most`.

    The room is that of the text as it stands and of more of its language behind it, counted in the code itself: a
    letter of Khmer takes five times one of English. So the text fits if, and only if, `used` is at most `room`.
    """
    written = graphemes(message.text)
    room = _longest(message, written, most) if most else 0
    version = version_for(message.uri.encode(), most=most) if most else 0
    return Fit(version, len(written), room if message.most is None else min(room, message.most))


def cuts_that_fit(cuts: Iterable[tuple[Cut, Message]], rows: int, columns: int) -> dict[Cut, Message]:
    """Of the ways to send less (`kiosk.letter.handover.cuts`) those whose code the terminal can show."""
    return {cut: message for cut, message in cuts if fits_screen(message, rows, columns).fits}


def meter(fit: Fit, say: Say) -> str:
    """The line that stands below the words while they are written."""
    if fit.room <= 0:
        return say("too much for the code on this screen")
    if fit.over:
        return say.many("{n} character too many for the code", "{n} characters too many for the code", fit.over)
    return say("fits the code: {used} of {room}", used=say.number(fit.used), room=say.number(fit.room))


def _longest(message: Message, written: list[str], most: int) -> int:
    """Characters of the text, and then of the same language, with which the code is full."""
    limit: int = util.BIT_LIMIT_TABLE[LEVELS["L"]][most]
    more = graphemes(message.like) or ["e"]
    # No character takes less than a digit's ten thirds of a bit.
    text = [*written, *islice(cycle(more), max(0, limit * 3 // 10 - len(written)))]

    def holds(count: int) -> bool:
        longer = replace(message, text="".join(text[:count]))
        return bits(longer.uri.encode(), most) <= limit

    return _last(holds, len(text))


def _last(holds: Callable[[int], bool], end: int) -> int:
    """The largest number up to `end` that holds, where each below it does as well; 0 where none does."""
    low, high = 0, end
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
