"""A printer that is asked in its own language, IPP: a queue of CUPS, or an IPP Everywhere printer without one.

CUPS learns of a printer's troubles only while a sheet prints, and of one that is switched off never, so the printer
behind its queue is asked itself wherever it has an ``ipp://`` address.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.printing import ipp_jobs
from kiosk.printing.files import why
from kiosk.printing.ipp_codec import Answer, Asked, Tag
from kiosk.printing.ipp_jobs import JobState, PrintJob
from kiosk.printing.ipp_link import Cut, Link, LinkFault, Silent, TurnedAway, Unreachable
from kiosk.printing.ipp_state import OFF, PAUSED, PDF, WANTED, PrinterState, printer_state
from kiosk.printing.printer import ASK, Health, OutOfOrder, Progress, Refused, Stage, Unsure
from kiosk.text import clean

CUPS = "ipp://localhost:631/printers/"
"""Where CUPS keeps the queues of this machine."""

ANSWER_SECONDS = 5.0
"""How long a question may take: CUPS answers in 2 ms and a printer in 200, and a frozen one never does."""

SIZES = {"A4": "iso_a4_210x297mm", "Letter": "na_letter_8.5x11in"}
"""What printers call the sheets that they hold (PWG 5101.1)."""

_TWO_SIDED = "-card"
"""How the name of a sheet ends that is printed on both sides: a card is cut from two."""

_BUSY, _CLOSED = 0x0507, 0x0506
_OTHERS_FAULT = (0x0502, 0x0504, 0x0505, 0x0508)
"""What a printer answers in a trouble that will pass: no service, a fault, not now, cancelled (RFC 8011, B.1)."""
_NOT_ALLOWED = (401, 403, 0x0401, 0x0402, 0x0403)
_ENCRYPTED = 426

_CUPS_OFF = "The print service (CUPS) of this machine is not running: start it."
_CUPS_SILENT = "The print service (CUPS) of this machine does not answer."
_SILENT = "The printer does not answer: look at its display, or switch it off and on again."
_NO_QUEUE = "CUPS knows no printer of this name: `lpstat -e` lists those it knows."
_NO_PRINTER = "No printer answers at this address: look at printing.uri in kiosk.toml."
_LOCKED = "The printer lets this kiosk print nothing: allow it there."
_CODED = "The printer speaks only in code (TLS): set it up in CUPS, and name its queue in kiosk.toml."
_NO_PDF = "This printer reads no PDF: set it up in CUPS, and name its queue in kiosk.toml."
_REFUSES = "The printer accepts no sheets at the moment: let it accept them again (cupsaccept)."
_NOW_BUSY = "The printer is busy with another sheet; the next one follows by itself."
_CUT = "The print service went away while this sheet was sent; it did not get it."
_GAVE_UP = "The printer gave this sheet up. Look in its tray before you print it again."
_CANCELLED = "Somebody cancelled this sheet. Look in the printer's tray before you print it again."
_ENDED = "The printer gave this sheet up, or somebody cancelled it. Look in its tray before you print it again."
_UNREADABLE = "The print service could not read this sheet. Nothing was printed."
_HELD = "Somebody holds this sheet back in the print queue: release it there."
_FORGOTTEN = f"The printer has forgotten this sheet. {ASK}"
_STOPPED_MIDWAY = f"The kiosk was stopped while it sent this sheet. {ASK}"
_WITH_ERRORS = f"The printer ended this sheet with an error. {ASK}"
_SAID = 160


class Ipp:
    """Sends sheets to the printer at `uri` (``ipp://host[:port]/path``), on paper of the size `paper`."""

    keeps_sheets = False

    def __init__(self, uri: str, timeout: float, paper: str = "A4") -> None:
        self.uri = uri
        self.paper = paper
        self._patience = min(timeout, ANSWER_SECONDS)
        self._timeout = timeout
        self._link = Link(uri, self._patience)
        self._slow = Link(uri, timeout)
        # The paths of CUPS are its own; no printer has them.
        self._is_cups = self._link.path.startswith(("/printers/", "/classes/"))

    def ready(self) -> Health:
        """How the printer is, asked itself where it can be; a queue that CUPS paused by itself is resumed."""
        try:
            queue = self._state(self._link)
        except LinkFault as error:
            return Health(False, self._trouble(error))
        device = self._device(queue)
        try:
            printer = self._state(device) if device else queue
        except LinkFault:
            return Health(False, OFF)
        obstacle = self._obstacle(queue, printer, at_the_machine=device is not None or not self._is_cups)
        if obstacle == PAUSED and queue.paused_by_itself and self._resumed():
            obstacle = None
        return Health(obstacle is None, obstacle or f"The printer is ready. {printer.warnings()}".rstrip())

    def submit(self, document: Path, key: str, name: str) -> str:
        """Hand the sheet over under its key alone and return its number there."""
        try:
            content = document.read_bytes()
        except OSError as error:
            raise Refused(f"The page in the spool cannot be read: {why(error)}.") from error
        try:
            answer = self._slow.ask(ipp_jobs.PRINT_JOB, *_about(key), job=self._ticket(name), document=content)
        except (Unreachable, TurnedAway) as error:
            raise OutOfOrder(self._trouble(error)) from error
        except Silent as error:
            # It may lie in the socket of one that is frozen, and be printed when it thaws.
            raise Unsure(f"The printer did not answer in {self._timeout:.0f} seconds. {ASK}") from error
        except Cut as error:
            ref = self.find(key)
            if ref is None:
                raise OutOfOrder(_CUT) from error
            return ref
        return self._accepted(answer)

    def status(self, ref: str, key: str) -> Progress:
        """How the job fares; what CUPS has lost in a power cut, the printer behind it may still know."""
        try:
            job = ipp_jobs.by_number(self._link, _number(ref), key) or self._look(key)[0]
        except LinkFault as error:
            return Progress(Stage.WAITING, self._trouble(error))
        if job is None:
            return Progress(Stage.UNKNOWN, _FORGOTTEN)
        if job.state == JobState.STOPPED and "job-completed-with-errors" in job.reasons:
            # CUPS would keep a page that its filters can't read for ever.
            self.cancel(ref, key)
            return Progress(Stage.FAILED, _UNREADABLE)
        progress = _progress(job)
        if progress.reason or progress.stage not in (Stage.WAITING, Stage.PRINTING):
            return progress
        health = self.ready()
        return Progress(progress.stage, "" if health.ok else health.sentence)

    def find(self, key: str) -> str | None:
        """The number of the job with this name; None only where all who may know are asked and remember others."""
        try:
            job, sure = self._look(key)
        except LinkFault as error:
            raise Unsure(_STOPPED_MIDWAY) from error
        if job is None and not sure:
            raise Unsure(_STOPPED_MIDWAY)
        return str(job.id) if job else None

    def cancel(self, ref: str, key: str) -> bool:
        """Take the job back; False where it has come out, is not known, or nobody answers."""
        try:
            job = ipp_jobs.by_number(self._link, _number(ref), key) or ipp_jobs.search(self._link, key).job
            return job is not None and self._link.ask(ipp_jobs.CANCEL_JOB, _job_id(job)).ok
        except LinkFault:
            return False

    def _look(self, key: str) -> tuple[PrintJob | None, bool]:
        """The job of this name, in the queue or at the printer behind it; and whether None is sure."""
        queue = ipp_jobs.search(self._link, key)
        device = None if queue.job else self._device(self._state(self._link))
        if device is None:
            # CUPS forgets what came in the half minute before a power cut, so it alone is no proof.
            return queue.job, queue.remembers and not self._is_cups
        machine = ipp_jobs.search(device, key)
        return machine.job, queue.remembers and machine.remembers

    def _state(self, link: Link) -> PrinterState:
        answer = link.ask(ipp_jobs.GET_PRINTER, Asked("requested-attributes", Tag.KEYWORD, WANTED))
        if not answer.ok or not answer.printers:
            raise TurnedAway(answer.status)
        return printer_state(answer.printers[0])

    def _device(self, queue: PrinterState) -> Link | None:
        """The printer behind a queue of CUPS, where it has an address that we can ask."""
        if not self._is_cups or self._link.is_same(queue.device):
            return None
        return Link(queue.device, self._patience)

    def _obstacle(self, queue: PrinterState, printer: PrinterState, *, at_the_machine: bool) -> str | None:
        obstacle = printer.obstacle()
        if self._is_cups and "paused" in queue.reasons:
            # What made CUPS pause is said before the pause, and the pause only once that is mended.
            return obstacle if printer is not queue and obstacle else PAUSED
        if obstacle:
            return obstacle
        if not queue.accepts:
            return _REFUSES
        if not queue.takes_pdf:
            return _NO_PDF
        # CUPS's own list of what lies in the trays is what it was told when the queue was made.
        size = SIZES[self.paper].rpartition("_")[0]
        if at_the_machine and not printer.holds(size):
            return f"The printer holds no {self.paper} paper: put some in, or set letter.paper in kiosk.toml."
        return None

    def _resumed(self) -> bool:
        try:
            return self._link.ask(ipp_jobs.RESUME_PRINTER).ok
        except LinkFault:
            return False

    def _ticket(self, name: str) -> tuple[Asked, ...]:
        """What the sheet is printed on, and that nothing is scaled: an address must stay behind its window."""
        sides = "two-sided-long-edge" if name.endswith(_TWO_SIDED) else "one-sided"
        wanted = {"media": SIZES[self.paper], "sides": sides, "print-scaling": "none"}
        return tuple(Asked(key, Tag.KEYWORD, (value,)) for key, value in wanted.items())

    def _accepted(self, answer: Answer) -> str:
        if answer.ok:
            number = next((ipp_jobs.print_job(told).id for told in answer.jobs), 0)
            if not number:
                raise Unsure(f"The printer took this sheet and gave it no number. {ASK}")
            return str(number)
        if answer.status == _BUSY:
            raise OutOfOrder(_NOW_BUSY)
        if answer.status == _CLOSED:
            raise OutOfOrder(_REFUSES)
        if answer.status in (*_NOT_ALLOWED, *_OTHERS_FAULT, ipp_jobs.NOT_FOUND):
            raise OutOfOrder(self._trouble(TurnedAway(answer.status)))
        said = clean(answer.message, _SAID, one_line=True)
        raise Refused(f"The printer refused this sheet: {said or f'it gave no reason but {answer.status:#06x}'}")

    def _trouble(self, error: LinkFault) -> str:
        if isinstance(error, TurnedAway):
            if error.status in _NOT_ALLOWED:
                return _LOCKED
            if error.status == _ENCRYPTED:
                return _CODED
            if error.status in _OTHERS_FAULT:
                return _SILENT
            return _NO_QUEUE if self._is_cups else _NO_PRINTER
        if isinstance(error, Unreachable):
            return _CUPS_OFF if self._is_cups else OFF
        return _CUPS_SILENT if self._is_cups else _SILENT


def _about(key: str) -> tuple[Asked, ...]:
    return (
        Asked("job-name", Tag.NAME, (key,)),
        Asked("ipp-attribute-fidelity", Tag.BOOLEAN, (False,)),
        Asked("document-format", Tag.MIME, (PDF,)),
    )


def _progress(job: PrintJob) -> Progress:
    if job.state == JobState.HELD:
        return Progress(Stage.WAITING, _HELD)
    if job.state in (JobState.PENDING, JobState.STOPPED):
        return Progress(Stage.WAITING)
    if job.state == JobState.PROCESSING:
        return Progress(Stage.PRINTING)
    if job.state == JobState.COMPLETED:
        if "job-completed-with-errors" in job.reasons:
            return Progress(Stage.UNKNOWN, _WITH_ERRORS)
        return Progress(Stage.DONE)
    if job.state == JobState.ABORTED:
        return Progress(Stage.FAILED, _GAVE_UP)
    # CUPS calls cancelled what the printer gave up, and seconds pass before it names a person.
    return Progress(Stage.FAILED, _CANCELLED if "job-canceled-by-user" in job.reasons else _ENDED)


def _job_id(job: PrintJob) -> Asked:
    return Asked("job-id", Tag.INTEGER, (job.id,))


def _number(ref: str) -> int:
    return int(ref) if ref.isascii() and ref.isdigit() else 0
