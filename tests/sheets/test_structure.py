from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from kiosk.letter.letter import Letter
from kiosk.sheets.canvas import PlacedLine, SheetCanvas
from kiosk.sheets.letter import letter_sheet, texts
from kiosk.sheets.paper import A4
from kiosk.typeset.fonts import FontLibrary, Style
from kiosk.typeset.layout import lines
from kiosk.typeset.shape import Setter

Made = Callable[..., Letter]
Tree = Callable[..., tuple]  # type: ignore[type-arg]

HEBREW = "כתבו אל Anna Jónsdóttir (anna@example.org) עד 31/12/2013 בשעה 15:30, סעיף 25 של ההכרזה, ותודה רבה לכולם."


@pytest.fixture
def canvas() -> SheetCanvas:
    """An empty document in English."""
    return SheetCanvas(A4, title="A sheet", language="en")


def _set(setter: Setter, text: str, language: str = "en", measure: float = 30_000) -> list[PlacedLine]:
    rows = lines(setter.words(text, Style.LETTER, language), measure)
    return [PlacedLine(row, 72, 700 - 20 * number) for number, row in enumerate(rows)]


def _paragraphs(heard: list[str]) -> list[str]:
    """The words of each element, those of a picture left out."""
    return [line.strip()[1:-1] for line in heard if line.strip().startswith('"') and line.strip() != '""']


def test_a_letter_is_heard_in_the_order_it_is_read(
    letter: Made, library: FontLibrary, heard: Callable[[bytes], list[str]]
) -> None:
    text = letter(sender=("Anna Example", "1 Example Street"), mark="PRACTICE")
    told = _paragraphs(heard(letter_sheet(text, A4, library).pdf))
    # The foot has its link in letters between label and note, and the mark once more.
    mark, *parts, label, note = [part for part in texts(text) if part]
    assert told == [mark, *parts, label, "write.example.org/cases/2013/example-case", note, mark]


def test_a_paragraph_is_one_however_many_lines_it_has(letter: Made, library: FontLibrary, tree: Tree) -> None:
    long = "Everyone has the right to freedom of opinion and expression. " * 6
    (top,) = tree(letter_sheet(letter(long, long), A4, library).pdf)
    whole = letter()
    around = 1 + len(whole.address) + len((whole.salutation, whole.close, whole.name)) + len(("label", "link", "note"))
    assert (top.role, len(top.named("P"))) == ("Document", 2 + around)


def test_the_code_says_what_it_opens_and_nothing_else_is_a_picture(
    letter: Made, library: FontLibrary, tree: Tree
) -> None:
    (top,) = tree(letter_sheet(letter(mark="PRACTICE"), A4, library).pdf)
    assert [figure.alt for figure in top.named("Figure")] == [
        "QR: The case, https://write.example.org/cases/2013/example-case"
    ]
    (bare,) = tree(letter_sheet(letter(page=""), A4, library).pdf)
    assert bare.named("Figure") == []


def test_a_code_without_a_label_is_still_told(letter: Made, library: FontLibrary, tree: Tree) -> None:
    (top,) = tree(letter_sheet(letter(page_label=""), A4, library).pdf)
    assert top.named("Figure")[0].alt == "QR, https://write.example.org/cases/2013/example-case"


def test_what_runs_from_right_to_left_is_heard_as_it_was_written(
    letter: Made, library: FontLibrary, tree: Tree
) -> None:
    text = letter(HEBREW, "הכול בסדר גמור.", language="he", salutation="לכבוד השר,", close="בברכה,", name="דנה לוי")
    (top,) = tree(letter_sheet(text, A4, library).pdf)
    assert [node.spoken for node in top.named("P") if node.spoken] == [
        "לכבוד השר,",
        HEBREW,
        "הכול בסדר גמור.",
        "בברכה,",
        "דנה לוי",
    ]


def test_letters_of_a_batch_are_sections_each_in_its_language(
    letter: Made, library: FontLibrary, tree: Tree, letters_sheet: Any
) -> None:
    letters = [letter(), letter("הכול בסדר.", language="he"), letter(language="fr"), letter(name="Bob")]
    sheet = letters_sheet(letters, A4, library, title="Four")
    for page, language in enumerate(("", "he", "fr", "")):
        (top,) = tree(sheet.pdf, page)
        (section,) = top.children
        assert (section.role, section.language) == ("Sect", language)
        assert len(section.named("Figure")) == 1


def test_the_foot_of_a_batch_is_heard_on_each_of_its_pages(
    letter: Made, library: FontLibrary, heard: Callable[[bytes], list[str]], letters_sheet: Any
) -> None:
    sheet = letters_sheet([letter(name=f"Writer {number}") for number in range(3)], A4, library, title="Three")
    told = _paragraphs(heard(sheet.pdf))
    assert told.count("Printed at the Test marathon.") == 3
    assert [words for words in told if words.startswith("Writer")] == ["Writer 0", "Writer 1", "Writer 2"]


def test_hundreds_of_letters_keep_their_own_elements(
    letter: Made, library: FontLibrary, tree: Tree, letters_sheet: Any
) -> None:
    sheet = letters_sheet((letter(name=f"Writer {number}") for number in range(60)), A4, library, title="Sixty")
    assert sheet.pdf.count(b"/ObjStm") >= 4
    for page in (0, 1, 31, 59):
        (top,) = tree(sheet.pdf, page)
        marks = [mark for node in (*top.named("P"), *top.named("Figure")) for mark in node.marks]
        assert sorted(marks) == [*range(len(marks))] and len(marks) == 14


def test_elements_hold_elements_and_speak_their_own_language(canvas: SheetCanvas, setter: Setter, tree: Tree) -> None:
    with canvas.tagged("Table"):
        for name, place in (("Anna", "ភ្នំពេញ"), ("", "")):
            with canvas.tagged("TR"):
                with canvas.tagged("TH", scope="Row"):
                    canvas.lines(_set(setter, name), 11)
                with canvas.tagged("TD", language="km", columns=2):
                    canvas.lines(_set(setter, place, "km"), 11)
                canvas.rule(72, 600, 100)
    canvas.end_page()
    (table,) = tree(canvas.pdf())[0].named("Table")
    rows = table.named("TR")
    # The second row has no ink, so no page holds it.
    assert [[(cell.role, cell.language) for cell in row.children] for row in rows] == [[("TH", ""), ("TD", "km")]]
    assert [node.marks for node in (*table.named("TH"), *table.named("TD"))] == [(0,), (1,)]


def test_an_empty_cell_keeps_its_place_and_an_empty_paragraph_does_not(
    canvas: SheetCanvas, setter: Setter, heard: Callable[[bytes], list[str]]
) -> None:
    with canvas.tagged("P"):
        canvas.lines([], 11)
    with canvas.tagged("Table"), canvas.tagged("TR"):
        with canvas.tagged("TD"):
            pass
        with canvas.tagged("TD"):
            canvas.lines(_set(setter, "full"), 11)
    canvas.end_page()
    roles = [line.split()[0] for line in heard(canvas.pdf()) if not line.strip().startswith(('"', "/"))]
    assert roles == ["Document", "Table", "TR", "TD", "TD"]


def test_lines_that_end_by_themselves_are_not_glued_in_one_element(
    canvas: SheetCanvas, setter: Setter, tree: Tree
) -> None:
    with canvas.tagged("P"):
        canvas.lines(_set(setter, "Prosecutor General\nExample Street"), 11)
    canvas.end_page()
    assert [node.spoken for node in tree(canvas.pdf())[0].named("P")] == ["Prosecutor General\nExample Street"]


def test_an_element_may_go_on_overleaf(canvas: SheetCanvas, setter: Setter, tree: Tree) -> None:
    with canvas.tagged("P"):
        canvas.lines(_set(setter, "first"), 11)
        canvas.end_page()
        canvas.lines(_set(setter, "second"), 11)
    canvas.end_page()
    pdf = canvas.pdf()
    assert [tree(pdf, page)[0].named("P")[0].marks for page in range(2)] == [(0, 0), (0, 0)]


def test_a_role_that_nobody_knows_is_refused(canvas: SheetCanvas) -> None:
    with pytest.raises(ValueError, match=r"^'Paragraph' is no role of an element$"), canvas.tagged("Paragraph"):
        pass


def test_a_page_without_a_mark_is_sound(canvas: SheetCanvas, tree: Tree) -> None:
    canvas.end_page()
    pdf = canvas.pdf()
    assert tree(pdf) == () or tree(pdf)[0].children == ()


def test_the_reading_side_of_a_mirrored_letter_is_told(letter: Made, library: FontLibrary) -> None:
    from zlib import decompress

    def sides(language: str) -> list[bytes]:
        pdf = letter_sheet(letter("x", language=language), A4, library).pdf
        packs = re.findall(rb"/ObjStm.*?stream\n(.*?)\nendstream", pdf, re.DOTALL)
        return [side for pack in packs for side in re.findall(rb"/WritingMode/(\w+)", decompress(pack))]

    assert (sides("en"), sides("he")) == ([], [b"RlTb"])
