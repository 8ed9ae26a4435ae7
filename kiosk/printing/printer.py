"""What the spool asks of a printer, whatever it is: take this sheet, how is it, did you get it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from kiosk.catalogue import noted
from kiosk.config import PaperSize
from kiosk.errors import KioskError
from kiosk.ledger.model import Job
from kiosk.printers import OnePrinter, PrinterKind, Printing
from kiosk.printing.pwg import Renderer

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
    """How a sheet fares; UNKNOWN is a printer that answers and knows nothing of it, not one that is silent.

    `aside` is a sheet at a printer that is out of order while another prints: nobody waits for it in line. `pages` are
    out so far, where the printer counts them.
    """

    stage: Stage
    reason: str = ""
    aside: bool = False
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Health:
    """Whether sheets can be sent, and how it is in one sentence."""

    ok: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a printer says that it can do; None is what it can't tell, and `trouble` why it tells nothing at all."""

    model: str = ""
    paper: tuple[str, ...] | None = None
    two_sided: bool | None = None
    colour: bool | None = None
    raster: bool | None = None
    trouble: str = ""


class Printer(Protocol):
    """Anything that turns a PDF into a sheet. Its methods may be slow, and each ends in a bounded time."""

    @property
    def name(self) -> str:
        """What people and the record call it, as kiosk.toml says; no two printers share one, and none has a slash."""

    def abilities(self) -> Abilities:
        """What it can do, asked now."""

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

        `key` (as `key_of` gives it) is all the printer is told; `name` (case and sheet) is for people, never of one.
        """

    def status(self, ref: str, key: str) -> Progress:
        """How the sheet sent as `key` fares, which the printer calls `ref`."""

    def find(self, key: str) -> str | None:
        """The printer's name for a sheet that may have been sent, None where it surely was not; or `Unsure`."""

    def cancel(self, ref: str, key: str) -> bool:
        """Take a sheet back, by its key alone where `ref` is empty; False where it is too late or not known."""


def key_of(job: Job) -> str:
    """The name at the printer of a sheet that is being sent or was: its job's id, from the second attempt on with it.

    So what was sent before is never taken for what a volunteer sends again; the first 32 digits are those of the job.
    """
    return job.id if job.attempts <= 1 else f"{job.id}-{job.attempts}"


def printer_for(
    settings: Printing, data: Path, paper: PaperSize = PaperSize.A4, render: Renderer | None = None
) -> Printer:
    """The printer that `settings` name, for the kiosk whose record lies in `data` and whose sheets are `paper`.

    `render` turns pages into pictures, for a printer that reads nothing else; several printers are one to the spool.
    """
    printers = printers_for(settings, data, paper, render)
    if len(printers) == 1:
        return printers[0]
    from kiosk.printing.several import Several

    return Several(printers)


def printers_for(settings: Printing, data: Path, paper: PaperSize, render: Renderer | None) -> tuple[Printer, ...]:
    """Every printer that `settings` name, the first in line first."""
    return tuple(_made(one, settings, data, paper, render) for one in (settings, *settings.also))


def _made(one: OnePrinter, settings: Printing, data: Path, paper: PaperSize, render: Renderer | None) -> Printer:
    timeout, colour = settings.timeout_seconds, settings.colour
    if one.printer is PrinterKind.IPP:
        from kiosk.printing.ipp import CUPS, Ipp

        return Ipp(one.uri or CUPS + quote(one.queue), timeout, paper, name=one.called, colour=colour, render=render)
    if one.printer is PrinterKind.LP:
        from kiosk.printing.lp import Lp

        return Lp(one.queue, timeout, paper, name=one.called, colour=colour)
    if one.printer is PrinterKind.COMMAND:
        from kiosk.printing.command import Command

        return Command(one.command, timeout, name=one.called)
    from kiosk.printing.folder import Folder
    from kiosk.printing.stick import stick_of

    return Folder(data / SHEETS, stick_of(settings, data), one.called)
