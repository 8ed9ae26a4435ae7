"""One line of a batch: an object of JSON with the options of ``kiosk write``, or everything that is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import NamedTuple

from kiosk.cli.document import KINDS, WINDOWS, Asked
from kiosk.stationery import SheetName

KEYS = tuple(option.name for option in fields(Asked))
"""What a line may say, by the names of the options."""

WHOLE = frozenset({"batch", "config", "data", "output", "paper", "record", "start"})
"""Options of the whole file, which no line may say."""

LINE_MAX = 2**16
"""Bytes in one line: it holds names and paths, never the words of a letter."""

_SHOWN = 40
_CHOICES = {"kind": KINDS, "sheet": tuple(SheetName), "window": WINDOWS}
_TYPES: dict[str, tuple[type, str, str]] = {
    "gloss": (bool, "must be true or false", "Write it without quotes."),
    "number": (int, "must be a whole number", "Write it in digits, without quotes."),
}
_TEXT = (str, "must be text in quotes", 'Put it between "quotes".')


class Problem(NamedTuple):
    """What is wrong with a line: the key, empty where it is the line itself, and the cure."""

    key: str
    what: str
    cure: str


class _Pairs(list[tuple[str, object]]):
    """An object of JSON as the pairs it is written with, so that a key said twice is seen."""


def asked(line: bytes, given: Asked) -> Asked | list[Problem]:
    """What `line` asks for, where it says nothing as `given`; or all its problems."""
    pairs = _pairs(line)
    if isinstance(pairs, Problem):
        return [pairs]
    problems = [*_twice(pairs)]
    problems += [problem for key, value in pairs if (problem := _problem(key, value))]
    if not given.case and "case" not in dict(pairs):
        problems.append(Problem("case", "is missing", "Name the case here, or with --case for all lines."))
    return problems or replace(given, **dict(pairs))  # type: ignore[arg-type]


def _pairs(line: bytes) -> _Pairs | Problem:
    if len(line) > LINE_MAX:
        return Problem(
            "", f"is longer than {LINE_MAX} bytes", "A line holds names and paths, not the words themselves."
        )
    try:
        read = json.loads(line.decode("utf-8-sig"), object_pairs_hook=_Pairs)
    except UnicodeDecodeError:
        return Problem("", "is not UTF-8", "Save the file again as UTF-8.")
    except (ValueError, RecursionError):
        read = None
    if isinstance(read, _Pairs):
        return read
    return Problem("", "is no object of JSON", 'Write it like {"case": "tun-aung", "language": "fr"}.')


def _twice(pairs: _Pairs) -> Iterator[Problem]:
    keys = [key for key, _ in pairs]
    for key in dict.fromkeys(keys):
        if keys.count(key) > 1:
            yield Problem(_clipped(key), "is said more than once", "Say it once.")


def _problem(key: str, value: object) -> Problem | None:
    if key in WHOLE:
        return Problem(key, "is said of the whole file, not of a line", f"Take it out; --{key} may say it.")
    if key not in KEYS:
        return Problem(_clipped(key), "is not a key we know", f"A line may say: {', '.join(KEYS)}.")
    kind, what, cure = _TYPES.get(key, _TEXT)
    # Not isinstance: to Python true is a number too.
    if type(value) is not kind:
        return Problem(key, what, cure)
    if key in _CHOICES and value not in _CHOICES[key]:
        known = ", ".join(_CHOICES[key])
        return Problem(key, f"can't be {_clipped(str(value))!r}", f"It may be: {known}.")
    if key == "case" and not value:
        return Problem(key, "is empty", "Name the case.")
    if key == "text" and value == "-":
        return Problem(key, "must be a file, since all lines would share one -", "Put the words into a file.")
    return None


def _clipped(written: str) -> str:
    return written if len(written) <= _SHOWN else f"{written[: _SHOWN - 3]}..."
