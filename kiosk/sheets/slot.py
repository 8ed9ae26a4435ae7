"""A rectangle that an address must stay inside, and the largest type at which it does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import NamedTuple

from kiosk.letter.address import AddressTooLong, counted, tidied
from kiosk.sheets.canvas import PlacedLine
from kiosk.sheets.paper import PT_PER_MM
from kiosk.text import clip
from kiosk.typeset.extent import Extent, extent
from kiosk.typeset.face import EM
from kiosk.typeset.fonts import Style
from kiosk.typeset.layout import Line, lines
from kiosk.typeset.shape import Setter

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Points, largest first: below 8 the cameras of sorting machines begin to guess."""

OPEN, TIGHT = 1.28, 1.16
"""Baseline to baseline in type sizes: as it reads well, and as six lines of 8 points still stand in 19 mm."""

APART = 60
"""White between the ink of two lines, in thousandths of the size, where accents and stacks ask for more leading."""

GAP = 0.7
"""What parts two blocks of one address, in leadings beyond the next line."""

_CAP = 714
_SHOWN = 48


class Slot(NamedTuple):
    """A rectangle of a sheet, in millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right side, from the sheet's left edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower side, from the sheet's upper edge."""
        return self.top + self.height


class Block(NamedTuple):
    """Lines of one language that stand together."""

    lines: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rows:
    """Lines set, each with the box around its ink; `starts` are the numbers of those that begin a block.

    `least` is the leading they are given, in type sizes, where no ink needs more.
    """

    lines: tuple[Line, ...]
    extents: tuple[Extent, ...]
    starts: frozenset[int]
    least: float = OPEN

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines as they read on paper."""
        return tuple(line.text for line in self.lines)

    @property
    def back(self) -> bool:
        """Whether most lines run from right to left, and so all begin at the right."""
        return 2 * sum(line.back for line in self.lines) > len(self.lines)

    @property
    def overhangs(self) -> tuple[int, int]:
        """How far ink stands out before the start and past the end of the lines, in thousandths of the size."""
        left = max((-box.left for box in self.extents), default=0)
        right = max((box.right - line.width for line, box in zip(self.lines, self.extents, strict=True)), default=0)
        return max(0, left), max(0, right)

    @property
    def widths(self) -> list[int]:
        """What each line takes, its overhangs with it, in thousandths of the size."""
        return [line.width + sum(self.overhangs) for line in self.lines]

    def depths(self) -> list[float]:
        """Each baseline below the top of the first line, in type sizes; the foot of the last line closes the list.

        No line's ink meets the next one's: where accents or stacks need more than the least leading, they have it.
        """
        if not self.lines:
            return [0.0]
        depth = max(self.extents[0].high, _CAP) / EM
        found = [depth]
        for number, (before, after) in enumerate(zip(self.extents, self.extents[1:], strict=False), start=1):
            leading = max(self.least, (after.high - before.low + APART) / EM)
            depth += leading * (1 + GAP * (number in self.starts))
            found.append(depth)
        return [*found, depth - min(self.extents[-1].low, 0) / EM]

    def height(self, size: float) -> float:
        """From the top of the first line to the foot of the last, in millimetres."""
        return self.depths()[-1] * size / PT_PER_MM

    def at(self, slot: Slot, size: float, sheet_height: float, *, back: bool | None = None) -> list[PlacedLine]:
        """The lines at the top of a slot, on a sheet so many points high.

        `back` sets them against the slot's right side; None leaves that to the way the lines run.
        """
        left, right = (overhang * size / EM for overhang in self.overhangs)
        begin, end = slot.left * PT_PER_MM + left, slot.right * PT_PER_MM - right
        top = sheet_height - slot.top * PT_PER_MM
        back = self.back if back is None else back
        return [
            PlacedLine(line, end - line.width * size / EM if back else begin, top - depth * size)
            for line, depth in zip(self.lines, self.depths(), strict=False)
        ]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Fitted:
    """An address inside its slot at `size` points."""

    rows: Rows
    size: float
    height: float


def set_rows(blocks: Sequence[Block], setter: Setter, style: Style) -> Rows:
    """Blocks as lines, none of them broken; raises `AddressTooLong` where a block has more than six."""
    found: list[Line] = []
    starts: set[int] = set()
    for block in blocks:
        starts.add(len(found))
        for text in counted(tidied(block.lines)):
            found += lines(setter.words(text, style, block.language), inf)
    return rows(found, starts)


def rows(found: Sequence[Line], starts: Iterable[int] = ()) -> Rows:
    """Lines with the boxes around their ink."""
    return Rows(tuple(found), tuple(map(extent, found)), frozenset(starts))


def fitted(found: Rows, slot: Slot, where: str, sizes: Sequence[float] = SIZES, *, own: bool = False) -> Fitted:
    """Rows at the largest size at which all of their ink stays in the slot; raises `AddressTooLong`.

    `where` names the slot in the sentence; an address that is the writer's `own` is not quoted in it.
    """
    if not found.lines:
        return Fitted(found, sizes[0], 0.0)
    widest = max(found.widths)
    for size in sizes:
        for tried in (found, replace(found, least=TIGHT)):
            height = tried.height(size)
            if widest * size / EM <= slot.width * PT_PER_MM and height <= slot.height:
                return Fitted(tried, size, height)
    whose = "your address" if own else "the address"
    if widest * sizes[-1] / EM > slot.width * PT_PER_MM:
        number = found.widths.index(widest)
        quoted = "" if own else f" ({_shown(found.texts[number])})"
        raise AddressTooLong(
            f"Line {number + 1} of {whose}{quoted} is too long for {where}, even at {sizes[-1]:g} points. "
            "Shorten it, or cut it in two."
        )
    raise AddressTooLong(
        f"The {len(found.lines)} lines of {whose} are too tall for {where}, even at {sizes[-1]:g} points. Take one out."
    )


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{clip(text, _SHOWN).rstrip()}..."
