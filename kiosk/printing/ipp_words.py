"""What becomes of a sheet at an IPP printer, in words: why nobody answers, why it was refused, how far it has come."""

from __future__ import annotations

from kiosk.catalogue import noted
from kiosk.printing.ipp_codec import Answer
from kiosk.printing.ipp_jobs import NOT_FOUND, JobState, PrintJob
from kiosk.printing.ipp_link import LinkFault, TurnedAway, Unreachable
from kiosk.printing.ipp_state import OFF
from kiosk.printing.printer import ASK, OutOfOrder, Progress, Refused, Stage
from kiosk.text import clean

_BUSY, _CLOSED = 0x0507, 0x0506
_WILL_PASS = (0x0502, 0x0504, 0x0505, 0x0508)
"""What a printer answers in a trouble that will pass: no service, a fault, not now, cancelled (RFC 8011, B.1)."""
_NOT_ALLOWED = (401, 403, 0x0401, 0x0402, 0x0403)
_ENCRYPTED = 426

_CUPS_OFF = noted("The print service (CUPS) of this machine is not running: start it.")
_CUPS_SILENT = noted("The print service (CUPS) of this machine does not answer.")
_SILENT = noted("The printer does not answer: look at its display, or switch it off and on again.")
_NO_QUEUE = noted("CUPS knows no printer of this name: `lpstat -e` lists those it knows.")
_NO_PRINTER = noted("No printer answers at this address: look at printing.uri in kiosk.toml.")
_LOCKED = noted("The printer lets this kiosk print nothing: allow it there.")
_CODED = noted("The printer speaks only in code (TLS): set it up in CUPS, and name its queue in kiosk.toml.")
NO_PDF = noted("This printer reads no PDF: set it up in CUPS, and name its queue in kiosk.toml.")
REFUSES = noted("The printer accepts no sheets at the moment: let it accept them again (cupsaccept).")
_NOW_BUSY = noted("The printer is busy with another sheet; the next one follows by itself.")
CUT = noted("The print service went away while this sheet was sent; it did not get it.")
_GAVE_UP = noted("The printer gave this sheet up. Look in its tray before you print it again.")
_CANCELLED = noted("Somebody cancelled this sheet. Look in the printer's tray before you print it again.")
_ENDED = noted("The printer gave this sheet up, or somebody cancelled it. Look in its tray before you print it again.")
UNREADABLE = noted("The print service could not read this sheet. Nothing was printed.")
_HELD = noted("Somebody holds this sheet back in the print queue: release it there.")
SWITCHED_OFF = noted("The printer was switched off while it had this sheet.") + f" {ASK}"
FORGOTTEN = noted("The printer has forgotten this sheet.") + f" {ASK}"
STOPPED_MIDWAY = noted("The kiosk was stopped while it sent this sheet.") + f" {ASK}"
NO_ANSWER = noted("The printer did not answer in time.") + f" {ASK}"
NO_NUMBER = noted("The printer took this sheet and gave it no number.") + f" {ASK}"
_WITH_ERRORS = noted("The printer ended this sheet with an error.") + f" {ASK}"
_REFUSED = noted("The printer refused this sheet.")
_SAID = 160


def trouble(error: LinkFault, *, cups: bool) -> str:
    """Why a question was not answered, with its cure; `cups` tells a print service from a printer."""
    if isinstance(error, Unreachable):
        return _CUPS_OFF if cups else OFF
    if not isinstance(error, TurnedAway):
        return _CUPS_SILENT if cups else _SILENT
    if error.status in _NOT_ALLOWED:
        return _LOCKED
    if error.status == _ENCRYPTED:
        return _CODED
    if error.status in _WILL_PASS:
        return _SILENT
    return _NO_QUEUE if cups else _NO_PRINTER


def refusal(answer: Answer, *, cups: bool) -> OutOfOrder | Refused:
    """What to raise where a sheet was not taken: only what is wrong with this very sheet uses up a try."""
    if answer.status == _BUSY:
        return OutOfOrder(_NOW_BUSY)
    if answer.status == _CLOSED:
        return OutOfOrder(REFUSES)
    if answer.status in (*_NOT_ALLOWED, *_WILL_PASS, NOT_FOUND):
        return OutOfOrder(trouble(TurnedAway(answer.status), cups=cups))
    said = clean(answer.message, _SAID, one_line=True) or f"({answer.status:#06x})"
    return Refused(f"{_REFUSED} {said}")


def progress(job: PrintJob) -> Progress:
    """How far a job has come."""
    if job.state == JobState.HELD:
        return Progress(Stage.WAITING, _HELD)
    if job.state in (JobState.PENDING, JobState.STOPPED):
        return Progress(Stage.WAITING)
    if job.state == JobState.PROCESSING:
        return Progress(Stage.PRINTING, pages=job.pages)
    if job.state == JobState.COMPLETED:
        if "job-completed-with-errors" in job.reasons:
            return Progress(Stage.UNKNOWN, _WITH_ERRORS)
        return Progress(Stage.DONE)
    if job.state == JobState.ABORTED:
        return Progress(Stage.FAILED, _GAVE_UP)
    # CUPS calls cancelled what the printer gave up, and seconds pass before it names a person.
    return Progress(Stage.FAILED, _CANCELLED if "job-canceled-by-user" in job.reasons else _ENDED)
