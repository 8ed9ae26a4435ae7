"""The spool: what stands between a counted letter and the printer. Its queue is a table, so nothing is in memory."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from pathlib import Path

from kiosk import crash
from kiosk.catalogue import noted
from kiosk.clock import Clock
from kiosk.errors import KioskError
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.lock import FileLock
from kiosk.ledger.model import Job, JobState
from kiosk.printers import Printing
from kiosk.printing.clerk import LOOK_AGAIN, Clerk
from kiosk.printing.documents import Documents, is_ticket
from kiosk.printing.files import because, make_private
from kiosk.printing.orders import BY_HAND, Orders
from kiosk.printing.outage import Outage
from kiosk.printing.printer import Health, Printer
from kiosk.printing.tidy import tidy

PATIENCE = 1.0
"""Seconds `stop` waits for the step in hand: a sheet takes a tenth of that, and a hanging printer has no end."""

CRASHES = "crashes"
"""The folder beside the spool where reports of our own faults lie."""

_SHUT = noted("Sheets wait: the folder spool cannot be used.")
_FAILED = noted("The kiosk failed while it printed; a report lies in the folder crashes.")

_AFTER_A_FAULT = 5.0
_CHORES = 60.0
_WAITING = (JobState.QUEUED, JobState.SENDING, JobState.PRINTING)


class Spool:
    """Pages on their way to the printer.

    A daemon thread works the queue between `start` and `stop`; it dies of no exception. Every other method may be
    called from any thread, works without it too, and asks the table.
    """

    def __init__(self, folder: Path, ledger: Ledger, printer: Printer, settings: Printing, clock: Clock) -> None:
        self._documents = Documents(folder)
        self._ledger = ledger
        self._printer = printer
        self._settings = settings
        self._clock = clock
        self._clerk = Clerk(ledger, printer, self._documents, settings)
        self._orders = Orders(ledger, printer, self._documents)
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._turn: FileLock | None = None
        self._chores_due = 0.0
        self._trouble = ""
        self._outage = Outage()

    def keep(self, ticket: str, pdf: bytes) -> None:
        """Lays a page aside before it is counted, durable when this returns; raises `NotKept`, a `NotCounted`."""
        self._documents.keep(ticket, pdf)

    def forget(self, ticket: str) -> None:
        """Erases a page that was not counted; one that a row speaks of stays."""
        with suppress(KioskError):
            if self._ledger.job(ticket) is None:
                self._documents.erase(ticket)

    def wake(self) -> None:
        """Tells the thread that something waits."""
        self._wake.set()

    def start(self) -> None:
        """Begins to work; a second call does nothing, and a spool that was stopped stays stopped."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="spool", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Ends the work within a second; a printer that hangs is left alone and asked about at the next start."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    @property
    def keeps_sheets(self) -> bool:
        """True where what is printed lies in a tray as a file, and the spool keeps no page of it."""
        return self._printer.keeps_sheets

    def pending(self) -> int:
        """How many sheets are on their way; held ones wait for a person and are not among them."""
        return len(self._ledger.jobs(*_WAITING))

    def place_of(self, ticket: str) -> int:
        """How many sheets come before this one; 0 too when it is not waiting."""
        tickets = [job.id for job in self._ledger.jobs(*_WAITING)]
        return tickets.index(ticket) if ticket in tickets else 0

    def state_of(self, ticket: str) -> JobState | None:
        """Where this ticket's sheet stands; None for one that was never counted."""
        job = self._ledger.job(ticket) if is_ticket(ticket) else None
        return job.state if job else None

    def held(self) -> list[Job]:
        """The sheets that wait for a volunteer, each with its reason; those for a joint one are not among them."""
        return [job for job in self._ledger.jobs(JobState.HELD) if not job.held_for_others]

    def together(self) -> list[Job]:
        """The sheets that wait until somebody prints them together with others."""
        return [job for job in self._ledger.jobs(JobState.HELD) if job.waits_together]

    def page(self, ticket: str) -> bytes | None:
        """The page of a sheet, as it was kept; None where it is gone; raises `NotKept`."""
        return self._documents.read(ticket)

    def health(self) -> Health:
        """How printing is, without waiting for the printer while the thread is at work."""
        return self.last_health() or self._clerk.asked()

    def out_of_order(self) -> str | None:
        """Why nothing can print, in English, once that has lasted 15 seconds; None again as soon as it can.

        Never waits: it tells what the thread last knew, and nothing where no thread is at work here.
        """
        now = time.monotonic()
        return self._outage.told(now) or self._clerk.out_of_order(now)

    def last_health(self) -> Health | None:
        """How printing was when the thread last looked; None before that. Never waits."""
        return Health(False, self._trouble) if self._trouble else self._clerk.health

    def hold(self, ticket: str, reason: str = BY_HAND) -> bool:
        """Keeps a sheet that waits from being sent; False where it does not wait any more."""
        return self._orders.hold(ticket, reason)

    def resume(self, ticket: str) -> bool:
        """Sends a held sheet after all: a volunteer saw that it did not come out."""
        resumed = self._orders.resume(ticket)
        self.wake()
        return resumed

    def came_out(self, ticket: str) -> bool:
        """Ends a held sheet as printed and erases its page: a volunteer has it in hand."""
        return self._orders.came_out(ticket)

    def cancel(self, ticket: str) -> bool:
        """Takes a sheet back and erases its page; False where it is being sent, came out, or was never there."""
        return self._orders.cancel(ticket)

    def reprint(self, ticket: str) -> Job:
        """Queues one more copy of a printed sheet, which counts nothing; raises `NoReprint` or `NotWritten`."""
        copy = self._orders.reprint(ticket, self._settings.copies)
        self.wake()
        return copy

    def _work(self) -> None:
        try:
            while not self._stopping.is_set():
                self._wake.wait(self._step())
                self._wake.clear()
        finally:
            if self._turn:
                self._turn.close()

    def _step(self) -> float:
        """One round; returns the seconds until the next, whatever happened."""
        wait = self._tried()
        self._outage.note(self._trouble, time.monotonic())
        if self._trouble:
            self._stopping.wait(_AFTER_A_FAULT)
        return wait

    def _tried(self) -> float:
        try:
            self._turn = self._turn or _turn_in(self._documents.folder)
            wait = self._round(time.monotonic()) if self._turn else LOOK_AGAIN
            self._trouble = ""
            return wait
        except KioskError as error:
            self._trouble = str(error)
        except Exception as error:
            # A record that was closed under a step left hanging by `stop` is no fault.
            if not self._stopping.is_set():
                crash.report(error, self._documents.folder.parent / CRASHES)
                self._trouble = _FAILED
        return 0.0

    def _round(self, now: float) -> float:
        if now >= self._chores_due:
            self._chores_due = now + _CHORES
            tidy(self._documents, self._ledger, self._settings.keep_documents_minutes, self._clock.now())
            self._ledger.rest()
        return self._clerk.round(now)


def _turn_in(folder: Path) -> FileLock | None:
    """The right to work this folder, or None where another command has it: two would take each other for dead."""
    try:
        make_private(folder)
        turn = FileLock(folder / "spool.lock")
    except OSError as error:
        raise KioskError(f"{_SHUT} {because(error)}") from error
    if turn.take(patience=0):
        return turn
    turn.close()
    return None
