from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from kiosk.campaign.model import Pack
from kiosk.letter.compose import Occasion
from kiosk.letter.draft import Draft
from kiosk.letter.handwriting import Handwriting, handwriting
from kiosk.sheets.handwriting import SIDE_MM, handwriting_sheet
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.typeset.fonts import FontLibrary


@pytest.fixture
def guide(pack: Pack, occasion: Callable[..., Occasion]) -> Handwriting:
    return handwriting(pack.named("tun-aung"), Draft(), occasion())


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_the_second_page_is_ruled_as_school_paper_is(
    paper: Paper, guide: Handwriting, library: FontLibrary, read: Any, sound: Any
) -> None:
    sheet = handwriting_sheet(guide, paper, library)
    sound(sheet.pdf)
    _, ruled = read(sheet.pdf)
    lows = [box.low for box in ruled.rules() if box.right - box.left == pytest.approx(paper.width_mm - 40, abs=0.5)]
    gaps = [above - below for above, below in pairwise(lows)][:-1]
    assert len(gaps) > 22 and all(8 <= gap <= 9 for gap in gaps)
    assert "example.org/w4r-2013/tun-aung" in ruled.text and "Dear President" not in ruled.text


def test_the_guide_tells_to_whom_what_and_how(guide: Handwriting, library: FontLibrary, read: Any) -> None:
    page, _ = read(handwriting_sheet(guide, A4, library).pdf)
    for words in ("MYANMAR", "Dear President,", "With respect,", "I ask you to release Dr Tun Aung", "Write to"):
        assert words in page.text
    for words in (*guide.points.rows, *guide.do.rows, *guide.dont.rows, *guide.rules.rows):
        assert words in page.text
    assert page.text.count("PRACTICE") == 2


def test_what_is_copied_is_large(guide: Handwriting, library: FontLibrary) -> None:
    document = pypdfium2.PdfDocument(handwriting_sheet(guide, A4, library).pdf)
    words = document[0].get_textpage()
    for text in ("Dear President,", guide.openers.rows[0][:30], "I ask you to release", "With respect,"):
        hit = words.search(text).get_next()
        assert hit and pypdfium2.raw.FPDFText_GetFontSize(words.raw, hit[0]) >= 14
    document.close()


def test_the_openers_give_way_before_the_type_grows_small(
    pack: Pack, occasion: Callable[..., Occasion], library: FontLibrary
) -> None:
    for language in ("en", "fr"):
        for case in pack.cases:
            sheet = handwriting_sheet(handwriting(case, Draft(), occasion(language)), LETTER, library)
            assert sheet.size_pt == 11, case.id


def test_the_opener_that_was_chosen_comes_first(
    pack: Pack, occasion: Callable[..., Occasion], library: FontLibrary, read: Any
) -> None:
    text = handwriting(pack.named("tun-aung"), Draft(opener=2), occasion())
    page, _ = read(handwriting_sheet(text, A4, library).pdf)
    assert page.text.index("I am a young person") < page.text.index("In my own town")


def test_a_guide_that_runs_right_to_left_is_mirrored(
    guide: Handwriting, declared: dict[str, str], library: FontLibrary, read: Any
) -> None:
    text = replace(guide, imprint=replace(guide.imprint, language="ar"), phrases=(declared["ar"],))
    page, _ = read(handwriting_sheet(text, A4, library).pdf)
    assert page.found("MYANMAR").right == pytest.approx(A4.width_mm - SIDE_MM, abs=0.6)
    assert page.found("What to say").right < A4.width_mm / 2 < page.found("Write to").left


def test_too_much_to_copy_is_refused(guide: Handwriting, library: FontLibrary) -> None:
    with pytest.raises(TooLong, match=r"^The guide is \d+ lines too long for one page\.$"):
        handwriting_sheet(replace(guide, phrases=("word " * 700,)), A4, library)
    with pytest.raises(Unprintable, match=r"^1 character of the guide cannot be printed"):
        handwriting_sheet(replace(guide, lead="𝌆"), A4, library)


CODE = "6X02Z99FWMYR"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_ruled_page_bears_its_code_for_a_scanner_and_for_eyes(
    language: str, guide: Handwriting, library: FontLibrary, read: Any, sound: Any
) -> None:
    text = replace(guide, code=CODE, imprint=replace(guide.imprint, language=language))
    sheet = handwriting_sheet(text, A4, library)
    sound(sheet.pdf)
    assert scanned(sheet.pdf, 1) == {CODE} and scanned(sheet.pdf, 0) == set()
    guide_page, ruled = read(sheet.pdf)
    assert "6X02-Z99F-WMYR" in ruled.text and "6X02" not in guide_page.text
    lows = [box.low for box in ruled.rules() if box.right - box.left == pytest.approx(170, abs=0.5)]
    assert lows[-2] > ruled.found("6X02-Z99F-WMYR").top > lows[-1]


def scanned(pdf: bytes, page: int) -> set[str]:
    """What a scanner of bars reads on a page that was printed at 300 dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[page].render(scale=300 / 72, grayscale=True).to_pil()
    document.close()
    return {found.text for found in zxingcpp.read_barcodes(image, zxingcpp.BarcodeFormat.Code39)}


def test_the_code_tells_the_recipient_nothing(guide: Handwriting, library: FontLibrary, read: Any) -> None:
    bare, coded = (read(handwriting_sheet(replace(guide, code=code), A4, library).pdf)[1] for code in ("", CODE))
    assert set(coded.text.split()) - set(bare.text.split()) == {"6X02-Z99F-WMYR"}


def test_the_guide_says_what_the_code_is_for_where_there_is_one(pack: Pack, occasion: Callable[..., Occasion]) -> None:
    case = pack.named("tun-aung")
    assert handwriting(case, Draft(), occasion(), CODE).lead.endswith(
        "Then put it into the box: its code counts it and tells nothing of you."
    )
    assert "code" not in handwriting(case, Draft(), occasion()).lead


def test_the_bars_are_those_of_code_39() -> None:
    from reportlab.graphics.barcode.code39 import _patterns

    from kiosk.letter.sheet_code import SIGNS
    from kiosk.sheets.bars import _BARS

    assert set(_BARS) == {*SIGNS, "*"}
    for sign, bars in _BARS.items():
        assert bars == "".join("01"[mark.isupper()] for mark in _patterns[sign][0])
