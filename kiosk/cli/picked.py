"""Which sheets somebody means: a number, a range, several, all, or the first digits of an id."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kiosk.errors import KioskError
from kiosk.ledger.model import Job, JobState

FORMS = "a number like 41, a range like 12-18 or 12-, several with commas, all, or 8 or more digits of an id"
"""What JOB may be, in words."""

_NUMBER = re.compile(r"[0-9]{1,18}")
_RANGE = re.compile(r"([0-9]{1,18})-([0-9]{1,18})?")
_ID = re.compile(r"[0-9a-f]{8,32}")


class NoSuchSheet(KioskError):
    """What was typed names no sheet of this event, or not one alone."""


def picked(typed: str, jobs: Sequence[Job], meant: Collection[JobState], spared: Collection[Job] = ()) -> list[Job]:
    """The jobs that `typed` names, each once, in the order of their numbers; raises `NoSuchSheet`.

    What is named one by one or from here to there is taken as it is; `all` and an open range take only jobs in the
    states `meant`, since nobody means those that ended long ago, and none that are `spared`.
    """
    suited = [job for job in jobs if job.state in meant and job not in spared]
    parts = [part.strip().lower() for part in typed.split(",")]
    found = {job.number: job for part in parts for job in _part(part, jobs, suited)}
    return [found[number] for number in sorted(found)]


def _part(part: str, jobs: Sequence[Job], suited: Sequence[Job]) -> list[Job]:
    if part == "all":
        return _some(suited, "There is no such sheet now.")
    if ends := _RANGE.fullmatch(part):
        return _between(int(ends[1]), ends[2], jobs, suited)
    if _NUMBER.fullmatch(part):
        numbered = [job for job in jobs if job.number == int(part)]
        if numbered or not _ID.fullmatch(part):
            return _some(numbered, f"This event has no sheet {int(part)}; see kiosk queue --all.")
    if not _ID.fullmatch(part):
        raise NoSuchSheet(f"{part[:40]!r} names no sheet: give {FORMS}.")
    named = _some([job for job in jobs if job.id.startswith(part)], f"No sheet's id begins with {part}.")
    if len(named) > 1:
        raise NoSuchSheet(f"More than one sheet's id begins with {part}: type more of its digits.")
    return named


def _between(first: int, last: str | None, jobs: Sequence[Job], suited: Sequence[Job]) -> list[Job]:
    if last is None:
        return _some([job for job in suited if job.number >= first], f"There is no such sheet from {first} on.")
    if int(last) < first:
        raise NoSuchSheet(f"A range runs upwards: {int(last)}-{first}, not {first}-{int(last)}.")
    within = [job for job in jobs if first <= job.number <= int(last)]
    return _some(within, f"This event has no sheet from {first} to {int(last)}; see kiosk queue --all.")


def _some(found: Sequence[Job], otherwise: str) -> list[Job]:
    if not found:
        raise NoSuchSheet(otherwise)
    return list(found)
