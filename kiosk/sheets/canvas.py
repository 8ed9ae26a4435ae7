"""The drawing surface of every sheet: ReportLab's Canvas, told to write the same bytes every time.

Text never passes through ReportLab's own text or markup: `lines` takes what `typeset` has placed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from io import BytesIO
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import xObjectName
from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

from kiosk.sheets.art import Art
from kiosk.sheets.cidfont import CidFont
from kiosk.sheets.ink import Inks
from kiosk.sheets.paper import Paper
from kiosk.sheets.written import squeezed, stream
from kiosk.typeset.layout import Line

MAKER = "Letter-writing kiosk"
"""Author and creator of every document: a sheet's metadata never names a person."""

# ASCII armour makes every page a quarter larger, for mail gateways that are gone.
rl_config.useA85 = 0


class PlacedLine(NamedTuple):
    """A line with its baseline's start in points from the lower left corner, and the gain of its spaces."""

    line: Line
    x: float
    y: float
    added: float = 0.0


class _Bare(ReportLabCanvas):  # type: ignore[misc]
    """ReportLab's Canvas without the Helvetica that it would name, unembedded, on every page."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class SheetCanvas:
    """One document: draw in points from the lower left corner, `end_page`, then take its `pdf`."""

    def __init__(self, paper: Paper, *, title: str, language: str) -> None:
        self._file = BytesIO()
        size = (paper.width, paper.height)
        self._canvas = _Bare(self._file, size, pageCompression=1, invariant=1, pdfVersion=(1, 4), lang=language)
        self._canvas.setTitle(title)
        self._canvas.setAuthor(MAKER)
        self._canvas.setCreator(MAKER)
        self._canvas.setSubject("")
        self._inks = Inks()
        self._forms: dict[Hashable, str] = {}

    def lines(self, lines: Iterable[PlacedLine], size: float, grey: float = 0.0) -> None:
        """Show lines at `size` points in a grey from 0 (black) to 1."""
        operators = [f"{grey:g} g BT"]
        font: CidFont | None = None
        for line, x, y, added in lines:
            shown, font = self._inks.line(line, added, font, size)
            if shown:
                operators.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm\n{shown}")
        operators.append("ET")
        self.write("\n".join(operators))

    def rule(self, x: float, y: float, width: float, *, weight: float = 0.4, grey: float = 0.0) -> None:
        """A horizontal line from `x` at height `y`."""
        self.write(f"{grey:g} G {weight:g} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S")

    def fall(self, x: float, top: float, bottom: float, *, weight: float = 0.4, grey: float = 0.0) -> None:
        """A vertical line at `x`."""
        self.write(f"{grey:g} G {weight:g} w {x:.2f} {top:.2f} m {x:.2f} {bottom:.2f} l S")

    def box(self, x: float, y: float, width: float, height: float, *, edge: float, tint: float) -> None:
        """A box with its lower left corner at `x`, `y`, filled with grey `tint` and edged with grey `edge`."""
        self.write(f"{tint:g} g {edge:g} G 0.6 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re B")

    def write(self, operators: str) -> None:
        """Put operators of the page's content stream, whole and balanced."""
        self._canvas._code.append(operators)

    def form(self, key: Hashable, draw: Callable[[SheetCanvas], None]) -> None:
        """Draw what is the same on many pages, which stands in the document once (a form XObject) by its `key`."""
        name = self._forms.get(key)
        if name is None:
            name = self._forms[key] = f"form{len(self._forms) + 1}"
            self._canvas.beginForm(name)
            draw(self)
            self._canvas.endForm()
        self._canvas.doForm(name)

    def picture(self, art: Art, x: float, y: float, width: float, height: float) -> None:
        """Fill a box with a picture, whose file stands in the document once."""
        name = self._forms.get(art)
        if name is None:
            name = self._forms[art] = f"picture{len(self._forms) + 1}"
            self._canvas._doc.Reference(stream(art.entries, art.data), xObjectName(name))
        self._canvas._formsinuse.append(name)
        turn = " ".join(map(str, art.turn))
        self.write(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm {turn} cm /{xObjectName(name)} Do Q")

    def end_page(self) -> None:
        """Close the page; the next drawing begins another."""
        self._canvas.showPage()
        page = self._canvas._doc.Pages.pages[-1]
        # Squeezed now rather than when all is saved, or a thousand pages wait at full length: 80 MB.
        page.Contents, page.stream = squeezed(page.stream.encode("ascii")), None

    def pdf(self) -> bytes:
        """The finished document; nothing can be drawn afterwards."""
        self._canvas._doc.delayedFonts.extend(self._inks.fonts)
        self._canvas.save()
        return self._file.getvalue()
