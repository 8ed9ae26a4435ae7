"""Phrases in large print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.campaign.model import Pack
from kiosk.campaign.phrases import phrases_in
from kiosk.letter.compose import Occasion
from kiosk.letter.phrases import NoPhrases, PhrasePage, doubt, notes, phrase_pages
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.phrases import phrase_sheet
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.typeset.fonts import FontLibrary

Pages = Callable[..., tuple[PhrasePage, ...]]


@pytest.fixture
def pages(pack: Pack, occasion: Callable[..., Occasion]) -> Pages:
    """The pages of a case, told in a language."""
    return lambda case, language="en", only="": phrase_pages(pack, pack.named(case), occasion(language), only)


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_every_phrase_of_every_case_stands_large_in_one_line(
    paper: Paper, pack: Pack, pages: Pages, library: FontLibrary
) -> None:
    for case in pack.cases:
        if case.file.speaks:
            sheet = phrase_sheet(pages(case.id), paper, library)
            assert sheet.size_pt >= 32, case.id
            assert all(line.text in sheet.lines for page in pages(case.id) for line in page.lines), case.id


def test_script_sound_and_meaning_stand_on_one_sound_page(
    pages: Pages, library: FontLibrary, read: Any, sound: Any
) -> None:
    sheet = phrase_sheet(pages("bolotnaya-three", "fr"), A4, library)
    sound(sheet.pdf)
    (page,) = read(sheet.pdf)
    for words in ("Вы не забыты.", "Vy ne zabyty.", "On ne vous oublie pas.", "EXERCICE"):
        assert words in page.text


def test_a_village_and_its_minister_have_a_page_each(pages: Pages, library: FontLibrary) -> None:
    assert [page.language for page in pages("nabi-saleh")] == ["ar", "he"]
    assert phrase_sheet(pages("nabi-saleh"), A4, library).pages == 2
    assert [page.language for page in pages("nabi-saleh", only="he")] == ["he"]


def test_a_phrase_begins_where_the_pages_reader_begins(pages: Pages, library: FontLibrary, read: Any) -> None:
    (page,) = read(phrase_sheet(pages("bahrain-thirteen"), A4, library).pdf)
    assert page.found("lam nansakum").left == pytest.approx(20, abs=1)
    (back,) = read(phrase_sheet(pages("bolotnaya-three", "ar"), A4, library).pdf)
    assert back.found("Вы не забыты.").right == pytest.approx(A4.width_mm - 20, abs=1)


def test_a_case_that_speaks_no_other_language_has_none_to_print(pages: Pages) -> None:
    with pytest.raises(NoPhrases, match=r"^The case 'badia-east' has no phrases: its file names no language"):
        pages("badia-east")


def test_the_doubt_is_said_until_somebody_has_checked_them(pack: Pack, occasion: Callable[..., Occasion]) -> None:
    say, (first, *others) = occasion("en").say, phrases_in(pack, "my")
    assert doubt([first, *others], say) == "Nobody who speaks it has checked this yet."
    assert set(notes([first, *others], say)) == {""}
    checked = first.model_copy(update={"checked": True})
    assert doubt([checked, *others], say) == "Nobody who speaks it has checked what is marked yet."
    assert notes([checked, *others], say) == ("", *["not checked"] * len(others))
    assert doubt([checked], say) == "" and notes([checked], say) == ("",)


def test_the_mark_of_one_phrase_stands_below_it(pages: Pages, library: FontLibrary) -> None:
    (page,) = pages("tun-aung")
    marked = replace(page, lines=(replace(page.lines[0], note="not checked"), *page.lines[1:]))
    assert "not checked" in phrase_sheet((marked,), A4, library).lines


def test_what_no_page_holds_and_no_font_has_is_refused(pages: Pages, library: FontLibrary) -> None:
    (page,) = pages("tun-aung")
    with pytest.raises(TooLong, match=r"^The phrase sheet is \d+ lines too long for one page\.$"):
        phrase_sheet((replace(page, lines=page.lines * 6),), A4, library)
    with pytest.raises(Unprintable, match="phrases cannot be printed with the fonts here"):
        phrase_sheet((replace(page, lead="\U00013000"),), A4, library)


def test_the_same_phrases_are_the_same_bytes(pages: Pages, library: FontLibrary) -> None:
    one, other = (phrase_sheet(pages("yorm-bopha"), A4, library).pdf for _ in range(2))
    assert one == other
