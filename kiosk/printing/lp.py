"""A printer known to CUPS, through the programs lp, lpstat and cancel. It knows less than IPP, and says so."""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.catalogue import noted
from kiosk.printing import lpstat
from kiosk.printing.printer import ASK, SELDOM, Abilities, Health, OutOfOrder, Progress, Refused, Stage, Unsure
from kiosk.printing.program import NoSuchProgram, Outcome, TookTooLong, run
from kiosk.printing.ticket import lp_options
from kiosk.text import clean

ANSWER_SECONDS = 10.0
"""How long a question may take: CUPS answers in 6 ms, and frozen it never does."""

_NO_LP = noted('The program lp is not on this machine: install CUPS, or set printer = "folder" in kiosk.toml.')
_NO_LPSTAT = noted("The program lpstat is not on this machine: nobody can say whether sheets come out.")
_SILENT = noted("The print service (CUPS) of this machine does not answer.")
_NO_DEFAULT = noted("CUPS has no default printer: write the name of yours as printing.queue in kiosk.toml.")
_LIMITS = noted("Takes sheets, as far as CUPS can tell; lp sees no empty tray and no jam.")
_FAILED = noted("The print queue gave this sheet up, or somebody cancelled it there. Print it again, or let it be.")
_NO_ANSWER = noted("CUPS did not answer in time.") + f" {ASK}"
_FORGOTTEN = noted("CUPS has forgotten this sheet.") + f" {ASK}"
_STOPPED = noted("The kiosk was stopped while it sent this sheet.") + f" {ASK}"
_ENDED = noted("The program lp was ended while it sent this sheet.") + f" {ASK}"
_NO_NUMBER = noted("The program lp took this sheet and gave it no number.") + f" {ASK}"
_REFUSED = noted("CUPS refused this sheet.")
_SAID = 160


class Lp:
    """Sends sheets to a queue of CUPS; an empty `queue` is its default one."""

    keeps_sheets = False
    looks_every = SELDOM

    def __init__(self, queue: str, timeout: float, paper: str = "A4", *, name: str = "lp", colour: bool = True) -> None:
        self.name = name
        self._queue = queue
        self._paper = paper
        self._colour = colour
        self._timeout = timeout
        self._patience = min(timeout, ANSWER_SECONDS)

    def abilities(self) -> Abilities:
        """Nothing is known: CUPS leaves out by itself what its printer can't do."""
        return Abilities(raster=False)

    def ready(self) -> Health:
        """What CUPS says of its queue; it learns of the printer's own troubles only while a job runs."""
        if shutil.which("lp") is None:
            return Health(False, _NO_LP)
        try:
            return self._asked()
        except NoSuchProgram:
            return Health(True, _NO_LPSTAT)
        except TookTooLong:
            return Health(False, _SILENT)

    def submit(self, document: Path, key: str, name: str) -> str:
        """Hand the sheet to CUPS under its key, which is all that its lists and logs will hold."""
        to = ("-d", self._queue) if self._queue else ()
        try:
            options = lp_options(name, self._paper, colour=self._colour)
            outcome = run("lp", *to, "-t", key, *options, "--", str(document), timeout=self._timeout)
        except NoSuchProgram as error:
            raise OutOfOrder(_NO_LP) from error
        except TookTooLong as error:
            # A frozen CUPS may hold the whole sheet in its socket and print it when it thaws.
            raise Unsure(_NO_ANSWER) from error
        if outcome.code < 0:
            raise Unsure(_ENDED)
        if outcome.code > 0:
            raise Refused(_told(outcome, document))
        ref = lpstat.request_id(outcome.out)
        if ref is None:
            raise Unsure(_NO_NUMBER)
        return ref

    def status(self, ref: str, key: str) -> Progress:
        """Whether the job still stands in the queue, has left it, or is in no list any more."""
        # While this kiosk had several printers, the name of this one stood before it.
        ref = ref.rpartition("/")[2]
        queue = ref.rpartition("-")[0]
        try:
            for which in ("not-completed", "completed"):
                listed = run("lpstat", "-r", "-l", "-W", which, "-o", queue, timeout=self._patience)
                obstacle = lpstat.obstacle(listed.out, listed.err)
                if obstacle or listed.code:
                    return Progress(Stage.WAITING, obstacle or _SILENT)
                entry = lpstat.entry(listed.out, ref)
                if entry:
                    return _progress(entry, ended=which == "completed")
        except NoSuchProgram:
            return Progress(Stage.UNKNOWN, f"{_NO_LPSTAT} {ASK}")
        except TookTooLong:
            return Progress(Stage.WAITING, _SILENT)
        return Progress(Stage.UNKNOWN, _FORGOTTEN)

    def find(self, key: str) -> str | None:
        """Never known: lpstat lists jobs without their titles."""
        raise Unsure(_STOPPED)

    def cancel(self, ref: str, key: str) -> bool:
        """Take the job out of the queue; False where it has left it, has no number, or nobody answers."""
        if not ref:
            return False
        try:
            return run("cancel", ref.rpartition("/")[2], timeout=self._patience).code == 0
        except (NoSuchProgram, TookTooLong):
            return False

    def _asked(self) -> Health:
        queue = self._queue or lpstat.default_queue(run("lpstat", "-d", timeout=self._patience).out)
        if not queue:
            return Health(False, _NO_DEFAULT)
        told = run("lpstat", "-r", "-a", queue, "-p", queue, timeout=self._patience)
        obstacle = lpstat.obstacle(told.out, told.err)
        return Health(obstacle is None, obstacle or _LIMITS)


def _progress(entry: lpstat.Entry, *, ended: bool) -> Progress:
    if not ended:
        return Progress(Stage.PRINTING if entry.printing else Stage.WAITING)
    return Progress(Stage.FAILED, _FAILED) if entry.failed else Progress(Stage.DONE)


def _told(outcome: Outcome, document: Path) -> str:
    """What lp said, as the organiser may read it: without the path, which can hold a person's name."""
    said = (outcome.err.strip() or outcome.out.strip()).partition("\n")[0]
    said = clean(said.replace(str(document), "the sheet"), _SAID, one_line=True)
    for prefix in ("lp: ", "Error - "):
        said = said.removeprefix(prefix)
    return f"{_REFUSED} {said}".rstrip()
