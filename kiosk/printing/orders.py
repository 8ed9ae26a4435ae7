"""What a person may ask of one sheet, from whichever process: the kiosk that prints sees it in the record."""

from __future__ import annotations

from uuid import uuid4

from kiosk.catalogue import noted
from kiosk.errors import KioskError
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import Job, JobState
from kiosk.ledger.reprints import NoReprint
from kiosk.printing.documents import Documents
from kiosk.printing.printer import Printer, key_of

BY_HAND = noted("An organiser holds this sheet: it waits until somebody sends it on.")
"""Why a sheet is held that somebody held without saying why."""

_ERASED = "is erased: it can only be written anew."


class Orders:
    """Holds, resumes, ends, cancels and copies single sheets.

    Each order moves a sheet from where it is taken to stand; one that has moved on in the meantime is left alone, and
    the answer is False.
    """

    def __init__(self, ledger: Ledger, printer: Printer, documents: Documents) -> None:
        self._ledger = ledger
        self._printer = printer
        self._documents = documents

    def hold(self, ticket: str, reason: str = BY_HAND) -> bool:
        """Keeps a sheet that waits from being sent until somebody resumes it."""
        return self._ledger.move_job(ticket, JobState.QUEUED, JobState.HELD, reason=reason)

    def resume(self, ticket: str) -> bool:
        """Sends a held sheet after all, at its old place in the line: somebody saw that it did not come out."""
        return self._ledger.move_job(ticket, JobState.HELD, JobState.QUEUED)

    def came_out(self, ticket: str) -> bool:
        """Ends a held sheet as printed, since somebody has it in hand, and erases its page and its members'."""
        ended = self._ended(ticket, JobState.HELD, JobState.PRINTED)
        for member in self._ledger.members(ticket) if ended else ():
            self._documents.erase(member)
        return ended

    def cancel(self, ticket: str) -> bool:
        """Takes a sheet back and erases its page; False where it is being sent, came out, or was never there."""
        job = self._ledger.job(ticket)
        if job is None or job.state not in (JobState.QUEUED, JobState.HELD, JobState.PRINTING):
            return False
        if job.state is not JobState.PRINTING:
            return self._ended(ticket, job.state, JobState.CANCELLED)
        if not self._printer.cancel(job.ref or "", key_of(job)):
            return False
        # A kiosk that follows it may have seen at once that the printer gave it back, and holds it now.
        return any(self._ended(ticket, frm, JobState.CANCELLED) for frm in (JobState.PRINTING, JobState.HELD))

    def reprint(self, ticket: str, most: int) -> Job:
        """Queues one more copy of a printed sheet, which counts nothing; at most `most` with the first one.

        Raises `NoReprint`, or a `NotWritten` where the disk fails.
        """
        job, copy = self._ledger.job(ticket), uuid4().hex
        if job is not None and not self._documents.copy(ticket, copy):
            # What lies in a tray may be there still: whoever asks has to look.
            told = "is in the tray, or was taken out of it." if self._printer.keeps_sheets else _ERASED
            raise NoReprint(f"The page of sheet {job.number} {told}")
        try:
            return self._ledger.reprint(ticket, copy, most)
        except KioskError:
            self._documents.erase(copy)
            raise

    def _ended(self, ticket: str, frm: JobState, to: JobState) -> bool:
        ended = self._ledger.move_job(ticket, frm, to)
        if ended:
            self._documents.erase(ticket)
        return ended
