"""Slips to take to one's telephone, three on a sheet: a code that holds what no screen can show, and two steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.errors import KioskError
from kiosk.letter.slip import Slip
from kiosk.sheets import qr, stack
from kiosk.sheets.badge import Badge, set_badge
from kiosk.sheets.canvas import SheetCanvas
from kiosk.sheets.code import Code, paper_code
from kiosk.sheets.column import Align
from kiosk.sheets.fit import fits_paper
from kiosk.sheets.frame import check
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.sheets.passage import Passage, Voice
from kiosk.sheets.sheet import Sheet, TooLong
from kiosk.sheets.stack import Cell, Row, row
from kiosk.typeset.direction import runs_back
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.shape import Setter

SLIPS = 3
"""Slips on a sheet, one below the other: a third of A4 takes a code of 79 mm, and of US Letter one of 73, so that the
modules of the fullest are 0.45 and 0.41 mm; below 0.4 cheap cameras begin to fail."""

MARGIN_MM = 10.0
"""White around a slip in millimetres: what printers can't reach (6.4 mm), a cut that goes astray, and four modules."""

_HEADING, _STEP, _SMALL = 17.0, 12.0, 8.5
_QUIET_GREY, _MARK_GREY = 0.3, 0.45
_GAP, _NUMBER = MARGIN_MM * PT_PER_MM, 6 * PT_PER_MM
_TICK, _EDGE = 5 * PT_PER_MM, 6.5 * PT_PER_MM


class TooLongForCode(KioskError):
    """A message holds more than any code; `characters` of its text are too many."""

    def __init__(self, characters: int) -> None:
        self.characters = characters
        count = "1 character" if characters == 1 else f"{characters} characters"
        super().__init__(f"The message is {count} too long for a code, even on paper.")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Set:
    """One slip, set: its words from the top, the small print that ends level with the code, and the code."""

    slip: Slip
    words: tuple[Row, ...]
    foot: tuple[Row, ...]
    badge: Badge | None
    code: Code


def slip_sheet(slips: Sequence[Slip], paper: Paper, library: FontLibrary) -> Sheet:
    """One to three slips as one page to be cut; raises `TooLongForCode`, `TooLong` or `Unprintable`."""
    if not 1 <= len(slips) <= SLIPS:
        raise KioskError(f"A sheet holds one to {SLIPS} slips, and not {len(slips)}.")
    for slip in slips:
        check(_texts(slip), library, "slip", "one slip")
    room = replace(paper, height_mm=paper.height_mm / SLIPS, side_mm=MARGIN_MM)
    setter = Setter(library)
    done = [_set(slip, room, setter) for slip in slips]
    canvas = SheetCanvas(paper, title=slips[0].imprint.title, language=slips[0].imprint.language)
    with canvas.page(paper):
        for number, one in enumerate(done, start=1):
            with canvas.moved(0.0, (SLIPS - number) * room.height):
                _draw(one, room, canvas)
        _draw_marks(len(slips), room, canvas)
    lines = tuple(line for one in done for part in (*one.words, *one.foot) for line in part.text)
    return Sheet(canvas.pdf(), 1, lines, _STEP)


def _set(slip: Slip, room: Paper, setter: Setter) -> _Set:
    code = paper_code(slip.message.uri)
    if code is None:
        raise TooLongForCode(fits_paper(slip.message).over)
    language, measure = slip.imprint.language, room.measure - _side(room) - _GAP
    badge = set_badge(setter, slip.imprint.mark, language)
    words = tuple(_words(slip, setter, measure))
    foot = tuple(_foot(slip, setter, measure - (badge.width + _GAP if badge else 0.0)))
    over = stack.height(words) + _GAP + stack.height(foot) - _side(room)
    if over > 0:
        raise TooLong(int(over / _STEP) + 1, "slip", "a third of a page")
    return _Set(slip, words, foot, badge, code)


def _words(slip: Slip, setter: Setter, measure: float) -> Iterator[Row]:
    language = slip.imprint.language
    yield row(Voice(Style.STRONG, language).set(setter, slip.heading, _HEADING, measure))
    back = runs_back(language)
    for number, step in enumerate(slip.steps, start=1):
        told = Voice(Style.LETTER, language).set(setter, step, _STEP, measure - _NUMBER)
        count = Voice(Style.STRONG, language).set(setter, str(number), _STEP, _NUMBER)
        cells = (Cell(count, measure - _NUMBER if back else 0.0), Cell(told, 0.0 if back else _NUMBER))
        yield Row(cells, 7.0 if number > 1 else 12.0)
    yield row(_small(slip, setter, slip.seen, measure), 14.0, grey=_QUIET_GREY)


def _foot(slip: Slip, setter: Setter, measure: float) -> Iterator[Row]:
    yield row(_small(slip, setter, slip.to, measure), grey=_QUIET_GREY)
    yield row(_small(slip, setter, slip.imprint.note, measure), 2.0, grey=_QUIET_GREY)


def _small(slip: Slip, setter: Setter, text: str, measure: float) -> Passage:
    return Voice(Style.SMALL, slip.imprint.language).set(setter, text, _SMALL, measure, Align.START)


def _draw(one: _Set, room: Paper, canvas: SheetCanvas) -> None:
    """The code where a reader begins and the words beside it, level with its ends; the practice mark in the corner."""
    side, low, back = _side(room), MARGIN_MM * PT_PER_MM, runs_back(one.slip.imprint.language)
    x = room.left + room.measure - side if back else room.left
    module = side / len(one.code.modules)
    with canvas.tagged("Figure", alt=f"QR: {one.slip.heading}", box=(x, low, x + side, low + side)):
        canvas.write(f"q 0 g {module:.4f} 0 0 {module:.4f} {x:.2f} {low:.2f} cm\n{qr.drawn(one.code.modules)} Q")
    left = room.left if back else room.left + side + _GAP
    stack.draw(one.words, canvas, left, low + side)
    indent = one.badge.width + _GAP if one.badge and back else 0.0
    stack.draw(one.foot, canvas, left + indent, low + stack.height(one.foot))
    if one.badge:
        one.badge.draw(canvas, room, low + one.badge.height, back=back)


def _side(room: Paper) -> float:
    """The side of a code in points, without the white that the margin gives it."""
    return room.height - 2 * MARGIN_MM * PT_PER_MM


def _draw_marks(count: int, room: Paper, canvas: SheetCanvas) -> None:
    """Ticks at the edges where the sheet is cut below each slip; none below the last of a full sheet."""
    for number in range(1, min(count, SLIPS - 1) + 1):
        y = (SLIPS - number) * room.height
        for left in (_EDGE, room.width - _EDGE - _TICK):
            canvas.rule(left, y, _TICK, weight=0.3, grey=_MARK_GREY)


def _texts(slip: Slip) -> tuple[str, ...]:
    return (slip.imprint.mark, slip.imprint.note, slip.heading, *slip.steps, slip.seen, slip.to)
