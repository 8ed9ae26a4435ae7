from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import pytest

from kiosk.campaign.model import Pack
from kiosk.letter.compose import Occasion
from kiosk.letter.draft import Draft, Way
from kiosk.letter.fax import Fax, fax
from kiosk.letter.letter import Paragraph
from kiosk.sheets.fax import SIDE_MM, SIZES, fax_sheet
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.typeset.fonts import FontLibrary


@pytest.fixture
def text(pack: Pack, occasion: Callable[..., Occasion]) -> Fax:
    return fax(pack.named("tun-aung"), Draft(name="Ana Example"), occasion())


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_a_fax_tells_where_it_goes_above_the_letter(
    paper: Paper, text: Fax, library: FontLibrary, read: Any, sound: Any
) -> None:
    sheet = fax_sheet(text, paper, library)
    sound(sheet.pdf)
    (page,) = read(sheet.pdf)
    lines = ("President of Myanmar", "+1 202 555 0102", "Ana Example", "5 December 2026", "Dear President,")
    heights = [page.found(words).top for words in lines]
    assert heights == sorted(heights, reverse=True)
    for words in ("To", "Fax number", "From", "Date", "Pages", "Subject", "PRACTICE", "Printed at Test marathon."):
        assert words in page.text
    assert len({round(page.found(label).left) for label in ("To", "Fax number", "From", "Subject")}) == 1
    assert page.text.count("5 December 2026") == 1 and "MYANMAR" not in page.text


def test_nothing_on_a_fax_is_grey_small_or_finer_than_a_line_of_it(
    pack: Pack, occasion: Callable[..., Occasion], library: FontLibrary
) -> None:
    text = fax(pack.named("tun-aung"), Draft(), occasion())
    document = pypdfium2.PdfDocument(fax_sheet(text, A4, library).pdf)
    page = document[0]
    words = page.get_textpage()
    inked = [index for index in range(words.count_chars()) if words.get_text_range(index, 1).strip()]
    assert min(raw.FPDFText_GetFontSize(words.raw, index) for index in inked) >= 11
    for thing in page.get_objects():
        for colour in (raw.FPDFPageObj_GetFillColor, raw.FPDFPageObj_GetStrokeColor):
            parts = [ctypes.c_uint() for _ in range(4)]
            assert colour(thing.raw, *map(ctypes.byref, parts))
            assert {part.value for part in parts[:3]} in ({0}, {255})
        weight = ctypes.c_float()
        if thing.type == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetStrokeWidth(thing.raw, ctypes.byref(weight)):
            assert weight.value >= 0.5
    document.close()


def lying(page: Any) -> list[Any]:
    """The rules of a page, from the top; PDFium rounds the box of a thick one outwards."""
    return sorted((box for box in page.paths if box.top - box.low < 1.2), key=lambda box: -box.top)


def test_who_signs_by_hand_writes_the_name_on_a_line(
    pack: Pack, occasion: Callable[..., Occasion], library: FontLibrary, read: Any
) -> None:
    unnamed = fax(pack.named("tun-aung"), Draft(), occasion())
    (page,) = read(fax_sheet(unnamed, A4, library).pdf)
    (line,) = [rule for rule in lying(page) if rule.right - rule.left < 100]
    assert line.left == pytest.approx(page.found("President of Myanmar").left, abs=1)
    assert page.found("Exampleville").top < line.low < page.found("From").top
    assert line.low == pytest.approx(page.found("From").low, abs=1.2)


def test_the_address_of_the_writer_stands_once_and_never_where_it_is_forbidden(
    pack: Pack, occasion: Callable[..., Occasion]
) -> None:
    draft = Draft(name="Ana Example", sender="Ana Example\n12 Example Street\n69001 Lyon")
    assert fax(pack.named("tun-aung"), draft, occasion()).cover[2].lines == (
        *("Ana Example", "12 Example Street", "69001 Lyon"),
    )
    forbidden = fax(pack.named("bahrain-thirteen"), draft, occasion())
    assert forbidden.cover[2].lines == ("Ana Example", "Exampleville")


@pytest.mark.parametrize("language", ["ar", "km", "ru", "zh", "hi"])
def test_a_fax_is_set_in_any_script_and_mirrored_where_it_runs_back(
    language: str, text: Fax, declared: dict[str, str], library: FontLibrary, read: Any
) -> None:
    words = declared[language]
    letter = replace(text.letter, language=language, paragraphs=(Paragraph(words),))
    told = replace(text, letter=letter, imprint=replace(text.imprint, language=language))
    (page,) = read(fax_sheet(told, A4, library).pdf)
    back = language == "ar"
    to = page.found("President of Myanmar")
    assert (page.found("Subject").left > to.right) is back
    edge = page.found("Subject")
    assert (edge.right if back else edge.left) == pytest.approx(A4.width_mm - SIDE_MM if back else SIDE_MM, abs=0.6)


def test_a_long_fax_shrinks_no_further_than_a_fax_can_show(
    pack: Pack, occasion: Callable[..., Occasion], library: FontLibrary
) -> None:
    def long(count: int) -> Fax:
        return fax(pack.named("tun-aung"), Draft(way=Way.FREE, free="word " * count), occasion())

    sizes = [fax_sheet(long(count), A4, library).size_pt for count in (100, 300, 400)]
    assert sizes[0] == SIZES[0] and sizes == sorted(sizes, reverse=True) and sizes[-1] < SIZES[0]
    with pytest.raises(TooLong, match=r"^The fax is \d+ lines too long for one page\.$"):
        fax_sheet(long(800), A4, library)
    with pytest.raises(Unprintable, match=r"^1 character of the fax cannot be printed"):
        fax_sheet(fax(pack.named("tun-aung"), Draft(name="Ana 𓀀"), occasion()), A4, library)


def test_every_ready_letter_of_the_pack_fits_a_fax(
    pack: Pack, occasion: Callable[..., Occasion], library: FontLibrary
) -> None:
    for language in ("en", "fr"):
        for case in pack.cases:
            draft = Draft(name="Ana Example", sender="Ana Example\n12 Example Street\n69001 Lyon\nFrance")
            assert fax_sheet(fax(case, draft, occasion(language)), LETTER, library).size_pt >= SIZES[-1], case.id


def test_a_title_names_the_case_and_never_the_writer(text: Fax, library: FontLibrary) -> None:
    document = pypdfium2.PdfDocument(fax_sheet(text, A4, library).pdf)
    assert document.get_metadata_value("Title") == "Fax for Dr Tun Aung"
    document.close()


def test_a_fax_is_heard_in_the_order_it_is_read(text: Fax, library: FontLibrary, heard: Any) -> None:
    said = heard(fax_sheet(text, A4, library).pdf)
    roles = [line.split()[0] for line in said if '"' not in line]
    assert "H1" in roles and roles.count("LI") == 6
