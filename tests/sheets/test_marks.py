from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kiosk.letter.letter import Letter
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.letter import letter_sheet
from kiosk.sheets.paper import A4
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import lines
from kiosk.typeset.shape import Setter

Made = Callable[..., Letter]
Tree = Callable[..., tuple]  # type: ignore[type-arg]

INK = {"TJ", "S", "B", "f", "Do"}


@pytest.fixture
def canvas() -> SheetCanvas:
    """An empty document in English."""
    return SheetCanvas(A4, title="A sheet", language="en")


def _words(canvas: SheetCanvas, setter: Setter, text: str) -> None:
    (line,) = lines(setter.words(text, Style.LETTER, "en"), 60_000)
    canvas.lines([PlacedLine(line, 72, 700)], 11)


def _contents(pdf: bytes) -> Iterator[str]:
    """The content of each page."""
    for number in re.findall(rb"/Type /Page .*?/Contents (\d+) 0 R", pdf):
        found = re.search(rb"\n%b 0 obj\n.*?stream\n(.*?)\nendstream" % number, pdf, re.DOTALL)
        assert found
        yield zlib.decompress(found[1]).decode("ascii")


def _claimed(content: str) -> list[tuple[str, str]]:
    """Each painting operator with the mark around it; marks must be balanced, and whole within text and outside."""
    claimed: list[tuple[str, str]] = []
    open_marks: list[tuple[str, bool]] = []
    in_text = False
    for operator in re.findall(r"/\w+(?: <<.*?>>)? ?B[DM]C|EMC|\b(?:BT|ET|TJ|S|B|f|Do)\b", content):
        if operator in ("BT", "ET"):
            in_text = operator == "BT"
        elif operator == "EMC":
            _, inside = open_marks.pop()
            assert inside is in_text
        elif operator in INK:
            claimed.append((operator, open_marks[-1][0]))
        else:
            assert not open_marks
            open_marks.append((operator.split()[0][1:], in_text))
    assert not open_marks
    return claimed


@pytest.mark.parametrize("language", ["en", "he", "km"])
def test_no_ink_of_a_letter_stands_outside_a_mark(language: str, letter: Made, library: FontLibrary) -> None:
    text = letter(language=language, mark="PRACTICE", sender=("Anna", "Here"))
    (content,) = _contents(letter_sheet(text, A4, library).pdf)
    claimed = _claimed(content)
    assert {mark for operator, mark in claimed if operator == "TJ"} == {"P"}
    # Two boxes of the mark and the foot's rule; one code.
    assert [mark for operator, mark in claimed if operator != "TJ"] == ["Artifact"] * 2 + ["Figure", "Artifact"]


def test_no_ink_of_a_batch_stands_outside_a_mark(letter: Made, library: FontLibrary, letters_sheet: Any) -> None:
    pages = [*_contents(letters_sheet([letter(), letter(name="Bob")], A4, library, title="Two").pdf)]
    assert len(pages) == 2
    for content in pages:
        assert [mark for operator, mark in _claimed(content) if operator == "Do"] == ["Figure"]


def test_what_no_tag_claims_becomes_a_paragraph_or_a_trifle(canvas: SheetCanvas, setter: Setter, tree: Tree) -> None:
    canvas.rule(72, 500, 100)
    _words(canvas, setter, "Dear friend")
    canvas.box(72, 400, 100, 20, edge=0.5, tint=0.9)
    canvas.end_page()
    pdf = canvas.pdf()
    (content,) = _contents(pdf)
    assert _claimed(content) == [("S", "Artifact"), ("TJ", "P"), ("B", "Artifact")]
    assert [child.role for child in tree(pdf)[0].children] == ["P"]


def test_rules_and_boxes_belong_to_a_picture_and_to_no_other_element(
    canvas: SheetCanvas, setter: Setter, tree: Tree
) -> None:
    with canvas.tagged("Figure", alt="A house", box=(72, 400, 172, 500)):
        canvas.rule(72, 500, 100)
        canvas.box(72, 400, 100, 20, edge=0.5, tint=0.9)
        _words(canvas, setter, "roof")
    with canvas.tagged("H1"):
        canvas.rule(72, 300, 100)
        _words(canvas, setter, "A heading")
    canvas.end_page()
    pdf = canvas.pdf()
    (content,) = _contents(pdf)
    assert _claimed(content) == [("S", "Figure"), ("B", "Figure"), ("TJ", "Figure"), ("S", "Artifact"), ("TJ", "H1")]
    assert [(child.role, child.alt, child.marks) for child in tree(pdf)[0].children] == [
        ("Figure", "A house", (0,)),
        ("H1", "", (1,)),
    ]


def test_text_among_artifacts_is_not_heard(canvas: SheetCanvas, setter: Setter, tree: Tree) -> None:
    with canvas.artifact(), canvas.tagged("P"):
        _words(canvas, setter, "cut here")
    _words(canvas, setter, "Dear friend")
    canvas.end_page()
    pdf = canvas.pdf()
    (content,) = _contents(pdf)
    assert _claimed(content) == [("TJ", "Artifact"), ("TJ", "P")]
    assert len(tree(pdf)[0].named("P")) == 1


def test_a_picture_that_nobody_described_is_not_told(canvas: SheetCanvas, setter: Setter, tree: Tree) -> None:
    with canvas.tagged("Figure"):
        canvas.rule(72, 500, 100)
    _words(canvas, setter, "Dear friend")
    canvas.end_page()
    pdf = canvas.pdf()
    assert _claimed(next(_contents(pdf))) == [("S", "Artifact"), ("TJ", "P")]
    assert tree(pdf)[0].named("Figure") == []


def test_what_is_drawn_once_for_many_pages_is_told_on_each(canvas: SheetCanvas, setter: Setter, tree: Tree) -> None:
    drawn = []

    def draw(canvas: SheetCanvas) -> None:
        drawn.append(canvas)
        with canvas.tagged("Sect", language="fr"):
            canvas.rule(72, 500, 100)
            _words(canvas, setter, "Bonjour")
            with canvas.tagged("Figure", alt="Un carré"):
                canvas.write("0 g 0 0 10 10 re f\n" * 40)

    for _ in range(2):
        canvas.form("greeting", draw)
        canvas.end_page()
    pdf = canvas.pdf()
    assert (len(drawn), pdf.count(b"/Subtype /Form")) == (1, 1)
    for page, content in enumerate(_contents(pdf)):
        assert _claimed(content) == [("S", "Artifact"), ("TJ", "P"), ("Do", "Figure")]
        (section,) = tree(pdf, page)[0].children
        assert (section.language, section.named("Figure")[0].alt) == ("fr", "Un carré")


def test_forms_may_be_made_of_forms(canvas: SheetCanvas, setter: Setter, tree: Tree) -> None:
    for _ in range(2):
        canvas.form("outer", lambda outer: outer.form("inner", lambda inner: _words(inner, setter, "twice")))
        canvas.end_page()
    pdf = canvas.pdf()
    assert [len(tree(pdf, page)[0].named("P")) for page in range(2)] == [1, 1]


def test_what_is_moved_keeps_marks_whole_and_boxes_where_the_ink_is(
    canvas: SheetCanvas, setter: Setter, tree: Tree, heard: Callable[[bytes], list[str]]
) -> None:
    def draw(canvas: SheetCanvas) -> None:
        with canvas.moved(10, 20):
            canvas.rule(0, 0, 5)
            with canvas.tagged("Figure", alt="A house", box=(0, 0, 5, 5)):
                canvas.rule(0, 5, 5)

    with canvas.tagged("H1"):
        _words(canvas, setter, "above")
        with canvas.moved(100, 200):
            _words(canvas, setter, "moved")
            canvas.form("house", draw)
        _words(canvas, setter, "below")
    canvas.end_page()
    pdf = canvas.pdf()
    (content,) = _contents(pdf)
    assert _claimed(content) == [("TJ", "H1"), ("TJ", "H1"), ("S", "Artifact"), ("S", "Figure"), ("TJ", "H1")]
    steps = re.findall(r"(?<![\w/])(?:q|Q|B[DM]C|EMC)\b", content)
    assert " ".join(steps) == "BDC EMC q BDC EMC q BMC EMC BDC EMC Q Q BDC EMC"
    assert len(tree(pdf)[0].named("H1")) == 1
    assert "/BBox [110 220 115 225]" in [line.strip() for line in heard(pdf)]
