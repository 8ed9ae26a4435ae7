from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.campaign.model import Pack
from kiosk.letter.compose import Occasion
from kiosk.letter.draft import Draft, Way
from kiosk.letter.photo import Photo, photo
from kiosk.sheets.book import Book
from kiosk.sheets.letter import set_letter
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.photo import LARGEST, LEAST, SIDE_MM, photo_sheet, set_photo
from kiosk.sheets.picture import picture
from kiosk.sheets.shared import Shared
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.typeset.fonts import FontLibrary

MakeOccasion = Callable[..., Occasion]


def own(words: str) -> Draft:
    return Draft(way=Way.FREE, free=words, name="Ana Example")


@pytest.fixture
def sign(pack: Pack, occasion: MakeOccasion) -> Photo:
    return photo(pack.named("yorm-bopha"), Draft(), occasion())


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_a_sign_lies_on_its_long_side(paper: Paper, sign: Photo, library: FontLibrary, sound: Any) -> None:
    sheet = photo_sheet(sign, paper, library)
    sound(sheet.pdf)
    assert b"/MediaBox [0 0 %.4f %.4f]" % (paper.height, paper.width) in sheet.pdf
    seen = picture(sheet.pdf, 200)
    assert (seen.width, seen.height) == (200, pytest.approx(200 * paper.width / paper.height, abs=1))


def test_the_sentence_is_the_packs_shortest_or_the_writers_own(pack: Pack, occasion: MakeOccasion) -> None:
    case = pack.named("yorm-bopha")
    assert photo(case, Draft(), occasion()).sentence == "Please drop Yorm Bopha’s case."
    assert photo(case, own("  Homes for\n\nall.  "), occasion()).sentence == "Homes for all."
    assert photo(case, own(" \n"), occasion()).sentence == "Please drop Yorm Bopha’s case."


def test_the_person_is_named_once(pack: Pack, occasion: MakeOccasion) -> None:
    case = pack.named("yorm-bopha")
    assert photo(case, Draft(), occasion()).name == ""
    assert photo(case, own("Homes for all."), occasion()).name == "Yorm Bopha"
    assert photo(case, own("HOMES FOR YORM BOPHA"), occasion()).name == ""


def test_a_sign_names_no_writer_and_has_no_link(pack: Pack, occasion: MakeOccasion, library: FontLibrary, read: Any):
    text = photo(pack.named("yorm-bopha"), own("Homes for all."), occasion())
    (page,) = read(photo_sheet(text, A4, library).pdf)
    assert "Homes for all." in page.text and "Yorm Bopha" in page.text
    assert page.text.count("PRACTICE") == 2 and "Printed at Test marathon." in page.text
    assert "Ana" not in page.text and "example.org" not in page.text


def test_few_words_are_larger_than_many_and_all_stay_inside_the_margins(
    pack: Pack, occasion: MakeOccasion, library: FontLibrary, glyphs: Any
) -> None:
    sizes = []
    for words in ("Free!", "Homes for all.", "Homes for all who lost them. " * 2, "Homes for all who lost them. " * 4):
        sheet = photo_sheet(photo(pack.named("yorm-bopha"), own(words), occasion()), A4, library)
        sizes.append(sheet.size_pt)
        for glyph in glyphs(sheet.pdf):
            assert glyph.left >= SIDE_MM - 3 and glyph.right <= A4.height_mm - SIDE_MM + 3
            assert glyph.top >= 8 and glyph.bottom <= A4.width_mm - 8
    assert sizes[0] == LARGEST and sizes == sorted(sizes, reverse=True) and sizes[-1] >= LEAST


def test_lines_are_of_like_length(pack: Pack, occasion: MakeOccasion, library: FontLibrary) -> None:
    words = "I stand with the people of this village today and every day"
    done = set_photo(photo(pack.named("nabi-saleh"), own(words), occasion()), A4, Shared(library))
    widths = [line.width for line in done.sentence.lines]
    assert len(widths) > 2 and min(widths) > 0.6 * max(widths)
    assert " ".join(done.sentence.texts) == words


def test_a_name_is_not_broken_where_it_costs_little(sign: Photo, library: FontLibrary) -> None:
    assert any("Yorm\u00a0Bopha" in line for line in photo_sheet(sign, A4, library).lines)
    long = replace(sign, sentence="Free Abcdefghij Klmnopqrst Uvwxyzabcd!", names=("Abcdefghij Klmnopqrst Uvwxyzabcd",))
    assert len(photo_sheet(long, A4, library).lines) > 2


@pytest.mark.parametrize("language", ["ar", "km", "my", "hi", "th", "ru", "zh", "ja", "ko", "am", "he"])
def test_every_script_is_large_and_whole(
    language: str, sign: Photo, declared: dict[str, str], library: FontLibrary, glyphs: Any
) -> None:
    words = declared[language][:70]
    text = replace(sign, imprint=replace(sign.imprint, language=language), sentence=words)
    sheet = photo_sheet(text, A4, library)
    assert sheet.size_pt >= 50
    assert "".join("".join(sheet.lines).split()) == "".join(words.split())
    large = [glyph for glyph in glyphs(sheet.pdf) if glyph.bottom - glyph.top > 4]
    middle = (min(glyph.left for glyph in large) + max(glyph.right for glyph in large)) / 2
    assert middle == pytest.approx(A4.height_mm / 2, abs=3)


def test_too_many_words_for_a_sign_are_refused(pack: Pack, occasion: MakeOccasion, library: FontLibrary) -> None:
    case = pack.named("yorm-bopha")
    with pytest.raises(TooLong, match=r"^The sentence is \d+ lines? too long for a sign\.$"):
        photo_sheet(photo(case, own("word " * 200), occasion()), A4, library)
    with pytest.raises(TooLong, match=r"^The sentence is \d+ lines? too long for a sign\.$"):
        photo_sheet(photo(case, own("w" * 120), occasion()), A4, library)
    with pytest.raises(Unprintable, match=r"^1 character of the sign cannot be printed"):
        photo_sheet(photo(case, own("Free 𓀀"), occasion()), A4, library)


def test_in_a_book_a_sign_lies_and_letters_stand(
    sign: Photo, letter: Callable[..., Any], library: FontLibrary, sound: Any
) -> None:
    book, shared = Book("Table"), Shared(library)
    for sheet in (set_letter(letter(), A4, shared), set_photo(sign, A4, shared), set_letter(letter(), A4, shared)):
        book.add(sheet)
    done = book.sheet()
    sound(done.pdf)
    sizes = [picture(done.pdf, 100, page).height for page in range(3)]
    assert sizes == [pytest.approx(141, abs=1), pytest.approx(71, abs=1), pytest.approx(141, abs=1)]


def test_every_sign_of_the_pack_is_read_from_across_a_room(
    pack: Pack, occasion: MakeOccasion, library: FontLibrary
) -> None:
    for language in ("en", "fr"):
        for case in pack.cases:
            assert photo_sheet(photo(case, Draft(), occasion(language)), LETTER, library).size_pt >= 80, case.id
