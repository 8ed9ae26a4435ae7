"""What a document of many sheets is to who hears it, and to who opens it."""

from __future__ import annotations

import gc
import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Pack
from kiosk.catalogue import sheet_speaker
from kiosk.letter.bilingual import bilingual
from kiosk.letter.card import SolidarityCard, solidarity_card
from kiosk.letter.compose import Occasion
from kiosk.letter.cover import BundleRow, cover
from kiosk.letter.draft import Draft
from kiosk.letter.handwriting import handwriting
from kiosk.letter.letter import Letter
from kiosk.letter.petition import petition
from kiosk.sheets.art import Art, art
from kiosk.sheets.bilingual import set_bilingual
from kiosk.sheets.book import Book
from kiosk.sheets.card import set_cards
from kiosk.sheets.cover import set_cover
from kiosk.sheets.drawable import Drawable, alone
from kiosk.sheets.envelope import envelope, set_envelope
from kiosk.sheets.handwriting import set_handwriting
from kiosk.sheets.labels import SetLabel, set_label
from kiosk.sheets.letter import SetLetter, set_letter
from kiosk.sheets.paper import A4, LETTER
from kiosk.sheets.petition import set_petition
from kiosk.sheets.shared import Shared
from kiosk.sheets.stock import stock
from kiosk.typeset.fonts import FontLibrary

Made = Callable[..., Letter]
At = Callable[..., Occasion]
Tree = Callable[..., Any]


@pytest.fixture
def shared(library: FontLibrary) -> Shared:
    """What the sheets of one document share."""
    return Shared(library)


@pytest.fixture
def card(pack: Pack, occasion: At) -> Callable[..., SolidarityCard]:
    """Makes the ready card for one of the cases."""
    return lambda language="en": solidarity_card(pack.named("tun-aung"), Draft(), occasion(language))


def _picture(shade: int = 90) -> Art:
    data = BytesIO()
    Image.new("RGB", (30, 20), (shade, 40, 40)).save(data, "JPEG")
    return art(data.getvalue())


def _contents(pdf: bytes) -> list[str]:
    streams = (
        re.search(rb"\n%b 0 obj\n.*?stream\n(.*?)\nendstream" % number, pdf, re.DOTALL)
        for number in re.findall(rb"/Type /Page .*?/Contents (\d+) 0 R", pdf)
    )
    return [zlib.decompress(found[1]).decode("ascii") for found in streams if found]


def _nested(content: str) -> bool:
    """Whether marks and states of the page lie within each other and none crosses another."""
    ends = {"Q": "q", "EMC": "BMC", "ET": "BT"}
    waiting: list[str] = []
    for operator in re.findall(r"(?<![\w/])(?:q|Q|BT|ET|BMC|BDC|EMC)\b", content):
        if operator in ends:
            if not waiting or waiting.pop() != ends[operator]:
                return False
        else:
            waiting.append("BMC" if operator == "BDC" else operator)
    return not waiting


def _all(pack: Pack, occasion: At, letter: Made, shared: Shared) -> list[Drawable]:
    case, now = pack.named("tun-aung"), occasion()
    return [
        set_letter(letter(mark="PRACTICE"), A4, shared),
        set_bilingual(bilingual(case, Draft(), now, sheet_speaker("fr")), A4, shared),
        set_cards([solidarity_card(case, Draft(), now)], LETTER, shared, art=_picture()),
        set_petition(petition(case, Draft(), now), A4, shared, lines=30),
        set_handwriting(handwriting(case, Draft(), now), LETTER, shared),
        set_cover(cover([BundleRow("One", Kind.LETTER, "Office", 3)] * 40, now), A4, shared),
        set_envelope(letter(sender=("Anna", "Here")), envelope("dl"), shared),
    ]


def test_each_sheet_is_a_section_and_each_page_of_its_own_paper(
    pack: Pack, occasion: At, letter: Made, shared: Shared, tree: Tree, sound: Any
) -> None:
    sheets = _all(pack, occasion, letter, shared)
    book = Book("All")
    for sheet in sheets:
        book.add(sheet)
    made = book.sheet()
    sound(made.pdf)
    assert made.pages == sum(sheet.pages for sheet in sheets)
    page = 0
    document = pypdfium2.PdfDocument(made.pdf)
    for sheet in sheets:
        for _ in range(sheet.pages):
            assert document[page].get_size() == pytest.approx((sheet.paper.width, sheet.paper.height), abs=0.01)
            (top,) = tree(made.pdf, page)
            assert [child.role for child in top.children] == ["Sect"]
            page += 1
    document.close()


def test_marks_and_states_never_cross(pack: Pack, occasion: At, letter: Made, shared: Shared) -> None:
    for sheet in _all(pack, occasion, letter, shared):
        for content in _contents(alone(sheet).pdf):
            assert _nested(content)


def test_a_petition_is_heard_as_a_table_below_its_heading(
    pack: Pack, occasion: At, shared: Shared, tree: Tree, heard: Any
) -> None:
    text = petition(pack.named("tun-aung"), Draft(), occasion())
    pdf = alone(set_petition(text, A4, shared, lines=25)).pdf
    for page, heading in enumerate(("H1", "H2")):
        (top,) = tree(pdf, page)
        assert len(top.named(heading)) == 1
        (table,) = top.named("Table")
        head, *rows = table.named("TR")
        # PDFium gives those that have ink: the column of numbers is headed by none.
        assert [cell.role for cell in head.children] == ["TH"] * 3
        assert rows and all(cell.role == "TD" for row in rows for cell in row.children)
    told = [line.strip() for line in heard(pdf)]
    assert told.count("/Scope /Column") == 8
    assert [told[told.index("H1 (block)") + 1], told[told.index("H2 (block)") + 1]] == [f'"{text.heading}"'] * 2
    # Four cells a line to sign, and three of them empty.
    assert told.count("TD") == 4 * 25


def test_a_cover_is_heard_as_facts_and_a_table(occasion: At, shared: Shared, tree: Tree) -> None:
    rows = [BundleRow("One", Kind.LETTER, "Office", 3), BundleRow("Two", Kind.LETTER, "Office", 4)]
    (top,) = tree(alone(set_cover(cover(rows, occasion()), A4, shared)).pdf)
    assert len(top.named("H1")) == 1
    assert [[part.role for part in item.children] for item in top.named("LI")] == [["Lbl", "LBody"]] * 3
    (table,) = top.named("Table")
    # The sum is a row of the same table.
    assert len(table.named("TR")) == 4 and len(table.named("TH")) == 4


def test_what_to_do_by_hand_is_heard_as_lists_below_headings(
    pack: Pack, occasion: At, shared: Shared, tree: Tree, heard: Any
) -> None:
    text = handwriting(pack.named("tun-aung"), Draft(), occasion())
    pdf = alone(set_handwriting(text, A4, shared)).pdf
    (top,) = tree(pdf)
    assert (len(top.named("H1")), len(top.named("H2"))) == (1, 6)
    assert [len(found.children) for found in top.named("L")] == [
        len(text.points.rows),
        len(text.openers.rows),
        len(text.do.rows),
        len(text.dont.rows),
        len(text.rules.rows),
    ]
    told = [line.strip() for line in heard(pdf)]
    assert f'"{text.do.rows[0]}"' in told[told.index('"Please do"') :]
    # The page to write on has words at its foot alone.
    (ruled,) = tree(pdf, 1)
    assert {child.role for child in ruled.children} == {"P", "Figure"}


def test_both_languages_of_a_letter_are_told_paragraph_by_paragraph(
    pack: Pack, occasion: At, shared: Shared, tree: Tree
) -> None:
    text = bilingual(pack.named("tun-aung"), Draft(), occasion(), sheet_speaker("fr"))
    for gloss in (False, True):
        (top,) = tree(alone(set_bilingual(text, A4, shared, gloss=gloss)).pdf)
        french = [node for node in top.named("P") if node.language == "fr"]
        # Its salutation, paragraphs and close, and above columns the language's own name.
        assert len(french) == len(text.paragraphs) + 2 + (not gloss)


def test_a_picture_on_a_card_is_told_and_stands_where_its_box_says(
    card: Callable[..., SolidarityCard], shared: Shared, tree: Tree, heard: Any
) -> None:
    pdf = alone(set_cards([card()], A4, shared, art=_picture())).pdf
    front, back = (tree(pdf, page)[0] for page in range(2))
    assert [figure.alt for figure in front.named("Figure")] == ["Picture on the card for Dr Tun Aung"] * 4
    assert back.named("Figure") == []
    boxes = [tuple(map(float, box.split())) for box in re.findall(r"/BBox \[([\d. ]+)\]", "\n".join(heard(pdf)))]
    document = pypdfium2.PdfDocument(pdf)
    seen = [image.get_bounds() for image in document[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]
    document.close()
    for box, shown in zip(boxes, seen, strict=True):
        assert box == pytest.approx(shown, abs=0.02)


def test_a_card_whose_picture_nobody_described_tells_of_none(
    card: Callable[..., SolidarityCard], shared: Shared, tree: Tree
) -> None:
    bare = replace(card(), picture="")
    (top,) = tree(alone(set_cards([bare], A4, shared, art=_picture())).pdf)
    assert top.named("Figure") == []


def test_labels_are_a_list_and_each_line_is_heard_by_itself(
    letter: Made, shared: Shared, tree: Tree, heard: Any
) -> None:
    book = Book("Labels")
    for language in ("en", "fr"):
        book.add(set_label(letter(language=language, address=("The Minister", "FRANCE")), stock("a4-24"), shared))
    pdf = book.sheet().pdf
    (top,) = tree(pdf)
    assert [node.language for node in top.named("Div")] == ["", "fr"]
    assert [line.strip() for line in heard(pdf) if '"' in line] == ['"The Minister"', '"FRANCE"'] * 2


def test_an_envelope_tells_the_script_of_the_destination(letter: Made, shared: Shared, tree: Tree) -> None:
    text = letter(local=("រដ្ឋមន្ត្រី", "ភ្នំពេញ"), local_language="km", address=("The Minister", "CAMBODIA"))
    (top,) = tree(alone(set_envelope(text, envelope("c5"), shared)).pdf)
    assert [(node.language, len(node.children)) for node in top.named("Div")] == [("km", 2), ("", 2)]


def test_equal_pictures_stand_in_a_document_once(card: Callable[..., SolidarityCard], shared: Shared) -> None:
    book = Book("Cards")
    for shade in (90, 90, 120):
        book.add(set_cards([card()], A4, shared, art=_picture(shade)))
    assert book.sheet().pdf.count(b"/Subtype /Image") == 2


def test_what_stands_around_sheets_of_one_case_is_drawn_once(pack: Pack, occasion: At, shared: Shared) -> None:
    book = Book("Guides")
    for _ in range(3):
        book.add(set_handwriting(handwriting(pack.named("tun-aung"), Draft(), occasion()), A4, shared))
    assert book.sheet().pdf.count(b"/Subtype /Form") == 1


def _alive(kind: type) -> int:
    gc.collect()
    return sum(isinstance(thing, kind) for thing in gc.get_objects())


def test_no_sheet_waits_in_memory_once_it_is_drawn(letter: Made, shared: Shared) -> None:
    book = Book("Many")
    for number in range(20):
        book.add(set_letter(letter(name=f"Writer {number}"), A4, shared))
    assert (_alive(SetLetter), _alive(Letter)) == (0, 0)
    for number in range(60):
        book.add(set_label(letter(address=(f"Number {number}", "FRANCE")), stock("a4-24"), shared))
    assert _alive(SetLabel) == 60 % 24
