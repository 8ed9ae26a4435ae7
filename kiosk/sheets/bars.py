"""A sheet's code as bars (Code 39), which the plainest scanner reads, and in letters beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.letter.sheet_code import shown
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.paper import PT_PER_MM, Paper
from kiosk.typeset.face import EM
from kiosk.typeset.fonts import Style
from kiosk.typeset.layout import Line, lines
from kiosk.typeset.shape import Setter

NARROW = 72 * 3 / 300
"""A narrow bar in points: three dots of a printer of 300 dpi, 0.254 mm, as cheap scanners ask (10 mil)."""

WIDE = 3
"""Narrow bars in a wide one."""

HEIGHT = 6 * PT_PER_MM
"""Points: a hand that holds a scanner slants, and across 57 mm 6 mm forgive 6 degrees."""

SIZE = 9.5
"""Points of the letters: read and typed without glasses, and no larger than what a post office overlooks."""

QUIET = 10
"""Narrow bars of white that a scanner needs at both ends (ISO/IEC 16388)."""

# Bar, space, bar, space, bar, space, bar, space, bar; a 1 is wide. ISO/IEC 16388, table 1.
_BARS = dict(
    line.split()
    for line in """
    0 000110100
    1 100100001
    2 001100001
    3 101100000
    4 000110001
    5 100110000
    6 001110000
    7 000100101
    8 100100100
    9 001100100
    A 100001001
    B 001001001
    C 101001000
    D 000011001
    E 100011000
    F 001011000
    G 000001101
    H 100001100
    J 000011100
    K 100000011
    M 101000010
    N 000010011
    P 001010010
    Q 000000111
    R 100000110
    S 001000110
    T 000010110
    V 011000001
    W 111000000
    X 010010001
    Y 110010000
    Z 011010000
    * 010010100
    """.strip().splitlines()
)

_CAP = 0.714
_WIDEST = 1e9
_GREY = 0.25


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Strip:
    """A code's bars and its letters, set."""

    bars: str
    width: float
    line: Line

    def draw(self, canvas: SheetCanvas, paper: Paper, low: float, *, back: bool) -> None:
        """Draw it upon height `low`: the bars where lines end, the letters before them."""
        edge = paper.left if back else paper.left + paper.measure - self.width
        # Whoever hears the page is told the letters, which say the same.
        with canvas.artifact():
            canvas.write(f"q 0 g {NARROW:.4f} 0 0 {HEIGHT:.2f} {edge:.2f} {low:.2f} cm\n{self.bars} Q")
        gap = QUIET * NARROW * 1.5
        x = edge + self.width + gap if back else edge - gap - self.line.width * SIZE / EM
        canvas.lines([PlacedLine(self.line, x, low + (HEIGHT - SIZE * _CAP) / 2)], SIZE, _GREY)


def set_strip(code: str, setter: Setter) -> Strip | None:
    """The strip with this code, None without one."""
    if not code:
        return None
    bars = list(_bars(code))
    (line,) = lines(setter.words(shown(code), Style.SMALL, "en"), _WIDEST)
    end, width = bars[-1]
    drawn = "\n".join(f"{x} 0 {wide} 1 re" for x, wide in bars)
    return Strip(f"{drawn}\nf", (end + width) * NARROW, line)


def _bars(code: str) -> Iterator[tuple[int, int]]:
    """Where each bar begins, and its width, in narrow ones: start, signs and stop, a narrow space between two."""
    x = 0
    for sign in f"*{code}*":
        for number, wide in enumerate(_BARS[sign]):
            width = WIDE if wide == "1" else 1
            if number % 2 == 0:
                yield x, width
            x += width
        x += 1
