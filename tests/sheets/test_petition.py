from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from kiosk.campaign.model import Pack
from kiosk.errors import KioskError
from kiosk.letter.compose import Occasion
from kiosk.letter.draft import Draft
from kiosk.letter.petition import Petition, petition
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.petition import SIDE_MM, petition_sheet
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.typeset.fonts import FontLibrary


@pytest.fixture
def asked(pack: Pack, occasion: Callable[..., Occasion]) -> Petition:
    return petition(pack.named("tun-aung"), Draft(), occasion())


def _rows(page: Any, paper: Paper) -> list[float]:
    """The heights between the ruled lines of the table, in millimetres."""
    whole = paper.width_mm - 2 * SIDE_MM
    lows = [box.low for box in page.rules() if box.right - box.left == pytest.approx(whole, abs=0.5)]
    return [above - below for above, below in pairwise(lows)]


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_one_page_is_filled_with_lines_that_a_hand_can_sign(
    paper: Paper, asked: Petition, library: FontLibrary, read: Any, sound: Any
) -> None:
    sheet = petition_sheet(asked, paper, library)
    sound(sheet.pdf)
    (page,) = read(sheet.pdf)
    rows = [height for height in _rows(page, paper) if height < 12]
    assert sheet.pages == 1 and len(rows) > 14 and min(rows) >= 9
    for words in ("Petition for Dr Tun Aung", "To: President of Myanmar", "We who sign below ask:"):
        assert words in page.text
    assert "Release Dr Tun Aung at once and unconditionally." in page.text
    assert "example.org/w4r-2013/tun-aung" in page.text and "1 / 1" not in page.text


def test_a_signer_is_asked_for_name_town_and_signature_and_for_nothing_else(
    asked: Petition, library: FontLibrary, read: Any
) -> None:
    (page,) = read(petition_sheet(asked, A4, library).pdf)
    assert "Name Town, country Signature" in page.text
    assert "no street, e-mail address or telephone number" in page.text


def test_more_lines_go_on_with_head_and_ask_on_every_page(asked: Petition, library: FontLibrary, read: Any) -> None:
    sheet = petition_sheet(asked, A4, library, lines=50)
    pages = read(sheet.pdf)
    assert sheet.pages == len(pages) == 3
    for number, page in enumerate(pages, start=1):
        for words in ("Name", "Town, country", "Release Dr Tun Aung at once", "Signatures on this page:"):
            assert words in page.text
        assert f"{number} / 3" in page.text
    assert _numbers(pages) == list(range(1, 51))


def _numbers(pages: list[Any]) -> list[int]:
    """The numbers that stand alone at the start of a line, as those of the lines to sign do."""
    rows = [row.strip() for page in pages for row in page.raw.splitlines()]
    return [int(row) for row in rows if row.isdigit()]


@pytest.mark.parametrize("lines", [1, 2, 999])
def test_as_many_lines_as_were_asked_for_are_there(
    lines: int, asked: Petition, library: FontLibrary, read: Any
) -> None:
    sheet = petition_sheet(asked, A4, library, lines=lines)
    assert _numbers(read(sheet.pdf)) == list(range(1, lines + 1))


@pytest.mark.parametrize("lines", [0, -3, 1_000])
def test_no_lines_and_too_many_are_refused(lines: int, asked: Petition, library: FontLibrary) -> None:
    with pytest.raises(KioskError, match=rf"^A petition has 1 to 999 lines to sign, and not {lines}\.$"):
        petition_sheet(asked, A4, library, lines=lines)


def test_an_arabic_petition_counts_from_the_right(
    asked: Petition, declared: dict[str, str], library: FontLibrary, read: Any
) -> None:
    imprint = replace(asked.imprint, language="ar")
    text = replace(asked, imprint=imprint, statement=(declared["ar"],), columns=("NAME", "TOWN", "SIGN"))
    (page,) = read(petition_sheet(text, A4, library).pdf)
    assert page.found("SIGN").left < page.found("TOWN").left < page.found("NAME").left
    assert page.found("NAME").right > A4.width_mm - SIDE_MM - 20
    (plain,) = read(petition_sheet(asked, A4, library).pdf)
    assert plain.found("Town, country").left < plain.found("Signature").left


def test_words_that_leave_no_room_to_sign_are_refused(asked: Petition, library: FontLibrary) -> None:
    text = replace(asked, statement=("word " * 1_000,))
    with pytest.raises(TooLong, match=r"^The petition is \d+ lines too long for one page\.$"):
        petition_sheet(text, A4, library)
    with pytest.raises(Unprintable, match=r"^1 character of the petition cannot be printed"):
        petition_sheet(replace(asked, ask="𝌆"), A4, library)
