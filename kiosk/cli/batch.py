"""Many documents in one file, asked for line by line: all of them, or none and every reason why."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kiosk.campaign.model import UnknownCase
from kiosk.cli.document import Asked, CantWrite, Made, counted, document, language_of
from kiosk.cli.line import LINE_MAX, asked
from kiosk.config import PaperSize
from kiosk.errors import Fault, KioskError
from kiosk.sheets.book import Book, NoSheets
from kiosk.sheets.sheet import Sheet
from kiosk.stationery import Stationery

MOST_TOLD = 1_000
"""Faults told one by one: whoever has more has the same one in every line."""


class BatchRefused(KioskError):
    """A batch with faults, a sentence each in the order of its lines; nothing was written and nothing counted."""

    def __init__(self, faults: Iterable[Fault], more: int = 0) -> None:
        self.faults = tuple(faults)
        rest = [f"There are {more} faults more."] if more else []
        super().__init__("\n".join([*map(str, self.faults), *rest]))


@dataclass(slots=True)
class Batch:
    """The lines of a batch on their way into a book: what of them can be counted, and what is wrong so far.

    `given` is what a line says that says nothing, and `size` the paper of all. One line is in memory at a time; with
    `counting`, a sheet that is no action is a fault.
    """

    stationery: Stationery
    given: Asked
    name: str
    size: PaperSize | None = None
    counting: bool = False
    made: list[Made] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    more: int = 0
    number: int = 0

    def bind(self, lines: Iterable[bytes], book: Book) -> None:
        """Put the sheet of each line into the book; once there is a fault, lines are only looked at."""
        for self.number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            read = asked(line, self.given)
            if isinstance(read, Asked):
                self._add(read, book)
                continue
            for problem in read:
                self._note(problem.key, problem.what, problem.cure)

    def _add(self, wanted: Asked, book: Book) -> None:
        press = self.stationery.press
        try:
            language = language_of(press, wanted)
            made = counted(press, wanted, language) if self.counting else None
            sheet = document(self.stationery, wanted, language, self.size, made.code if made else "")
            self.made += [made] if made else []
            if not self.faults:
                with press.turn:
                    book.add(sheet)
        except UnknownCase as error:
            self._refuse("case", error)
        except CantWrite as error:
            self._refuse(error.key, error)
        except KioskError as error:
            self._refuse("", error)

    def _refuse(self, key: str, error: KioskError) -> None:
        what, _, cure = str(error).partition(". ")
        self._note(key, what.rstrip("."), cure)

    def _note(self, key: str, what: str, cure: str) -> None:
        if len(self.faults) >= MOST_TOLD:
            self.more += 1
            return
        place = f"line {self.number}, {key}" if key else f"line {self.number}"
        self.faults.append(Fault(self.name, place, what, cure))


def bound(batch: Batch, source: str, start: int = 1) -> Sheet:
    """The sheets of all lines in the file `source` (- reads stdin) as one document; raises `BatchRefused`.

    The first sheet of labels begins at label `start`.
    """
    book = batch.stationery.book(start)
    try:
        with _opened(source) as file:
            batch.bind(_lines(file), book)
    except OSError as error:
        raise CantWrite(f"The batch {source} can't be read: {error.strerror}.") from None
    if batch.faults:
        raise BatchRefused(batch.faults, batch.more)
    try:
        with batch.stationery.press.turn:
            return book.sheet()
    except NoSheets:
        raise CantWrite(f"{batch.name} asks for no sheet.") from None


def _opened(source: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long no more than it takes to see that."""
    while line := file.readline(LINE_MAX + 1):
        yield line
        while len(line) > LINE_MAX and not line.endswith(b"\n"):
            line = file.readline(LINE_MAX + 1)
