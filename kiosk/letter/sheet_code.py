"""The code on a ruled page: twelve signs that tell event, case and language to who knows the event, and nobody else.

Base 32 after Crockford, without I, L, O and U: 35 bits that are the sheet's own, 20 that bind them to their event, case
and language, and a check symbol (the number modulo 37), which no slip of one sign and no two neighbours that changed
places get past. Every kiosk of the event can read a code, whichever printed it.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import NamedTuple, TypeVar

from kiosk.errors import KioskError

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""What a code is written with: nothing that is taken for another sign, read or heard."""

OWN_BITS = 35
"""A sheet's own: of 2,000 sheets of one case and language two are alike once in 17,000 nights."""

BOUND_BITS = 20
"""Digest of event, case and language: with 84 pairs to look through, one in 12,000 of another event's would pass."""

LENGTH, GROUP = 12, 4
TYPED_MAX = 64
"""Characters of what was typed that are looked at: five times a code, so that a pasted page costs nothing."""

T = TypeVar("T")

_CHECK = 37
_DATA_BITS = OWN_BITS + BOUND_BITS

_MISREAD = str.maketrans("ILO", "110", "-‐‑–. \t")

# A scanner is a keyboard with American keys: what arrives where the machine believes that it has German or French ones.
_GERMAN = str.maketrans("YZ", "ZY")
_FRENCH = str.maketrans("&É\"'(-È_ÇÀQAZW,?", "1234567890AQWZMM")


class NotACode(KioskError):
    """What was typed is no code: signs are missing, or one of them is not as printed."""

    def __init__(self) -> None:
        super().__init__("That is no code as it is printed: please look at it again, sign by sign.")


class ForeignCode(KioskError):
    """A code that was printed, and not for this event's cases."""

    def __init__(self) -> None:
        super().__init__("This code is of another event, or of practice: it is not counted here.")


class Issue(NamedTuple):
    """What codes are bound to: an event, live or practice."""

    event: str
    practice: bool

    @property
    def parts(self) -> tuple[str, str]:
        """As they go into a digest."""
        return self.event, "practice" if self.practice else "live"


class Aim(NamedTuple):
    """The case that a sheet was handed out for, and the language of its guide."""

    case_id: str
    language: str


def code_for(issue: Issue, aim: Aim, ticket: str, aims: Iterable[Aim]) -> str:
    """The code of the sheet with this ticket: the same each time, and of no other among `aims`."""
    aims = tuple(aims)
    for attempt in count():
        own = _digest(OWN_BITS, "own", *issue.parts, *aim, ticket, str(attempt))
        code = _written(own << BOUND_BITS | _bound(own, issue, aim))
        # Five of 37 check symbols are no letter or digit: such a number is passed over, since no scanner types them.
        if code and [*_meant(code, issue, aims)] == [aim]:
            return code
    raise AssertionError("unreachable")


def shown(code: str) -> str:
    """A code in groups, as it is printed and read aloud."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def found(typed: str, look: Callable[[str], T | None]) -> T:
    """What `look` knows of the code that was typed or scanned; raises `NotACode`, or `ForeignCode` if it knows nothing.

    A code that is sound as it was typed is foreign; one that only another keyboard would make sound is a slip.
    """
    as_typed, *others = _keyboards(typed)
    for code in dict.fromkeys((as_typed, *others)):
        if _sound(code) and (known := look(code)) is not None:
            return known
    raise ForeignCode if _sound(as_typed) else NotACode


def _keyboards(typed: str) -> Iterator[str]:
    """What was typed as it stands, and as what a scanner meant that was taken for another country's keyboard."""
    raw = unicodedata.normalize("NFKC", typed[:TYPED_MAX]).strip().upper()
    raw = "".join(str(unicodedata.decimal(char, char)) for char in raw)
    for keyboard in (raw, raw.translate(_GERMAN), raw.translate(_FRENCH)):
        yield keyboard.translate(_MISREAD)


def meant(code: str, issue: Issue, aims: Iterable[Aim]) -> Aim | None:
    """The case and language that a code was made for, None where it is of another event."""
    return next(_meant(code, issue, aims), None)


def _meant(code: str, issue: Issue, aims: Iterable[Aim]) -> Iterator[Aim]:
    number = _number(code[:-1])
    own, bound = number >> BOUND_BITS, number & (1 << BOUND_BITS) - 1
    return (aim for aim in aims if _bound(own, issue, aim) == bound)


def _bound(own: int, issue: Issue, aim: Aim) -> int:
    return _digest(BOUND_BITS, "bound", *issue.parts, *aim, str(own))


def _digest(bits: int, *parts: str) -> int:
    raw = hashlib.sha256("\0".join(parts).encode()).digest()
    return int.from_bytes(raw, "big") >> 8 * len(raw) - bits


def _written(number: int) -> str:
    """The number with its check symbol; empty where that is none of our signs."""
    check = number % _CHECK
    if check >= len(SIGNS):
        return ""
    return "".join(SIGNS[number >> shift & 31] for shift in range(_DATA_BITS - 5, -1, -5)) + SIGNS[check]


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number << 5 | SIGNS.index(sign)
    return number


def _sound(code: str) -> bool:
    if len(code) != LENGTH or not set(code) <= set(SIGNS):
        return False
    return _number(code[:-1]) % _CHECK == SIGNS.index(code[-1])
