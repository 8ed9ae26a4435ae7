"""Moves print jobs along, one round at a time: what is due is done, and when to come again is told.

What the table says is the truth. SENDING is committed before a sheet is sent, so that after a crash such a job is
asked about and never sent again unasked. Nothing here sleeps or knows of threads; `now` is handed in.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.catalogue import noted
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import Job, JobState
from kiosk.printers import Printing
from kiosk.printing.documents import Documents
from kiosk.printing.outage import Outage
from kiosk.printing.printer import ASK, Health, OutOfOrder, Printer, Progress, Refused, Stage, Unsure, key_of
from kiosk.printing.stock import SPENT, is_spent

AT_THE_PRINTER = 3
"""Sheets handed over and not yet out: one prints, one warms up behind it, and a stuck one stops nobody at once.
More would lie in someone else's spool, where we cannot erase them."""

LOOK_AGAIN = 5.0
"""Seconds between two looks at the queue, for jobs that another command queued, held, resumed or cancelled."""

FOLLOW = 1.0
"""Seconds between two questions about a sheet at the printer: two programs of 6 ms for lp."""

A_PAGE = 6.0
"""Seconds that a page may take in a document of many, at ten pages a minute, before its sheet counts as stuck."""

_FIRST_PAUSE, _LONGEST_PAUSE = 2.0, 10.0

GONE = noted("The page of this sheet is no longer in the spool: it can only be written anew.")
"""Why a sheet is given up whose page is lost."""

_BROKE = noted("The kiosk failed while it sent this sheet.") + f" {ASK}"
_GAVE_BACK = noted("The printer gave this sheet back without a reason.")
_STUCK = noted("A sheet has been at the printer for a long time: look for paper, a jam or an open cover.")


class Clerk:
    """The spool's hands: looks for lost sheets, follows those at the printer, sends the next in line."""

    def __init__(self, ledger: Ledger, printer: Printer, documents: Documents, settings: Printing) -> None:
        self._ledger = ledger
        self._printer = printer
        self._documents = documents
        self._settings = settings
        self._line: list[Job] = []
        self._line_read = 0.0
        self._accepted: dict[str, str] = {}
        self._refusals: dict[str, int] = {}
        self._since: dict[str, float] = {}
        self._pages: dict[str, int] = {}
        self._health: Health | None = None
        self._stuck: Health | None = None
        self._look_due = 0.0
        self._moves = False
        self._hangs = ""
        self._outage = Outage()
        self._closed_until = 0.0
        self._failures = 0

    @property
    def health(self) -> Health | None:
        """How the printer was when last looked at; None before that."""
        return self._stuck or self._health

    def asked(self) -> Health:
        """How the printer is, asked now; one that is well waits too where the event's own paper is used up."""
        return Health(False, SPENT) if is_spent(self._ledger, self._settings) else self._printer.ready()

    def out_of_order(self, now: float) -> str | None:
        """Why nothing can print, once that has lasted long enough at `now` to be told; from any thread."""
        return self._outage.told(now)

    def round(self, now: float) -> float:
        """Does what is due at `now` (seconds that only grow) and returns the seconds until more will be."""
        for job in self._ledger.jobs(JobState.SENDING):
            self._look_for(job)
        at_printer = self._follow_all(now)
        wait = self._go_on(at_printer, now)
        self._outage.note(self._obstacle(), now)
        return wait

    def _go_on(self, at_printer: int, now: float) -> float:
        """Send one more, or see how the printer is; the seconds until there is more to do."""
        calm = FOLLOW if at_printer else LOOK_AGAIN
        if now < self._closed_until:
            return min(self._closed_until - now, calm)
        if at_printer < AT_THE_PRINTER and self._send_next(now):
            return max(self._closed_until - now, 0.0)
        if now >= self._look_due:
            self._check(now)
        return calm

    def _check(self, now: float) -> Health:
        self._look_due = now + self._printer.looks_every
        self._health = self.asked()
        return self._health

    def _obstacle(self) -> str:
        """What keeps every sheet from coming out; "" while one prints, which a busy printer may refuse others for."""
        if self._moves:
            return ""
        return self._hangs if self._health is None or self._health.ok else self._health.sentence

    def _follow_all(self, now: float) -> int:
        """Ask about every sheet at the printer and return how many are there still."""
        jobs = self._ledger.jobs(JobState.PRINTING)
        self._since = {job.id: self._since.get(job.id, now) for job in jobs}
        self._pages = {job.id: self._pages.get(job.id, 0) for job in jobs}
        self._stuck = None
        self._moves, self._hangs = False, ""
        return sum(self._follow(job, now) for job in jobs)

    def _follow(self, job: Job, now: float) -> bool:
        progress = self._printer.status(job.ref or "", key_of(job))
        late = self._is_late(job, progress, now)
        prints = progress.stage is Stage.PRINTING and not progress.reason and not late
        self._moves |= prints or progress.stage is Stage.DONE
        if progress.stage is Stage.DONE:
            # Those behind it waited for it, and did not hang.
            self._since = dict.fromkeys(self._since, now)
            self._printed(job)
        elif progress.stage is Stage.FAILED:
            self._hold(job, JobState.PRINTING, progress.reason or _GAVE_BACK)
        elif progress.stage is Stage.UNKNOWN:
            self._hold(job, JobState.PRINTING, progress.reason or ASK)
        elif not progress.aside:
            self._hangs = self._hangs or progress.reason or (_STUCK if late else "")
            if late:
                self._stuck = Health(False, f"{_STUCK} {progress.reason}".rstrip())
            return True
        return False

    def _is_late(self, job: Job, progress: Progress, now: float) -> bool:
        """Whether nothing of this sheet has moved for too long: a page that comes out starts the time anew."""
        if progress.pages > self._pages[job.id]:
            self._pages[job.id], self._since[job.id] = progress.pages, now
        patience = self._settings.timeout_seconds + A_PAGE * (job.pages - 1)
        return now - self._since[job.id] > patience

    def _printed(self, job: Job) -> None:
        self._ledger.move_job(job.id, JobState.PRINTING, JobState.PRINTED)
        if self._printer.keeps_sheets or not self._settings.keep_documents_minutes:
            for page in (job.id, *self._ledger.members(job.id)):
                self._documents.erase(page)

    def _send_next(self, now: float) -> bool:
        """Send the first in line; False where nobody waits or the printer takes nothing."""
        if not self._waiting(now):
            return False
        if not self._check(now).ok:
            # No longer than between two looks, so that the line goes on as soon as the screens say so.
            self._stand(now, self._printer.looks_every)
            return False
        job = self._line.pop()
        if not self._documents.holds(job.id):
            self._ledger.move_job(job.id, JobState.QUEUED, JobState.GAVE_UP, reason=GONE)
        elif self._ledger.move_job(job.id, JobState.QUEUED, JobState.SENDING):
            # As it is committed: after a crash the same attempt is asked about.
            self._submit(replace(job, attempts=job.attempts + 1), now)
        return True

    def _waiting(self, now: float) -> list[Job]:
        """The line, its first one last, read anew when it is worked off or old: not for each job of a long queue."""
        if not self._line or now - self._line_read >= LOOK_AGAIN:
            self._line = self._ledger.jobs(JobState.QUEUED)[::-1]
            self._line_read = now
        return self._line

    def _submit(self, job: Job, now: float) -> None:
        name = f"{job.case_id}-{job.sheet}"
        if job.attempts > 1 and not self._printer.keeps_sheets:
            # One that a frozen printer took after all must not come out beside this one.
            self._printer.cancel("", key_of(replace(job, attempts=job.attempts - 1)))
        try:
            self._accepted[job.id] = self._printer.submit(self._documents.path(job.id), key_of(job), name)
        except OutOfOrder as error:
            self._send_later(job, str(error), now)
        except Refused as error:
            if self._refused(job) < self._settings.tries:
                self._send_later(job, str(error), now)
            else:
                self._hold(job, JobState.SENDING, str(error))
        except Unsure as error:
            self._hold(job, JobState.SENDING, str(error))
        except Exception:
            # A fault of ours, after which nobody knows how far the sheet came.
            self._hold(job, JobState.SENDING, _BROKE)
            raise
        else:
            self._failures = 0
            self._note_accepted(job)

    def _refused(self, job: Job) -> int:
        """How often the printer refused this sheet in a row; a printer out of order costs it no try."""
        self._refusals[job.id] = self._refusals.get(job.id, 0) + 1
        return self._refusals[job.id]

    def _send_later(self, job: Job, reason: str, now: float) -> None:
        """Back to its place in the line, and the line stands for a while: nobody overtakes."""
        self._ledger.move_job(job.id, JobState.SENDING, JobState.QUEUED, reason=reason)
        self._health = Health(False, reason)
        self._line.clear()
        self._stand(now)

    def _stand(self, now: float, longest: float = _LONGEST_PAUSE) -> None:
        self._closed_until = now + min(_FIRST_PAUSE * 2**self._failures, _LONGEST_PAUSE, longest)
        self._failures = min(self._failures + 1, 8)

    def _look_for(self, job: Job) -> None:
        """A job found in the middle of being sent: this kiosk stopped then, or its record could not be written."""
        try:
            ref = self._accepted.get(job.id) or self._printer.find(key_of(job))
        except Unsure as error:
            self._hold(job, JobState.SENDING, str(error))
            return
        if ref is None:
            self._ledger.move_job(job.id, JobState.SENDING, JobState.QUEUED)
        else:
            self._accepted[job.id] = ref
            self._note_accepted(job)

    def _note_accepted(self, job: Job) -> None:
        self._refusals.pop(job.id, None)
        # Forgotten only once it is written down: if the disk refuses now, the next round writes it.
        self._ledger.move_job(job.id, JobState.SENDING, JobState.PRINTING, ref=self._accepted[job.id])
        del self._accepted[job.id]

    def _hold(self, job: Job, frm: JobState, reason: str) -> None:
        self._refusals.pop(job.id, None)
        self._ledger.move_job(job.id, frm, JobState.HELD, reason=reason)
