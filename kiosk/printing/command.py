"""A printer behind a program of one's own: for Windows, and for set-ups that nobody thought of.

All that is known is how the program ended. One that says 0 has the sheet; whether it comes out, only a person sees.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from kiosk.catalogue import noted
from kiosk.printers import FILE
from kiosk.printing.printer import ASK, SELDOM, UNREAD, Abilities, Health, OutOfOrder, Progress, Refused, Stage, Unsure
from kiosk.printing.program import NoSuchProgram, TookTooLong, run
from kiosk.text import clean

NOT_NOW = 75
"""What a program says that could not do it now and may later (EX_TEMPFAIL of sysexits.h)."""

_NAME = "{name}"
_SAID = 160

_HANDED_OVER = noted("Sheets are handed to a program, which can't tell whether they come out.")
_MISSING = noted("The program that prints is not on this machine: look at printing.command in kiosk.toml.")
_NOT_NOW = noted("The program that prints can't do it now.")
_REFUSED = noted("The program that prints refused this sheet.")
_ENDED = noted("The program that prints was ended while it had this sheet.") + f" {ASK}"
_TOO_LONG = noted("The program that prints did not end in time.") + f" {ASK}"
_STOPPED = noted("The kiosk was stopped while it sent this sheet.") + f" {ASK}"


class Command:
    """Runs `words` for each sheet, without a shell: ``{file}`` stands for its path, ``{name}`` for case and sheet."""

    keeps_sheets = False
    looks_every = SELDOM

    def __init__(self, words: Sequence[str], timeout: float, name: str = "command") -> None:
        self.name = name
        self._words = tuple(words)
        self._timeout = timeout

    def abilities(self) -> Abilities:
        """Nothing is known of what stands behind a program."""
        return Abilities(raster=False)

    def ready(self) -> Health:
        """Whether the program is there: more can't be asked of it."""
        found = shutil.which(self._words[0]) is not None
        return Health(found, _HANDED_OVER if found else _MISSING)

    def submit(self, document: Path, key: str, name: str) -> str:
        """Run the program and wait for its end; 0 is a sheet handed over, which is called by its key."""
        if not document.is_file():
            raise Refused(UNREAD)
        values = {FILE: str(document), _NAME: name}
        try:
            outcome = run(*(_filled(word, values) for word in self._words), timeout=self._timeout, english=False)
        except NoSuchProgram as error:
            raise OutOfOrder(_MISSING) from error
        except TookTooLong as error:
            raise Unsure(_TOO_LONG) from error
        if outcome.code < 0:
            raise Unsure(_ENDED)
        if outcome.code == NOT_NOW:
            raise OutOfOrder(f"{_NOT_NOW} {_told(outcome.err, document)}".rstrip())
        if outcome.code:
            raise Refused(f"{_REFUSED} {_told(outcome.err, document)}".rstrip())
        return key

    def status(self, ref: str, key: str) -> Progress:
        """DONE for a sheet that the program took: it says no more, and the page is kept for a reprint."""
        return Progress(Stage.DONE) if ref.endswith(key) else Progress(Stage.UNKNOWN, ASK)

    def find(self, key: str) -> str | None:
        """Never known: the program keeps no list."""
        raise Unsure(_STOPPED)

    def cancel(self, ref: str, key: str) -> bool:
        """Never: what the program has, it has."""
        return False


def _filled(word: str, values: dict[str, str]) -> str:
    for hole, value in values.items():
        word = word.replace(hole, value)
    return word


def _told(err: str, document: Path) -> str:
    """The program's last words, without the path, which can hold a person's name."""
    last = next((line for line in reversed(err.splitlines()) if line.strip()), "")
    for path in (str(document), str(document.parent), document.name):
        last = last.replace(path, "the sheet")
    return clean(last, _SAID, one_line=True)
