"""What the spool asks of a printer, whatever it is: take this sheet, how is it, did you get it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from kiosk.catalogue import noted
from kiosk.config import PaperSize, PrinterKind, Printing
from kiosk.errors import KioskError

ASK = noted("Did this one come out? Look in the printer's tray: printing it again may make two.")
"""The one question a volunteer answers where no machine can."""

UNREAD = noted("The page in the spool cannot be read.")

SHEETS = "sheets"
"""The folder beside the record that is the paper tray of a kiosk without a printer."""


SELDOM = 60.0
"""`Printer.looks_every` of one that can't tell how it is, or that is asked by writing to a disk."""


class OutOfOrder(KioskError):
    """The printer takes no sheet at the moment, whichever: the line waits, and no try is used up."""


class Refused(KioskError):
    """The printer surely did not take this sheet: it may be tried again."""


class Unsure(KioskError):
    """The printer may have taken this sheet or not: only a person can tell, so it is never sent again unasked."""


class Stage(StrEnum):
    """How far a sheet has come at the printer."""

    WAITING = "waiting"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Progress:
    """How a sheet fares; UNKNOWN is a printer that answers and knows nothing of it, not one that is silent."""

    stage: Stage
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """Whether sheets can be sent, and how it is in one sentence."""

    ok: bool
    sentence: str


class Printer(Protocol):
    """Anything that turns a PDF into a sheet. Its methods may be slow, and each ends in a bounded time."""

    @property
    def keeps_sheets(self) -> bool:
        """True where the sheet lies safe as a file once it is DONE, so that the spool's own copy can go."""

    @property
    def looks_every(self) -> float:
        """Seconds between two looks at it while nothing prints: few where asking is cheap and tells the truth."""

    def ready(self) -> Health:
        """Whether a sheet could be sent now."""

    def submit(self, document: Path, key: str, name: str) -> str:
        """Send a PDF and return the printer's own name for it; raises `OutOfOrder`, `Refused` or `Unsure`.

        `key` (32 hex digits) is all the printer is told; `name` (case and sheet) is for people, never of one.
        """

    def status(self, ref: str, key: str) -> Progress:
        """How the sheet sent as `key` fares, which the printer calls `ref`."""

    def find(self, key: str) -> str | None:
        """The printer's name for a sheet that may have been sent, None where it surely was not; or `Unsure`."""

    def cancel(self, ref: str, key: str) -> bool:
        """Take a sheet back; False where it is too late."""


def printer_for(settings: Printing, data: Path, paper: PaperSize = PaperSize.A4) -> Printer:
    """The printer that `settings` name, for the kiosk whose record lies in `data` and whose sheets are `paper`."""
    if settings.printer is PrinterKind.IPP:
        from kiosk.printing.ipp import CUPS, Ipp

        return Ipp(settings.uri or CUPS + quote(settings.queue), settings.timeout_seconds, paper)
    if settings.printer is PrinterKind.LP:
        from kiosk.printing.lp import Lp

        return Lp(settings.queue, settings.timeout_seconds)
    from kiosk.printing.folder import Folder

    return Folder(data / SHEETS)
