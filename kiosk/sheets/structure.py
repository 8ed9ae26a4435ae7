"""What each stretch of ink on a page is: the tree that a screen reader follows (ISO 32000-1, 14.7).

Pages come one after the other and are written as they end, so that ten thousand letters wait nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kiosk.sheets.document import Document
from kiosk.sheets.written import text_string
from kiosk.typeset.direction import runs_back
from kiosk.typeset.glyphs import Word
from kiosk.typeset.layout import Line
from kiosk.typeset.shape import WORDS_KEPT

PACKED = 200
"""Elements squeezed together: fewer squeeze badly, more make a reader unpack what it was not asked for."""

DRAWN = frozenset({"Figure", "Formula"})
"""Roles whose rules, boxes and pictures are what they are about."""

_WORDS = "P H H1 H2 H3 H4 H5 H6 Lbl LBody TD TH Caption Span Quote Note Reference Code Link"
WORDS = frozenset(_WORDS.split())
"""Roles that hold words."""

_GROUPS = "Part Art Sect Div BlockQuote TOC L LI Table THead TBody TFoot TR Index NonStruct"
ROLES = frozenset(_GROUPS.split()) | DRAWN | WORDS
"""Those of ISO 32000-1, 14.8.4 that a sheet may need; all others hold elements and no ink of their own."""

CELLS = frozenset({"TD", "TH"})
"""Roles that stand for something even where they are empty."""


class Tag(NamedTuple):
    """What an element is: one of `ROLES`, its language and what stands for its ink, where that differs.

    `alt` describes a picture; `box` is a picture's place (left, low, right, high) in points; `scope` tells whether
    a TH heads a ``Row`` or a ``Column``; `columns` is how many a cell spans.
    """

    role: str
    language: str = ""
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    scope: str = ""
    columns: int = 1


class Element:
    """One node of the tree; it gets its number with its first ink, and without any it never was.

    A kid is a mark with the count of pages up to its own, or an element's number with 0.
    """

    __slots__ = ("back", "kids", "language", "number", "parent", "rows", "tag")

    def __init__(self, tag: Tag, parent: Element | None, language: str) -> None:
        self.tag = tag
        self.parent = parent
        self.language = language
        self.back: bool = parent.back if parent and parent.language == language else runs_back(language)
        self.number = 0
        self.kids: list[tuple[int, int]] = []
        self.rows: list[Line] = []


class _Leaf(NamedTuple):
    """A paragraph that one call drew: most of a letter, so it has no more than it needs."""

    number: int
    parent: Element
    mark: int
    rows: list[Line]


_ELEMENT = 0


class Structure:
    """The tree of one document, its pages in turn."""

    def __init__(self, document: Document, language: str) -> None:
        self._document = document
        self._root = document.reserve()
        self.top = Element(Tag("Document"), None, language)
        self.top.number = document.reserve()
        self.languages: dict[str, None] = {language: None}
        self._marked: list[int] = []
        self._leaves: list[_Leaf] = []
        self._done: list[Element] = []
        self._pages: list[int] = []
        self._ready: list[tuple[int, bytes]] = []
        self._keys: list[str] = []
        self._nodes: list[str] = []
        self._texts: dict[Word, str] = {}

    def open(self, tag: Tag, parent: Element) -> Element:
        """A new element below `parent`."""
        if tag.role not in ROLES:
            raise ValueError(f"{tag.role!r} is no role of an element")
        element = Element(tag, parent, tag.language or parent.language)
        self.languages.setdefault(element.language)
        if tag.role in CELLS:
            self._numbered(element)
        return element

    def close(self, element: Element) -> None:
        """No more is drawn for this element."""
        if element.number:
            self._done.append(element)

    def mark(self, element: Element) -> int:
        """The mark (MCID) of new ink on the open page that belongs to `element`."""
        mark = len(self._marked)
        self._marked.append(self._numbered(element))
        element.kids.append((mark, len(self._pages) + 1))
        return mark

    def paragraph(self, parent: Element, rows: list[Line]) -> int:
        """The mark of new ink that is a paragraph of its own."""
        mark, number = len(self._marked), self._document.reserve()
        self._numbered(parent)
        parent.kids.append((number, _ELEMENT))
        self._marked.append(number)
        self._leaves.append(_Leaf(number, parent, mark, rows))
        return mark

    def end_page(self, page: int) -> None:
        """Write what is done, now that the page has become object `page`."""
        self._keys.append(f"{len(self._pages)}[{' '.join([f'{number} 0 R' for number in self._marked])}]")
        self._pages.append(page)
        self._marked = []
        for number, parent, mark, rows in self._leaves:
            # All of one paragraph, so the first word knows whether anything in it runs from right to left.
            spoken = self._spoken(rows) if rows[0].words and rows[0].words[0].base is not None else b""
            data = b"<</S/P/P %d 0 R/Pg %d 0 R/K %d%b>>" % (parent.number, page, mark, spoken)
            self._ready.append((number, data))
        self._leaves = []
        self._write_done()
        if len(self._ready) >= PACKED:
            self._pack()

    def finish(self) -> str:
        """Write the rest; returns what refers to the root."""
        self._done.append(self.top)
        self._write_done()
        self._pack()
        kids, parents, past = self.top.number, " ".join(self._nodes), len(self._pages)
        root = f"<</Type/StructTreeRoot/K[{kids} 0 R]/ParentTree<</Kids[{parents}]>>/ParentTreeNextKey {past}>>"
        self._document.pack([(self._root, root.encode("ascii"))])
        return f"{self._root} 0 R"

    def _numbered(self, element: Element) -> int:
        if not element.number:
            element.number = self._document.reserve()
            if element.parent:
                self._numbered(element.parent)
                element.parent.kids.append((element.number, _ELEMENT))
        return element.number

    def _write_done(self) -> None:
        self._ready += [(element.number, self._written(element)) for element in self._done]
        self._done = []

    def _pack(self) -> None:
        if self._keys:
            node, past = self._document.reserve(), len(self._pages)
            limits = f"<</Limits[{past - len(self._keys)} {past - 1}]/Nums[{''.join(self._keys)}]>>"
            self._ready.append((node, limits.encode("ascii")))
            self._nodes.append(f"{node} 0 R")
        self._document.pack(self._ready)
        self._ready, self._keys = [], []

    def _written(self, element: Element) -> bytes:
        parent, tag, kids = element.parent, element.tag, element.kids
        page = next((page for _, page in kids if page), _ELEMENT)
        where = f"/Pg {self._pages[page - 1]} 0 R" if page else ""
        held = " ".join([self._kid(number, own, page) for number, own in kids])
        above = parent.number if parent else self._root
        data = f"<</S/{tag.role}/P {above} 0 R{where}/K[{held}]{_attributes(element)}".encode("ascii")
        if parent and element.language != parent.language:
            data += b"/Lang" + text_string(element.language)
        if tag.alt:
            data += b"/Alt" + text_string(tag.alt)
        if all([own for _, own in kids]):
            data += self._spoken(element.rows)
        return data + b">>"

    def _spoken(self, rows: Sequence[Line]) -> bytes:
        """The entry with the words of lines as they are read, where the page holds them in another order or glued.

        Ink runs from the left; and where a line ends by itself, no space follows it.
        """
        if not any([row.back or row.turned for row in rows]) and all([row.wrapped for row in rows[:-1]]):
            return b""
        words = ["".join([self._text(word) for word in row.words]) + "\n" * (not row.wrapped) for row in rows]
        return b"/ActualText" + text_string("".join(words).rstrip())

    def _text(self, word: Word) -> str:
        # Words come again and again, and putting one together costs a tenth of an Arabic letter.
        text = self._texts.get(word)
        if text is None:
            if len(self._texts) >= WORDS_KEPT:
                self._texts.clear()
            text = self._texts[word] = word.text
        return text

    def _kid(self, number: int, own: int, page: int) -> str:
        if own == _ELEMENT:
            return f"{number} 0 R"
        return str(number) if own == page else f"<</Type/MCR/Pg {self._pages[own - 1]} 0 R/MCID {number}>>"


def _attributes(element: Element) -> str:
    """What has a place, a scope or a direction of its own (ISO 32000-1, 14.8.5)."""
    tag, owned = element.tag, []
    if tag.box:
        owned.append(f"<</O/Layout/Placement/Block/BBox[{' '.join([f'{edge:.2f}' for edge in tag.box])}]>>")
    if element.back is not (element.parent.back if element.parent else False):
        owned.append(f"<</O/Layout/WritingMode/{'RlTb' if element.back else 'LrTb'}>>")
    if tag.scope:
        owned.append(f"<</O/Table/Scope/{tag.scope}>>")
    if tag.columns > 1:
        owned.append(f"<</O/Table/ColSpan {tag.columns}>>")
    return f"/A[{''.join(owned)}]" if owned else ""
