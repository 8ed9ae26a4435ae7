"""The print queue in words: where each sheet stands, since when and why, and which counts may be taken back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from textwrap import wrap

from kiosk.cli.tables import columns
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import ActionRow, Job, JobState, JobStep

WHERE = {
    JobState.QUEUED: "waits",
    JobState.SENDING: "is being sent",
    JobState.PRINTING: "is at the printer",
    JobState.PRINTED: "is printed",
    JobState.HELD: "is held",
    JobState.CANCELLED: "is cancelled",
    JobState.GAVE_UP: "was given up",
}
"""Where a sheet stands, behind its number."""

UNDER_WAY = (JobState.QUEUED, JobState.SENDING, JobState.PRINTING, JobState.HELD)
"""What the queue lists where nobody asks for all."""

_NEVER_OUT = (JobState.CANCELLED, JobState.GAVE_UP)
_SHORT = {state: words.removeprefix("is ").removeprefix("was ") for state, words in WHERE.items()}
_HEADS = ("sheet", "case", "what", "pages", "state", "since", "sent")
_WIDE, _CASE = 80, 16


def table(jobs: Sequence[Job], ledger: Ledger, zone: tzinfo | None) -> str:
    """The jobs as columns of at most 80 cells; below them why some are held or not printed, and how many wait."""
    numbers = {job.id: job.number for job in jobs}
    rows = [_row(job, numbers, zone) for job in jobs]
    return "\n".join((columns(_HEADS, rows), *_reasons(jobs), *_offers(jobs, ledger), sums(jobs)))


def document(jobs: Sequence[Job], ledger: Ledger, *, event: str, practice: bool) -> str:
    """The jobs as JSON, times in UTC; `void` is the action that may be taken back, as it did not print."""
    numbers = {job.id: job.number for job in ledger.jobs()}
    states = Counter(job.state for job in jobs if not job.held_for_others)
    told = {
        "event": event,
        "practice": practice,
        "waiting": states[JobState.QUEUED],
        "printing": states[JobState.SENDING] + states[JobState.PRINTING],
        "held": states[JobState.HELD],
        "together": sum(job.waits_together for job in jobs),
        "jobs": [_told(job, numbers, offered(job, ledger)) for job in jobs],
    }
    return json.dumps(told, indent=2)


def sums(jobs: Sequence[Job]) -> str:
    """How many of the jobs wait, are printed at this moment, and are held, in a sentence; and how many for others."""
    states = Counter(job.state for job in jobs if not job.held_for_others)
    printing = states[JobState.SENDING] + states[JobState.PRINTING]
    parts = (
        _many(states[JobState.QUEUED], "waits", "wait"),
        _many(printing, "is being printed", "are being printed"),
        _many(states[JobState.HELD], "is held", "are held"),
    )
    together = sum(job.waits_together for job in jobs)
    offer = f" {_many(together, 'waits', 'wait')} to be printed together with others." if together else ""
    return f"{', '.join(parts)}.{offer}"


def told(job: Job, steps: Sequence[JobStep], numbers: dict[str, int], zone: tzinfo | None) -> str:
    """One job with its steps and their times."""
    pages = "1 page" if job.pages == 1 else f"{job.pages} pages"
    copy = f", a copy of sheet {numbers[job.first]}" if job.first in numbers else ""
    head = f"Sheet {job.number}: {job.sheet} for {job.case_id}, {pages}{copy}, id {job.id}"
    lines = [head, *(f"Its action is {job.action_id}." for _ in (1,) if job.action_id)]
    for step in steps:
        lines.append(f"  {step.at.astimezone(zone):%d %b %H:%M:%S}  {_SHORT[step.state]}")
        lines += wrap(step.reason, _WIDE, initial_indent=" " * 19, subsequent_indent=" " * 19)
    return "\n".join(lines)


def offered(job: Job, ledger: Ledger) -> ActionRow | None:
    """The action that counts though no copy of its sheet came out: an organiser may void it."""
    if job.action_id is None or job.state not in _NEVER_OUT:
        return None
    action = ledger.action(job.action_id)
    return None if action.voided or action.job not in _NEVER_OUT else action


def void_line(job: Job, action: ActionRow) -> str:
    """What to type to take the action of this sheet out of the counts."""
    return f'kiosk void {action.id[:13]} --reason "sheet {job.number} did not print"'


def _row(job: Job, numbers: dict[str, int], zone: tzinfo | None) -> list[str]:
    since = f"{_moment(job).astimezone(zone):%d %b %H:%M}"
    case = job.case_id if len(job.case_id) <= _CASE else f"{job.case_id[: _CASE - 1]}…"
    return [str(job.number), case, job.sheet, str(job.pages), _stands(job, numbers), since, str(job.attempts)]


def _stands(job: Job, numbers: dict[str, int]) -> str:
    if job.waits_together:
        return "together"
    return f"on {numbers[job.joined]}" if job.joined in numbers and job.held_for_others else _SHORT[job.state]


def _reasons(jobs: Sequence[Job]) -> Iterator[str]:
    for job in jobs:
        if job.reason and job.state in (JobState.HELD, JobState.GAVE_UP) and not job.held_for_others:
            yield from wrap(f"Sheet {job.number}: {job.reason}", _WIDE, subsequent_indent="  ")


def _offers(jobs: Sequence[Job], ledger: Ledger) -> Iterator[str]:
    for job in jobs:
        if action := offered(job, ledger):
            yield f"Sheet {job.number} did not print, and still counts. To take it out of the counts:"
            yield f"  {void_line(job, action)}"


def _told(job: Job, numbers: dict[str, int], action: ActionRow | None) -> dict[str, object]:
    return {
        "number": job.number,
        "id": job.id,
        "case": job.case_id,
        "sheet": job.sheet,
        "pages": job.pages,
        "state": str(job.state),
        "since": _moment(job).isoformat(timespec="seconds"),
        "sent": job.attempts,
        "reason": job.reason,
        "copy_of": numbers.get(job.first or ""),
        "printed_on": numbers.get(job.joined or ""),
        "action": job.action_id,
        "void": action.id if action else None,
    }


def _moment(job: Job) -> datetime:
    return datetime.fromtimestamp(job.changed_ms / 1000, UTC)


def _many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
