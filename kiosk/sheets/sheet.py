"""What every sheet is once it is printed to bytes, and the two reasons why one is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.errors import KioskError


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """A finished PDF of `pages` pages, its text set in `lines` lines at `size_pt` points."""

    pdf: bytes
    pages: int
    lines: tuple[str, ...]
    size_pt: float


class TooLong(KioskError):
    """The words do not fit the page even at the smallest size; `lines` of them are too many."""

    def __init__(self, lines: int, what: str = "letter", room: str = "one page") -> None:
        self.lines = lines
        count = "1 line" if lines == 1 else f"{lines} lines"
        super().__init__(f"The {what} is {count} too long for {room}.")


class Unprintable(KioskError):
    """Characters that no font here can set: they are shown before printing, so a sheet never has gaps.

    The sentence names their scripts; `characters` are the writer's own and stay out of it.
    """

    def __init__(self, characters: Sequence[str], scripts: Sequence[str], what: str = "letter") -> None:
        self.characters = tuple(characters)
        self.scripts = tuple(scripts)
        count = "1 character" if len(characters) == 1 else f"{len(characters)} characters"
        super().__init__(f"{count} of the {what} cannot be printed with the fonts here ({', '.join(scripts)}).")
