"""The spool's folder: finished pages that wait for a printer, each under its ticket and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.ledger.faults import NotCounted
from kiosk.printing.files import PART, erase, is_settled, make_private, why, write_private

_TICKET = re.compile(r"[0-9a-f]{32}")


class NotKept(NotCounted):
    """A page could not be laid aside for the printer, so nothing of it may be counted."""


class Documents:
    """Pages by ticket (32 hex digits), readable by us alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, ticket: str, pdf: bytes) -> None:
        """Lay a page aside, durable when this returns; raises `NotKept`."""
        try:
            make_private(self.folder)
            write_private(self.path(ticket), pdf)
        except OSError as error:
            raise NotKept(f"the page cannot be laid aside in the folder {self.folder.name}: {why(error)}") from error

    def copy(self, ticket: str, to: str) -> bool:
        """Lay a copy of a page aside under the ticket `to`; False where the page is gone; raises `NotKept`."""
        page = self.read(ticket)
        if page is not None:
            self.keep(to, page)
        return page is not None

    def read(self, ticket: str) -> bytes | None:
        """The page of this ticket; None where it is gone; raises `NotKept` where the disk doesn't give it."""
        try:
            return self.path(ticket).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise NotKept(f"the page in the folder {self.folder.name} cannot be read: {why(error)}") from error

    def path(self, ticket: str) -> Path:
        """Where the page of this ticket lies, or would."""
        if not is_ticket(ticket):
            raise KioskError("A ticket is 32 hexadecimal digits.")
        return self.folder / f"{ticket}.pdf"

    def holds(self, ticket: str) -> bool:
        """Whether the page of this ticket lies here."""
        return self.path(ticket).is_file()

    def erase(self, ticket: str) -> None:
        """Forget a page; one that is gone already, or that the disk will not let go of now, is no trouble."""
        with suppress(OSError):
            erase(self.path(ticket))

    def tickets(self) -> Iterator[str]:
        """The tickets of all pages here."""
        for path in self._files():
            if path.suffix == ".pdf" and is_ticket(path.stem):
                yield path.stem

    def is_settled(self, ticket: str) -> bool:
        """Whether the row of this page must have been written by now, if ever."""
        with suppress(OSError):
            return is_settled(self.path(ticket))
        return False

    def sweep(self) -> None:
        """Remove what a kill left half-written."""
        for path in self._files():
            with suppress(OSError):
                if path.name.endswith(PART) and is_settled(path):
                    erase(path)

    def _files(self) -> list[Path]:
        try:
            return sorted(self.folder.iterdir())
        except OSError:
            return []


def is_ticket(text: str) -> bool:
    """Whether this names a page: 32 hexadecimal digits in lower case."""
    return _TICKET.fullmatch(text) is not None
