"""A printer that is asked in its own language, IPP: a queue of CUPS, or an IPP Everywhere printer without one.

CUPS learns of a printer's troubles only while a sheet prints, and of one that is switched off never, so the printer
behind its queue is asked itself wherever it has an ``ipp://`` address.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kiosk.printing import ipp_jobs
from kiosk.printing.files import because
from kiosk.printing.ipp_codec import Answer, Asked, Tag
from kiosk.printing.ipp_jobs import JobState, PrintJob
from kiosk.printing.ipp_link import Cut, Link, LinkFault, Silent, TurnedAway, Unreachable
from kiosk.printing.ipp_state import OFF, OTHER_PAPER, PAUSED, READY, WANTED, PrinterState, State, printer_state
from kiosk.printing.ipp_ticket import TicketWriter
from kiosk.printing.ipp_words import (
    CUT,
    FORGOTTEN,
    NO_ANSWER,
    NO_NUMBER,
    NO_PDF,
    REFUSES,
    STOPPED_MIDWAY,
    SWITCHED_OFF,
    UNREADABLE,
    progress,
    refusal,
    trouble,
)
from kiosk.printing.printer import UNREAD, Abilities, Health, OutOfOrder, Progress, Refused, Stage, Unsure
from kiosk.printing.pwg import Renderer
from kiosk.printing.ticket import SIZES

CUPS = "ipp://localhost:631/printers/"
"""Where CUPS keeps the queues of this machine."""

ANSWER_SECONDS = 5.0
"""How long a question may take: CUPS answers in 2 ms and a printer in 200, and a frozen one never does."""

LOOKS_EVERY = 5.0
"""Seconds between two looks at an idle printer: three within the time after which people are told that it is out of
order, at 4 ms each."""

_ROUNDED = 2
"""Seconds by which a printer's age and a sheet's may seem apart: each is told in whole ones, by a clock of its own."""


class Ipp:
    """Sends sheets to the printer at `uri` (``ipp://host[:port]/path``), on paper of the size `paper`."""

    keeps_sheets = False
    looks_every = LOOKS_EVERY

    def __init__(
        self,
        uri: str,
        timeout: float,
        paper: str = "A4",
        *,
        name: str = "ipp",
        colour: bool = True,
        render: Renderer | None = None,
    ) -> None:
        self.uri = uri
        self.paper = paper
        self.name = name
        self._patience = min(timeout, ANSWER_SECONDS)
        self._timeout = timeout
        self._link = Link(uri, self._patience)
        self._slow = Link(uri, timeout)
        # The paths of CUPS are its own; no printer has them.
        self._is_cups = self._link.path.startswith(("/printers/", "/classes/"))
        self._tickets = TicketWriter(self._link, self._behind, paper, colour=colour, render=render)

    def ready(self) -> Health:
        """How the printer is, asked itself where it can be; a queue that CUPS paused by itself is resumed."""
        try:
            queue = self._state(self._link)
        except LinkFault as error:
            return Health(False, trouble(error, cups=self._is_cups))
        device = self._device(queue)
        try:
            printer = self._state(device) if device else queue
        except TurnedAway:
            # It tells nothing to us, while CUPS may well print on it.
            device, printer = None, queue
        except LinkFault:
            return Health(False, OFF)
        try:
            obstacle = self._obstacle(queue, printer, at_the_machine=device is not None or not self._is_cups)
        except LinkFault as error:
            return Health(False, trouble(error, cups=self._is_cups))
        if obstacle == PAUSED and queue.paused_by_itself and self._resumed():
            obstacle = None
        if obstacle:
            self._tickets.forget()
        return Health(obstacle is None, obstacle or f"{READY} {printer.warnings()}".rstrip())

    def abilities(self) -> Abilities:
        """What the printer offers, asked itself where it can be: CUPS tells what it heard when its queue was made."""
        try:
            return self._tickets.offered().abilities()
        except LinkFault as error:
            return Abilities(trouble=trouble(error, cups=self._is_cups))

    def device(self) -> str:
        """The address of the printer behind a queue of CUPS, empty where it has none that can be asked."""
        try:
            device = self._device(self._state(self._link))
        except LinkFault:
            return ""
        return device.bare if device else ""

    def submit(self, document: Path, key: str, name: str) -> str:
        """Hand the sheet over under its key alone and return its number there."""
        try:
            content = document.read_bytes()
        except OSError as error:
            raise Refused(f"{UNREAD} {because(error)}") from error
        try:
            ticket = self._tickets.write(content, name)
        except LinkFault as error:
            raise OutOfOrder(trouble(error, cups=self._is_cups)) from error
        about = _about(key, ticket.format)
        try:
            answer = self._slow.ask(ipp_jobs.PRINT_JOB, *about, job=ticket.wishes, document=ticket.content)
        except (Unreachable, TurnedAway) as error:
            raise OutOfOrder(trouble(error, cups=self._is_cups)) from error
        except Silent as error:
            # It may lie in the socket of one that is frozen, and be printed when it thaws.
            raise Unsure(NO_ANSWER) from error
        except Cut as error:
            ref = self.find(key)
            if ref is None:
                raise OutOfOrder(CUT) from error
            return ref
        return self._accepted(answer)

    def status(self, ref: str, key: str) -> Progress:
        """How the job fares; what CUPS has lost in a power cut, the printer behind it may still know."""
        try:
            job = ipp_jobs.by_number(self._link, _number(ref), key) or self._look(key)[0]
            return self._fares(job, key) if job else Progress(Stage.UNKNOWN, FORGOTTEN)
        except LinkFault as error:
            return Progress(Stage.WAITING, trouble(error, cups=self._is_cups))

    def find(self, key: str) -> str | None:
        """The number of the job with this name; None only where all who may know are asked and remember others."""
        try:
            job, sure = self._look(key)
        except LinkFault as error:
            raise Unsure(STOPPED_MIDWAY) from error
        if job is None and not sure:
            raise Unsure(STOPPED_MIDWAY)
        return str(job.id) if job else None

    def cancel(self, ref: str, key: str) -> bool:
        """Take the job back; False where it has come out, is not known, or nobody answers."""
        try:
            job = ipp_jobs.by_number(self._link, _number(ref), key) or ipp_jobs.search(self._link, key).job
            return job is not None and self._link.ask(ipp_jobs.CANCEL_JOB, _job_id(job)).ok
        except LinkFault:
            return False

    def _fares(self, job: PrintJob, key: str) -> Progress:
        if job.state == JobState.STOPPED and "job-completed-with-errors" in job.reasons:
            # CUPS would keep a page that its filters can't read for ever.
            self.cancel(str(job.id), key)
            return Progress(Stage.FAILED, UNREADABLE)
        if job.state == JobState.COMPLETED:
            return self._confirmed(job, key)
        said = progress(job)
        if said.reason or said.stage not in (Stage.WAITING, Stage.PRINTING):
            return said
        health = self.ready()
        return replace(said, reason="" if health.ok else health.sentence, pages=self._pages(job, key))

    def _pages(self, job: PrintJob, key: str) -> int:
        """How many pages the printer itself says are out: CUPS counts six of six while the tray is empty."""
        device = self._device(self._state(self._link))
        if device is None:
            return job.pages
        try:
            known = ipp_jobs.search(device, key).job
        except LinkFault:
            return 0
        return known.pages if known else 0

    def _confirmed(self, job: PrintJob, key: str) -> Progress:
        """What the printer says of a sheet that is completed for CUPS, which calls so many that never came out.

        Seen on CUPS 2.4.2: a printer that was switched off in mid-sheet, and one that gave the sheet up at once.
        """
        device = self._device(self._state(self._link))
        if device is None:
            return progress(job)
        try:
            known = ipp_jobs.search(device, key).job
            up = self._state(device).up
        except TurnedAway:
            return progress(job)
        except LinkFault:
            return Progress(Stage.WAITING, OFF)
        if known is None and job.ended - _ROUNDED < up < job.began + _ROUNDED:
            return Progress(Stage.UNKNOWN, SWITCHED_OFF)
        return progress(known or job)

    def _look(self, key: str) -> tuple[PrintJob | None, bool]:
        """The job of this name, in the queue or at the printer behind it; and whether None is sure."""
        queue = ipp_jobs.search(self._link, key)
        device = None if queue.job else self._device(self._state(self._link))
        if device is None:
            # CUPS forgets what came in the half minute before a power cut, so it alone is no proof.
            return queue.job, queue.remembers and not self._is_cups
        try:
            machine = ipp_jobs.search(device, key)
        except TurnedAway:
            return None, False
        return machine.job, queue.remembers and machine.remembers

    def _state(self, link: Link) -> PrinterState:
        answer = link.ask(ipp_jobs.GET_PRINTER, Asked("requested-attributes", Tag.KEYWORD, WANTED))
        if not answer.ok or not answer.printers:
            raise TurnedAway(answer.status)
        return printer_state(answer.printers[0])

    def _device(self, queue: PrinterState) -> Link | None:
        """The printer behind a queue of CUPS, where it has an address that we can ask."""
        return self._behind(queue.device)

    def _behind(self, device: str) -> Link | None:
        if not self._is_cups or self._link.is_same(device):
            return None
        return Link(device, self._patience)

    def _obstacle(self, queue: PrinterState, printer: PrinterState, *, at_the_machine: bool) -> str | None:
        # At rest CUPS says what it last heard, and hears more only once it is sent a sheet.
        stale = not at_the_machine and queue.state == State.IDLE
        obstacle = None if stale else printer.obstacle()
        if self._is_cups and "paused" in queue.reasons:
            # What made CUPS pause is said before the pause, and the pause only once that is mended.
            return obstacle if printer is not queue and obstacle else PAUSED
        if obstacle:
            return obstacle
        if not queue.accepts:
            return REFUSES
        if not queue.takes_pdf and not self._tickets.can_draw():
            return NO_PDF
        # CUPS's own list of what lies in the trays is what it was told when the queue was made.
        size = SIZES[self.paper].rpartition("_")[0]
        if at_the_machine and not printer.holds(size):
            return OTHER_PAPER[self.paper]
        return None

    def _resumed(self) -> bool:
        try:
            return self._link.ask(ipp_jobs.RESUME_PRINTER).ok
        except LinkFault:
            return False

    def _accepted(self, answer: Answer) -> str:
        if not answer.ok:
            raise refusal(answer, cups=self._is_cups)
        number = next((ipp_jobs.print_job(told).id for told in answer.jobs), 0)
        if not number:
            raise Unsure(NO_NUMBER)
        return str(number)


def _about(key: str, document_format: str) -> tuple[Asked, ...]:
    return (
        Asked("job-name", Tag.NAME, (key,)),
        Asked("ipp-attribute-fidelity", Tag.BOOLEAN, (False,)),
        Asked("document-format", Tag.MIME, (document_format,)),
    )


def _job_id(job: PrintJob) -> Asked:
    return Asked("job-id", Tag.INTEGER, (job.id,))


def _number(ref: str) -> int:
    return int(ref) if ref.isascii() and ref.isdigit() else 0
