from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from kiosk.errors import KioskError
from kiosk.letter.card import SolidarityCard
from kiosk.letter.imprint import Imprint
from kiosk.sheets.card import MARGIN_MM, card_sheet
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.sheet import TooLong, Unprintable
from kiosk.typeset.fonts import FontLibrary

Made = Callable[..., SolidarityCard]


@pytest.fixture
def card() -> Made:
    """Makes a card with this message."""

    def made(message: str = "Warm greetings.", language: str = "en", mark: str = "", **parts: Any) -> SolidarityCard:
        whole: dict[str, Any] = {"name": "Case Name", "hope": "A word.", "signature": "Anna", "place": "Lyon"} | parts
        return SolidarityCard(Imprint(language, "Card", mark=mark), paragraphs=(message,), **whole)

    return made


@pytest.mark.parametrize(("paper", "wide", "high"), [(A4, 105, 148.5), (LETTER, 107.95, 139.7)])
def test_cut_marks_stand_at_the_edges_of_the_quarters_where_a_printer_prints(
    paper: Paper, wide: float, high: float, card: Made, library: FontLibrary, read: Any, sound: Any
) -> None:
    sheet = card_sheet([card()], paper, library)
    sound(sheet.pdf)
    for page in read(sheet.pdf):
        marks = [box for box in page.paths if box.right - box.left < 7 and box.top - box.low < 7]
        falling = [box for box in marks if box.right - box.left < 0.3]
        lying = [box for box in marks if box.top - box.low < 0.3]
        assert len(falling) == len(lying) == 3
        assert [(box.left + box.right) / 2 for box in falling] == pytest.approx([wide] * 3, abs=0.1)
        assert [(box.low + box.top) / 2 for box in lying] == pytest.approx([high] * 3, abs=0.1)
        for box in marks:
            assert box.left > 6.3 and box.right < paper.width_mm - 6.3
            assert box.low > 6.3 and box.top < paper.height_mm - 6.3


def test_one_message_is_printed_four_times(card: Made, library: FontLibrary, read: Any) -> None:
    front, back = read(card_sheet([card()], A4, library).pdf)
    assert front.text.count("Case Name") == front.text.count("A word.") == 4
    assert back.text.count("Warm greetings.") == back.text.count("Anna") == back.text.count("Lyon") == 4
    assert "Anna" not in front.text and "Case Name" not in back.text


def test_fronts_meet_their_backs_when_the_sheet_is_turned_on_its_long_edge(
    card: Made, library: FontLibrary, read: Any
) -> None:
    cards = [card(f"Message {n}.", name=f"Name {n}") for n in range(1, 5)]
    front, back = read(card_sheet(cards, A4, library).pdf)
    for n in range(1, 5):
        there, turned = front.found(f"Name {n}"), back.found(f"Message {n}.")
        assert (there.left < A4.width_mm / 2) is not (turned.left < A4.width_mm / 2)
        assert (there.low < A4.height_mm / 2) is (turned.low < A4.height_mm / 2)
    assert front.found("Name 1").left < A4.width_mm / 2 < front.found("Name 1").low * 2


def test_fewer_than_four_different_cards_leave_the_others_white(card: Made, library: FontLibrary, read: Any) -> None:
    front, back = read(card_sheet([card("One."), card("Two.")], A4, library).pdf)
    assert front.text.count("Case Name") == 2 and back.text.count("One.") == back.text.count("Two.") == 1


@pytest.mark.parametrize("count", [0, 5])
def test_a_sheet_holds_one_to_four_cards(count: int, card: Made, library: FontLibrary) -> None:
    with pytest.raises(KioskError, match=rf"^A sheet holds one to 4 cards, and not {count}\.$"):
        card_sheet([card()] * count, A4, library)


def test_a_card_carries_nothing_but_the_two_people(card: Made, library: FontLibrary, read: Any) -> None:
    pdf = card_sheet([card()], A4, library).pdf
    assert "".join(page.text for page in read(pdf)).count("http") == 0
    assert len([page for page in read(pdf) if len(page.paths) > 12]) == 0


def test_every_side_of_every_practice_card_says_so(card: Made, library: FontLibrary, read: Any) -> None:
    for page in read(card_sheet([card(mark="PRACTICE")], A4, library).pdf):
        assert page.text.count("PRACTICE") == 4


def test_a_card_that_runs_right_to_left_begins_at_the_right(
    card: Made, declared: dict[str, str], library: FontLibrary, read: Any
) -> None:
    sheet = card_sheet([card(declared["ar"], "ar", signature="Anna", place="")], A4, library)
    _, back = read(sheet.pdf)
    # The first card's back is at the right of its page.
    assert back.found("Anna").right == pytest.approx(A4.width_mm - MARGIN_MM, abs=0.6)


def test_words_keep_clear_of_the_cuts(card: Made, declared: dict[str, str], library: FontLibrary, read: Any) -> None:
    longest, count = card(), 1
    while True:
        try:
            card_sheet([card(" ".join([declared["en"]] * count), mark="PRACTICE")], A4, library)
        except TooLong as refused:
            assert re.fullmatch(r"The message is \d+ lines? too long for one card\.", str(refused))
            break
        longest = card(" ".join([declared["en"]] * count), mark="PRACTICE")
        count += 1
    sheet = card_sheet([longest], A4, library)
    assert sheet.size_pt < 13
    _, back = read(sheet.pdf)
    for text in ("Anna", "Lyon"):
        box = back.found(text)
        assert box.low % 148.5 > MARGIN_MM - 1 and box.left % 105 > MARGIN_MM - 1


def test_what_cannot_be_printed_is_told_of_a_card(card: Made, library: FontLibrary) -> None:
    with pytest.raises(Unprintable, match=r"^1 character of the card cannot be printed"):
        card_sheet([card("𝌆")], A4, library)
    with pytest.raises(TooLong, match=r"^The card is 12\d+ lines too long for one card\.$"):
        card_sheet([card("x" * 1_000_000)], A4, library)


def test_a_card_shows_no_words_in_a_crash_report(card: Made, library: FontLibrary) -> None:
    assert "secret" not in repr(card("secret")) and "secret" not in repr(card_sheet([card("secret")], A4, library))
