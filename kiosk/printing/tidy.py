"""What the spool forgets: pages that came out long enough ago, pages given up, and pages nobody counted."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import Job, JobState
from kiosk.printing.documents import Documents

_ENDED_UNPRINTED = (JobState.CANCELLED, JobState.GAVE_UP)


def tidy(documents: Documents, ledger: Ledger, keep_minutes: int, now: datetime) -> None:
    """Erase every page that nobody may need again at `now`; pages that wait or are held stay, however long."""
    documents.sweep()
    for ticket in documents.tickets():
        job = ledger.job(ticket)
        # A page is laid aside a moment before its row is written, so a young one without a row may get one yet.
        over = _is_over(job, keep_minutes, now) or _came_out(job, ledger) if job else documents.is_settled(ticket)
        if over:
            documents.erase(ticket)


def _came_out(job: Job, ledger: Ledger) -> bool:
    """Whether somebody said so of a held sheet, or of the joint one it was on: its page went at once,
    unless the kiosk died in that moment.
    """
    if job.state is not JobState.PRINTED:
        return False
    stood = [step.state for step in ledger.steps(job.joined or job.id)]
    return stood[-2:] == [JobState.HELD, JobState.PRINTED]


def _is_over(job: Job, keep_minutes: int, now: datetime) -> bool:
    if job.state is JobState.PRINTED:
        return now.timestamp() * 1000 - job.changed_ms >= timedelta(minutes=keep_minutes).total_seconds() * 1000
    return job.state in _ENDED_UNPRINTED
