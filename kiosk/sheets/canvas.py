"""The drawing surface of every sheet: ReportLab's Canvas, told to write the same bytes every time.

Text never passes through ReportLab's own text or markup: `lines` takes what `typeset` has placed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import xObjectName as xobject
from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas

from kiosk.sheets.about import MAKER, About
from kiosk.sheets.art import Art
from kiosk.sheets.cidfont import CidFont
from kiosk.sheets.document import Document
from kiosk.sheets.ink import Inks
from kiosk.sheets.marks import ARTIFACT, MarkingPen, Passage, Pen, Tape
from kiosk.sheets.paper import Paper
from kiosk.sheets.structure import Structure, Tag
from kiosk.sheets.written import squeezed, stream
from kiosk.typeset.layout import Line

__all__ = ["MAKER", "PlacedLine", "SheetCanvas"]

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
        self._preamble = ""


class SheetCanvas:
    """One document: draw each `page` in points from its lower left corner, then take the `pdf`.

    What is drawn outside of any `tagged` or `artifact` becomes a paragraph for each that ends in `lines`, and else
    an artifact. What is read first must be drawn first. In a document that is drawn `once`, nothing comes again, and
    a `form` is drawn where it stands.
    """

    def __init__(self, paper: Paper, *, title: str, language: str, once: bool = False) -> None:
        self._canvas = _Bare(None, (paper.width, paper.height), pageCompression=1, invariant=1)
        self._canvas._doc = self._document = Document(language)
        self._once = once
        self._about = About(title)
        self._structure = Structure(self._document, language)
        self._marking = MarkingPen(self._canvas, self._structure)
        self._pen: Pen = self._marking
        self._inks = Inks()
        self._tapes: dict[Hashable, Tape] = {}
        self._pictures: dict[tuple[str, bytes], str] = {}

    @contextmanager
    def tagged(
        self,
        role: str,
        *,
        language: str = "",
        alt: str = "",
        box: tuple[float, float, float, float] | None = None,
        scope: str = "",
        columns: int = 1,
    ) -> Iterator[None]:
        """What is drawn inside is one element, below the one that is open; for the arguments see `Tag`."""
        self._pen.open(Tag(role, language, alt, box, scope, columns))
        yield
        self._pen.close()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside is nothing that a reader needs to be told of, not even where it is text."""
        self._pen.open(ARTIFACT)
        yield
        self._pen.close()

    @contextmanager
    def moved(self, x: float, y: float) -> Iterator[None]:
        """What is drawn inside stands so many points further right and up."""
        self._pen.move(x, y)
        yield
        self._pen.move_back()

    def lines(self, lines: Iterable[PlacedLine], size: float, grey: float = 0.0) -> None:
        """Show lines at `size` points in a grey from 0 (black) to 1."""
        passages: list[Passage] = []
        shown: list[str] = []
        rows: list[Line] = []
        font: CidFont | None = None
        for line, x, y, added in lines:
            operators, font = self._inks.line(line, added, font, size)
            if operators:
                rows.append(line)
                shown.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm\n{operators}")
            if shown and not line.wrapped:
                passages.append(Passage("\n".join(shown), rows))
                shown, rows = [], []
        if shown:
            passages.append(Passage("\n".join(shown), rows))
        if passages:
            self._pen.text(f"{grey:g} g BT", passages)

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
        """Put operators of the page's content stream that show no text, whole and balanced."""
        self._pen.shapes(operators)

    def form(self, key: Hashable, draw: Callable[[SheetCanvas], None]) -> None:
        """Draw what is the same on many pages: set once by its `key`, and its drawings in the document once."""
        if self._once:
            draw(self)
            return
        tape = self._tapes.get(key)
        if tape is None:
            tape = self._tapes[key] = Tape(self._store)
            pen, self._pen = self._pen, tape
            draw(self)
            self._pen = pen
        tape.play(self._pen)

    def picture(self, art: Art, x: float, y: float, width: float, height: float) -> None:
        """Fill a box with a picture, whose file stands in the document once."""
        name = self._pictures.get((art.entries, art.data))
        if name is None:
            name = self._pictures[art.entries, art.data] = f"picture{len(self._pictures) + 1}"
            self._document.Reference(stream(art.entries, art.data), xobject(name))
        turn = " ".join(map(str, art.turn))
        box = f"{width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f}"
        self._pen.shapes(f"q {box} cm {turn} cm /{xobject(name)} Do Q", name)

    @contextmanager
    def page(self, paper: Paper) -> Iterator[None]:
        """What is drawn inside is one page of this paper."""
        self._canvas._pagesize = (paper.width, paper.height)
        yield
        self.end_page()

    def end_page(self) -> None:
        """Close the page; the next drawing begins another of the same size."""
        self._marking.rest()
        canvas = self._canvas
        page = self._document.add_page("\n".join(canvas._code), canvas._pagesize, canvas._formsinuse)
        self._structure.end_page(page)
        canvas._startPage()

    def pdf(self) -> bytes:
        """The finished document; nothing can be drawn afterwards."""
        self._document.delayedFonts.extend(self._inks.fonts)
        self._document.Catalog.StructTreeRoot = self._structure.finish()
        self._about.put(self._document, [*self._structure.languages])
        data: bytes = self._document.GetPDFData(self._canvas)
        return data

    def _store(self, drawing: str) -> str:
        name = f"form{self._document.objectcounter}"
        width, height = self._canvas._pagesize
        entries = f"/Type /XObject /Subtype /Form /BBox [0 0 {width:.4f} {height:.4f}] /Resources << >>"
        form = squeezed(drawing.encode("ascii"), entries)
        self._document.Reference(form, xobject(name))
        return name
