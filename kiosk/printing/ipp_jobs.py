"""A printer's list of jobs: ours are known by their names, since CUPS gives a number twice after a power cut."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from kiosk.printing.ipp_codec import Asked, Attributes, Tag
from kiosk.printing.ipp_link import Link, TurnedAway
from kiosk.printing.ipp_state import number, words

PRINT_JOB, CANCEL_JOB, GET_JOB, GET_JOBS, GET_PRINTER, RESUME_PRINTER = 0x02, 0x08, 0x09, 0x0A, 0x0B, 0x11
"""The operations we ask for (RFC 8011, 5.4.15)."""

NOT_FOUND = 0x0406

_PAGES = "job-impressions-completed"
_TIMES = ("time-at-processing", "time-at-completed")
_WANTED = Asked(
    "requested-attributes",
    Tag.KEYWORD,
    (
        "job-id",
        "job-name",
        "job-state",
        "job-state-reasons",
        "job-printer-up-time",
        _PAGES,
        *_TIMES,
    ),
)
_LISTS = ("not-completed", "completed")


class JobState(IntEnum):
    """Where a job stands at the printer (RFC 8011, 5.3.7)."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELLED = 7
    ABORTED = 8
    COMPLETED = 9


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One job as the printer tells of it; CUPS keeps back the names of jobs that others sent.

    `began` and `ended` are the seconds since its printing did, 0 where that is not told. `pages` are out as far as the
    printer counts them; CUPS counts what it has sent.
    """

    id: int
    name: str
    state: int
    reasons: tuple[str, ...]
    began: int
    ended: int
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Search:
    """What came of looking for a name: the job, or None; and whether the printer remembers any finished job."""

    job: PrintJob | None
    remembers: bool


def print_job(told: Attributes) -> PrintJob:
    """What these attributes say of a job; 0 stands for a number that is not told."""
    now = number(told, "job-printer-up-time", 0)
    return PrintJob(
        id=number(told, "job-id", 0),
        name=" ".join(words(told, "job-name")),
        state=number(told, "job-state", 0),
        reasons=words(told, "job-state-reasons"),
        began=now - number(told, "time-at-processing", now),
        ended=now - number(told, "time-at-completed", now),
        pages=number(told, _PAGES, 0),
    )


def search(link: Link, key: str) -> Search:
    """Look for the job of this name, first among those not yet printed, so that none slips by; raises `LinkFault`."""
    jobs: list[PrintJob] = []
    for which in _LISTS:
        answer = link.ask(GET_JOBS, Asked("which-jobs", Tag.KEYWORD, (which,)), _WANTED)
        if not answer.ok:
            raise TurnedAway(answer.status)
        jobs = [print_job(told) for told in answer.jobs]
        ours = [job for job in jobs if job.name == key]
        if ours:
            # Where somebody pressed "again" at the printer itself, one that came out is the better witness.
            return Search(max(ours, key=lambda job: (job.state == JobState.COMPLETED, job.id)), True)
    return Search(None, bool(jobs))


def by_number(link: Link, number: int, key: str) -> PrintJob | None:
    """The job of this number if it has our name, too; raises `LinkFault`."""
    if not number:
        return None
    answer = link.ask(GET_JOB, Asked("job-id", Tag.INTEGER, (number,)), _WANTED)
    if not answer.ok and answer.status != NOT_FOUND:
        raise TurnedAway(answer.status)
    job = next(map(print_job, answer.jobs), None)
    return job if job and job.name == key else None
