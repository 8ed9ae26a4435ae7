"""Sheets joined in one document, as pages or four cards on a sheet."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.errors import KioskError
from kiosk.letter.card import SolidarityCard
from kiosk.letter.imprint import Imprint
from kiosk.sheets.art import read_art
from kiosk.sheets.card import card_sheet
from kiosk.sheets.join import OtherPaper, join_cards, join_pages, joinable
from kiosk.sheets.paper import A4, LETTER
from kiosk.sheets.parts import NotOurs
from kiosk.sheets.picture import picture
from kiosk.typeset.fonts import FontLibrary

SCRIPTS = ("ar", "km", "ru", "en")


def card(message: str, language: str = "en", name: str = "Case Name") -> SolidarityCard:
    return SolidarityCard(Imprint(language, "Card"), name, "A word.", (message,), "Anna", "Lyon")


@pytest.fixture(scope="module")
def four(declared: dict[str, str]) -> list[SolidarityCard]:
    """A card each in four scripts."""
    return [card(declared[language], language, f"Name {language}") for language in SCRIPTS]


@pytest.fixture(scope="module")
def sheets(four: list[SolidarityCard], library: FontLibrary) -> list[bytes]:
    """Each of them on a sheet of its own, as the kiosk prints it: below it blanks for a pen."""
    blank = SolidarityCard(Imprint("en", "Card"), "Blank", "A word.", (), "", "")
    return [card_sheet([one, blank, blank, blank], A4, library).pdf for one in four]


def test_four_joined_cards_look_like_a_sheet_set_of_four(
    four: list[SolidarityCard], sheets: list[bytes], library: FontLibrary, sound: Any
) -> None:
    joined, whole = join_cards(sheets, "Marathon"), card_sheet(four, A4, library).pdf
    sound(joined)
    for page in (0, 1):
        assert picture(joined, 600, page) == picture(whole, 600, page)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_fewer_cards_leave_white_places_and_whole_marks(
    count: int, four: list[SolidarityCard], sheets: list[bytes], library: FontLibrary
) -> None:
    blank = SolidarityCard(Imprint("en", "Card"), "Blank", "A word.", (), "", "")
    joined = join_cards(sheets[:count], "Marathon")
    # A sheet set of one card shows it four times; set of more, it leaves the others white.
    whole = card_sheet([*four[:count], *[blank] * (2 - count)], A4, library).pdf
    backs = picture(joined, 400, 1), picture(whole, 400, 1)
    assert backs[0] == backs[1]


def test_each_message_can_be_read_once(sheets: list[bytes], read: Any) -> None:
    front, back = read(join_cards(sheets, "Marathon"))
    assert [front.text.count(f"Name {language}") for language in SCRIPTS] == [1] * 4
    assert back.text.count("Anna") == 4 and back.text.count("All human beings are born free") == 1
    assert "Все люди" in back.text and "មនុស្ស" in back.text and "الناس" in back.text
    assert "Blank" not in front.text


def test_a_picture_in_front_comes_along(library: FontLibrary, tmp_path: Any, sound: Any) -> None:
    from kiosk.sheets.picture import Picture

    (tmp_path / "art.png").write_bytes(Picture(40, 30, bytes(range(240)) * 15).png())
    art = read_art(tmp_path / "art.png")
    own = [card_sheet([card(f"Message {n}.")], A4, library, art=art).pdf for n in range(4)]
    whole = card_sheet([card(f"Message {n}.") for n in range(4)], A4, library, art=art).pdf
    joined = join_cards(own, "Marathon")
    sound(joined)
    assert picture(joined, 400) == picture(whole, 400) and joined.count(b"/Subtype /Image") == 1


def test_joining_gives_the_same_bytes_each_time_and_equal_fonts_once(library: FontLibrary, sheets: list[bytes]) -> None:
    assert join_cards(sheets, "Marathon") == join_cards(sheets, "Marathon")
    same = [card_sheet([card("Warm greetings.")], A4, library).pdf] * 4
    assert join_cards(same, "M").count(b"/FontFile2") == same[0].count(b"/FontFile2")
    assert join_pages(same, "M").count(b"/FontFile2") == same[0].count(b"/FontFile2")


def test_pages_stand_one_after_the_other(sheets: list[bytes], read: Any, sound: Any) -> None:
    joined = join_pages(sheets[2:], "Marathon")
    sound(joined)
    assert [page.text for page in read(joined)] == [page.text for pdf in sheets[2:] for page in read(pdf)]
    for number in range(4):
        assert picture(joined, 300, number) == picture(sheets[2 + number // 2], 300, number % 2)


def test_a_joined_document_names_the_event_and_nobody(sheets: list[bytes]) -> None:
    joined = join_cards(sheets, "Marathon (day 2)")
    assert b"/Title(Marathon \\(day 2\\))" in joined
    assert b"Name en" not in joined and b"CreationDate" not in joined and b"StructTreeRoot" not in joined


def test_cards_for_different_paper_share_no_sheet(sheets: list[bytes], library: FontLibrary) -> None:
    letter = card_sheet([card("Hello.")], LETTER, library).pdf
    with pytest.raises(OtherPaper, match=r"^These cards are for paper of different sizes, so that one sheet can't"):
        join_cards([sheets[0], letter], "Marathon")
    assert joinable(letter, LETTER, card=True) and not joinable(letter, A4, card=True)


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"%PDF-1.7 of somebody else",
        b"startxref\n0\n%%EOF\n",
        b"startxref\n99999\n%%EOF\n",
        b"1 0 obj\n<< /W [1 4 2] /Root 1 0 R /Length 3 >>\nstream\nabc\nendstream\nendobj\nstartxref\n0\n%%EOF\n",
    ],
)
def test_what_another_program_wrote_is_refused_in_a_sentence(broken: bytes, sheets: list[bytes]) -> None:
    with pytest.raises(NotOurs, match=r"^This page can't be read: it is damaged, or another program wrote it\.$"):
        join_pages([sheets[0], broken], "Marathon")
    assert not joinable(broken, A4) and joinable(sheets[0], A4)


def test_a_damaged_page_is_refused_and_never_half_joined(sheets: list[bytes]) -> None:
    for cut in range(0, len(sheets[3]), 701):
        damaged = sheets[3][:cut] + bytes(20) + sheets[3][cut + 20 :]
        try:
            join_cards([damaged], "Marathon")
        except NotOurs:
            assert not joinable(damaged, A4, card=True)


def test_a_letter_is_no_card(sheets: list[bytes], library: FontLibrary) -> None:
    twice = join_pages(sheets[:1], "Marathon")
    assert not joinable(twice[:-30], A4, card=True)
    with pytest.raises(KioskError, match=r"^A sheet holds one to 4 cards, and not 0\.$"):
        join_cards([], "Marathon")
