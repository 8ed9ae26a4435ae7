"""Many documents in one file, asked for line by line: all of them, or none and every reason why."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kiosk.campaign.model import UnknownCase
from kiosk.cli.document import Asked, CantWrite, letter, without_font
from kiosk.cli.line import LINE_MAX, asked
from kiosk.config import PaperSize, WindowName
from kiosk.errors import Fault, KioskError
from kiosk.letter.letter import Letter
from kiosk.press import Press
from kiosk.sheets.batch import NoLetters
from kiosk.sheets.sheet import Sheet, Unprintable

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
    """The lines of a batch on their way to pages: the cases and languages made so far, and what is wrong so far.

    `given` is what a line says that says nothing. One line is in memory at a time.
    """

    press: Press
    given: Asked
    name: str
    made: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    more: int = 0
    number: int = 0

    def letters(self, lines: Iterable[bytes]) -> Iterator[Letter]:
        """The letter of each line that has no fault."""
        for self.number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            read = asked(line, self.given)
            if isinstance(read, Asked):
                yield from self._letter(read)
                continue
            for problem in read:
                self._note(problem.key, problem.what, problem.cure)

    def _letter(self, wanted: Asked) -> Iterator[Letter]:
        try:
            found = letter(self.press, wanted)
        except UnknownCase as error:
            self._refuse("case", error)
        except CantWrite as error:
            self._refuse(error.key, error)
        else:
            self.made.append((wanted.case, found.language))
            yield found

    def refuse(self, error: KioskError) -> None:
        """Note that the letter of the line just read can't be set."""
        self._refuse("", without_font(error.characters) if isinstance(error, Unprintable) else error)

    def _refuse(self, key: str, error: KioskError) -> None:
        what, _, cure = str(error).partition(". ")
        self._note(key, what.rstrip("."), cure)

    def _note(self, key: str, what: str, cure: str) -> None:
        if len(self.faults) >= MOST_TOLD:
            self.more += 1
            return
        place = f"line {self.number}, {key}" if key else f"line {self.number}"
        self.faults.append(Fault(self.name, place, what, cure))


def bound(batch: Batch, source: str, paper: PaperSize | None = None, window: WindowName | None = None) -> Sheet:
    """The letters of all lines in the file `source` (- reads stdin), a page each; raises `BatchRefused`."""
    try:
        with _opened(source) as file:
            made = batch.press.letters(batch.letters(_lines(file)), batch.refuse, paper, window)
    except OSError as error:
        raise CantWrite(f"The batch {source} can't be read: {error.strerror}.") from None
    except NoLetters:
        made = None
    if batch.faults:
        raise BatchRefused(batch.faults, batch.more)
    if made is None:
        raise CantWrite(f"{batch.name} asks for no letter.")
    return made


def _opened(source: str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of one that is too long no more than it takes to see that."""
    while line := file.readline(LINE_MAX + 1):
        yield line
        while len(line) > LINE_MAX and not line.endswith(b"\n"):
            line = file.readline(LINE_MAX + 1)
