"""Ink put on a page with a mark around it that tells what it is: a paragraph, a picture or a trifle (14.6).

The numbers in brackets are those of ISO 32000-1.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from reportlab.pdfbase.pdfdoc import xObjectName as xobject
from reportlab.pdfgen.canvas import Canvas

from kiosk.sheets.structure import DRAWN, WORDS, Element, Structure, Tag
from kiosk.typeset.layout import Line

ARTIFACT = Tag("Artifact")
"""What nobody needs to be told of: rules, cut marks, tints."""


HOLDING = WORDS | DRAWN
"""Roles whose elements take text in; in others it becomes paragraphs of theirs."""

LONG = 200
"""Characters beyond which a drawing stands in a file once: naming it on a page takes 20, and itself some 300."""


class Passage(NamedTuple):
    """Lines as operators, up to the end of a paragraph."""

    operators: str
    rows: list[Line]


class Pen(Protocol):
    """What a sheet is drawn with."""

    def open(self, tag: Tag) -> None:
        """What comes is of this kind."""

    def close(self) -> None:
        """What was opened last is whole."""

    def move(self, x: float, y: float) -> None:
        """What comes stands so many points further right and up."""

    def move_back(self) -> None:
        """What was moved last is whole."""

    def shapes(self, operators: str, form: str = "") -> None:
        """Draw what is no text; `form` is the name of the form XObject that the operators show."""

    def text(self, begin: str, passages: Sequence[Passage]) -> None:
        """Show text."""


class MarkingPen:
    """Draws on the page that is open; what no tag claims becomes paragraphs where it is text, and else an artifact."""

    def __init__(self, canvas: Canvas, structure: Structure) -> None:
        self._canvas = canvas
        self._structure = structure
        self._open: list[Element | None] = [structure.top]
        self._marked: Element | None = structure.top
        self._origins = [(0.0, 0.0)]

    def open(self, tag: Tag) -> None:
        """Everything up to the matching `close` belongs to one element, or to none where `tag` is `ARTIFACT`.

        A picture that nobody described is an artifact too: all a screen reader could say of it is that it is there.
        """
        above, drawn = self._open[-1], tag.role in DRAWN
        heard = tag is not ARTIFACT and (tag.alt or not drawn)
        element = self._structure.open(self._placed(tag), above) if above and heard else None
        self._open.append(element)
        # At once, since pictures are drawn past this pen.
        if element is None or drawn:
            self._mark(element)

    def close(self) -> None:
        """End what was opened last."""
        if element := self._open.pop():
            self._structure.close(element)
        if self._marked is element:
            self.rest()

    def move(self, x: float, y: float) -> None:
        """Move the origin, between two marks: a mark and a state of the page must not cross (8.4.2, 14.6)."""
        self.rest()
        self._canvas._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm")
        left, low = self._origins[-1]
        self._origins.append((left + x, low + y))

    def move_back(self) -> None:
        """Move it back to where it was."""
        self.rest()
        self._canvas._code.append("Q")
        self._origins.pop()

    def _placed(self, tag: Tag) -> Tag:
        """The tag with its box where it stands on the page, however far the origin is moved."""
        x, y = self._origins[-1]
        if tag.box is None or not (x or y):
            return tag
        left, low, right, high = tag.box
        return tag._replace(box=(left + x, low + y, right + x, high + y))

    def shapes(self, operators: str, form: str = "") -> None:
        """Draw what is part of a picture where one is open, and else an artifact."""
        element = self._open[-1]
        if form:
            self._canvas._formsinuse.append(form)
        self._mark(element if element and element.tag.role in DRAWN else None)
        self._canvas._code.append(operators)

    def text(self, begin: str, passages: Sequence[Passage]) -> None:
        """Show each passage as a paragraph, or as part of the element that is open where that holds words."""
        element = self._open[-1]
        if element is None or element.tag.role in HOLDING:
            self._mark(element)
            shown = [passage.operators for passage in passages]
            if element:
                element.rows += [row for passage in passages for row in passage.rows]
        else:
            self.rest()
            shown = [
                f"/P <</MCID {self._structure.paragraph(element, rows)}>>BDC\n{operators}\nEMC"
                for operators, rows in passages
            ]
        self._canvas._code.append("\n".join((begin, *shown, "ET")))

    def rest(self) -> None:
        """End the mark that stands open on the page."""
        if self._marked is not self._structure.top:
            self._canvas._code.append("EMC")
            self._marked = self._structure.top

    def _mark(self, element: Element | None) -> None:
        if self._marked is element:
            return
        self.rest()
        self._marked = element
        if element is None:
            self._canvas._code.append("/Artifact BMC")
        else:
            self._canvas._code.append(f"/{element.tag.role} <</MCID {self._structure.mark(element)}>>BDC")


class Tape:
    """A pen that only remembers, so that what is the same on many pages is set once and played on each.

    `store` puts long drawings into the document and returns the name of their form XObject.
    """

    def __init__(self, store: Callable[[str], str]) -> None:
        self._store = store
        self._steps: list[Callable[[Pen], None]] = []

    def open(self, tag: Tag) -> None:
        """Remember that something begins."""
        self._steps.append(lambda pen: pen.open(tag))

    def close(self) -> None:
        """Remember that it ends."""
        self._steps.append(lambda pen: pen.close())

    def move(self, x: float, y: float) -> None:
        """Remember that the origin moves."""
        self._steps.append(lambda pen: pen.move(x, y))

    def move_back(self) -> None:
        """Remember that it moves back."""
        self._steps.append(lambda pen: pen.move_back())

    def shapes(self, operators: str, form: str = "") -> None:
        """Remember a drawing."""
        if len(operators) > LONG:
            form = self._store(operators)
            operators = f"/{xobject(form)} Do"
        self._steps.append(lambda pen: pen.shapes(operators, form))

    def text(self, begin: str, passages: Sequence[Passage]) -> None:
        """Remember text."""
        self._steps.append(lambda pen: pen.text(begin, passages))

    def play(self, pen: Pen) -> None:
        """Do with `pen` all that was remembered."""
        for step in self._steps:
            step(pen)
