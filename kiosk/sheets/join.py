"""Finished sheets joined in one document: pages one after the other, or four cards on one sheet.

A joined document is for the printer. It shows what its members show, with their own fonts, and is not tagged: the
tags stay in each member's own document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kiosk.errors import KioskError
from kiosk.sheets.about import About
from kiosk.sheets.card import CARDS
from kiosk.sheets.document import Document
from kiosk.sheets.paper import Paper
from kiosk.sheets.parts import Leaf, NotOurs, Parts
from kiosk.sheets.written import Written, squeezed

_SIDES = 2
_PLACE = re.compile(rb"^q 1 0 0 1 ([\d.]+) ([\d.]+) cm\n(.*?)^Q$", re.S | re.M)
"""One place of a sheet of cards, as `SheetCanvas.moved` writes it: where it is, and what stands there."""


class OtherPaper(KioskError):
    """Cards that can't share a sheet, because their own are of different paper."""

    def __init__(self) -> None:
        super().__init__("These cards are for paper of different sizes, so that one sheet can't hold them.")


class _Joined:
    """A document in the making, in which equal objects stand once."""

    def __init__(self, title: str) -> None:
        self._document = Document("und")
        self._known: dict[bytes, int] = {}
        self._title = title

    def put(self, thing: Written) -> int:
        """Number an object, or tell the number of its equal."""
        body: bytes = thing.format(self._document)
        if body not in self._known:
            self._known[body] = self._document.number(self._document.Reference(thing))
        return self._known[body]

    def page(self, leaf: Leaf, operators: bytes, resources: int) -> None:
        """Add a page of the paper of `leaf` that shows `operators`."""
        pages = self._document.Pages
        contents = self.put(squeezed(operators))
        entries = (
            f"/Type /Page /Parent {self._document.number(pages)} 0 R /MediaBox [0 0 {leaf.width:.4f} {leaf.height:.4f}]"
            f" /Contents {contents} 0 R /Resources {resources} 0 R"
        )
        # Numbered past `put`: two white backs are two pages.
        pages.pages.append(self._document.Reference(Written(f"<< {entries} >>".encode("ascii"))))

    def pdf(self) -> bytes:
        """The finished document."""
        About(self._title).put(self._document, ())
        self._document.Catalog.MarkInfo = "<< /Marked false >>"
        return self._document.format()


def joinable(pdf: bytes, paper: Paper, *, card: bool = False) -> bool:
    """Whether a document can be joined with others on this paper, as it is or for the `card` on it."""
    try:
        leaves = Parts(pdf).leaves
        # Tried, since a damaged object shows only when it is copied.
        _ = join_cards([pdf], "") if card else join_pages([pdf], "")
    except NotOurs:
        return False
    size = (round(paper.width, 2), round(paper.height, 2))
    return bool(leaves) and all((round(leaf.width, 2), round(leaf.height, 2)) == size for leaf in leaves)


def join_pages(pdfs: Iterable[bytes], title: str) -> bytes:
    """All pages of these documents, in their order, in one; raises `NotOurs`."""
    joined = _Joined(title)
    for parts in map(Parts, pdfs):
        for leaf in parts.leaves:
            joined.page(leaf, leaf.operators, parts.copy(leaf.resources, joined.put))
    return joined.pdf()


def join_cards(pdfs: Sequence[bytes], title: str) -> bytes:
    """One to four sheets of cards as one: what each has in its first place, in the places one after the other.

    Fronts and backs change columns as they do on each sheet, so that they meet. What there is no card for stays
    white. Raises `NotOurs` for what is no sheet of cards, or `OtherPaper`.
    """
    if not 1 <= len(pdfs) <= CARDS:
        raise KioskError(f"A sheet holds one to {CARDS} cards, and not {len(pdfs)}.")
    sheets = [Parts(pdf) for pdf in pdfs]
    if any(len(sheet.leaves) != _SIDES for sheet in sheets):
        raise NotOurs
    joined = _Joined(title)
    for side in range(_SIDES):
        _side(joined, sheets, side)
    return joined.pdf()


def _side(joined: _Joined, sheets: Sequence[Parts], side: int) -> None:
    """Add the page with one side of each card, and the cut marks of the first."""
    leaves = [parts.leaves[side] for parts in sheets]
    first, shown, entries = leaves[0], [], []
    for number, (parts, leaf, place) in enumerate(zip(sheets, leaves, _places(first), strict=False), start=1):
        if (leaf.width, leaf.height) != (first.width, first.height):
            raise OtherPaper
        form = joined.put(_form(leaf, parts.copy(leaf.resources, joined.put)))
        shown.append(b"q 1 0 0 1 %b %b cm /Card%d Do Q\n" % (place[1], place[2], number))
        entries.append(f"/Card{number} {form} 0 R")
    resources = joined.put(Written(f"<< /XObject << {' '.join(entries)} >> >>".encode("ascii")))
    joined.page(first, b"".join(shown) + _marks(first), resources)


def _form(leaf: Leaf, resources: int) -> Written:
    """What stands in the first place of a sheet of cards, cut off where the place ends."""
    box = f"0 0 {leaf.width / 2:.2f} {leaf.height / 2:.2f}"
    entries = f"/Type /XObject /Subtype /Form /BBox [{box}] /Resources {resources} 0 R"
    return squeezed(_places(leaf)[0][3], entries)


def _marks(leaf: Leaf) -> bytes:
    """What is drawn after the four places: the cut marks."""
    return leaf.operators[_places(leaf)[-1].end() :]


def _places(leaf: Leaf) -> list[re.Match[bytes]]:
    found = [*_PLACE.finditer(leaf.operators)]
    if len(found) != CARDS:
        raise NotOurs
    return found
