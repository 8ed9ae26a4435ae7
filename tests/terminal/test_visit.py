"""A stranger's visit on a real terminal, from the welcome screen to a letter and a row, or to nothing at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest
import words
from booth import FOCUS, ON_THE_WAY, Booth, text_of

from kiosk.visit import Step

OpenBooth = Callable[..., Booth]

pytestmark = pytest.mark.terminal

MOST_PRESSES = 12

NAME = "Zoé Xanthopoulos"


@pytest.fixture(autouse=True)
def pdftotext() -> None:
    """Another program's eyes on our PDFs."""
    if shutil.which("pdftotext"):
        return
    if os.environ.get("CI", "").casefold() in ("1", "true"):
        pytest.fail("There is no pdftotext (poppler-utils) to read the sheets.")
    pytest.skip("NO PDFTOTEXT HERE: NOBODY READ THE SHEETS")


def sheet_of(booth: Booth) -> str:
    """The words of the one sheet in the tray, once it lies there."""
    booth.see(words.said(words.LAID))
    (sheet,) = booth.sheets()
    return text_of(sheet)


def assert_counted_once(booth: Booth) -> None:
    """One number, one row, one sheet, and the organiser reads it while the kiosk runs."""
    assert booth.thanked() == 1
    assert "Dear Prime Minister" in sheet_of(booth)
    assert booth.tally()["total"] == 1
    rows = booth.organiser("actions").stdout.splitlines()[1:]
    assert len(rows) == 1
    assert rows[0].split()[-1] == "printed"
    assert booth.organiser("verify").returncode == 0


def assert_nothing_counted(booth: Booth) -> None:
    """No row, no sheet, and no file that knows the name."""
    booth.see(words.said(words.FIRST_TONIGHT))
    assert NAME not in booth.history()
    assert booth.tally()["total"] == 0
    assert booth.organiser("actions").stdout.splitlines()[1:] == []
    assert booth.sheets() == []
    assert booth.holds(NAME) == []
    assert booth.holds("Xanthopoulos") == []


def test_enter_alone_leads_from_welcome_to_a_letter_signed_by_hand(booth: Booth) -> None:
    booth.at(Step.WELCOME)
    before = booth.tally()["total"]
    assert booth.enter_until(Step.THANKS) <= MOST_PRESSES
    assert booth.thanked() == before + 1
    sheet = sheet_of(booth)
    for part in ("PRACTICE", "Exampleville", "Dear Prime Minister,", "Eskinder Nega", "Yours respectfully,"):
        assert part in sheet
    assert_counted_once(booth)
    booth.press("Enter")
    booth.at(Step.WELCOME)


def test_the_sheet_says_what_the_screen_said(booth: Booth) -> None:
    booth.enter_until(Step.WRITE)
    shown = booth.see(words.HOW_IT_READS).splitlines()
    column = next(line.index(words.HOW_IT_READS) for line in shown if words.HOW_IT_READS in line)
    beside = " ".join(" ".join(line[column:] for line in shown).partition("Dear Prime Minister,")[2].split())
    opening = beside[:60]
    booth.press("Enter")
    booth.at(Step.SIGN)
    booth.press("Enter")
    booth.at(Step.REVIEW)
    booth.press("Enter")
    assert opening in sheet_of(booth)


def test_a_mouse_alone_leads_to_a_letter(booth: Booth) -> None:
    booth.at(Step.WELCOME)
    booth.click(words.heading(Step.WELCOME))
    booth.at(Step.CASES)
    booth.click("Eskinder Nega")
    booth.at(Step.CASE)
    booth.click(words.WRITE_A_LETTER)
    booth.at(Step.WRITE)
    booth.click(words.SIGN_THE_LETTER)
    booth.at(Step.SIGN)
    booth.click(words.SEE_MY_LETTER)
    booth.at(Step.REVIEW)
    booth.click(words.PRINT_MY_LETTER)
    assert_counted_once(booth)
    booth.click(words.DONE)
    booth.at(Step.WELCOME)


def test_digits_alone_lead_to_a_letter(booth: Booth) -> None:
    for step, digit in zip(ON_THE_WAY, "111991", strict=True):
        booth.at(step)
        booth.press(digit)
    assert_counted_once(booth)
    booth.press("1")
    booth.at(Step.WELCOME)


def write_with_a_name(booth: Booth) -> None:
    """A guided letter with a name in its first field and below it."""
    booth.enter_until(Step.WRITE)
    booth.press("F6")
    booth.see(words.said(words.WHO_I_AM))
    booth.type(NAME)
    booth.see(NAME)
    booth.press("F10")
    booth.at(Step.SIGN)
    booth.press("2")
    booth.see(words.said(words.MY_NAME))
    booth.type(NAME)
    booth.see(NAME)


def test_a_visit_started_over_leaves_no_row_and_no_word(booth: Booth) -> None:
    write_with_a_name(booth)
    booth.press("F12")
    booth.see(words.START_OVER, FOCUS)
    booth.press(words.START_OVER_KEY)
    booth.at(Step.WELCOME)
    assert_nothing_counted(booth)


def test_a_visit_left_by_going_back_leaves_no_row_and_no_word(booth: Booth) -> None:
    write_with_a_name(booth)
    for step in (Step.WRITE, Step.CASE, Step.CASES, Step.WELCOME):
        booth.press("Escape")
        booth.see(words.heading(step))
    assert_nothing_counted(booth)


def test_a_visit_seen_as_a_page_and_killed_leaves_no_row_and_no_word(open_booth: OpenBooth) -> None:
    booth = open_booth()
    write_with_a_name(booth)
    booth.press("F10")
    booth.at(Step.REVIEW)
    os.kill(booth.pid(), 9)
    assert booth.exit_code() == 137
    again = open_booth()
    again.at(Step.WELCOME)
    assert_nothing_counted(again)


@pytest.mark.long
def test_a_visit_walked_away_from_is_forgotten_after_a_countdown(open_booth: OpenBooth) -> None:
    booth = open_booth(idle_seconds=15)
    write_with_a_name(booth)
    booth.see(words.STILL_THERE)
    booth.press("x")
    booth.see(NAME, gone=words.STILL_THERE)
    booth.see(words.STILL_THERE)
    booth.at(Step.WELCOME)
    assert_nothing_counted(booth)


def test_a_counted_letter_leaves_its_words_on_the_sheet_alone(booth: Booth) -> None:
    write_with_a_name(booth)
    booth.press("F10")
    booth.at(Step.REVIEW)
    booth.press("Enter")
    assert f"am {NAME}" in (sheet := sheet_of(booth))
    assert sheet.count(NAME) == 2
    assert booth.holds(NAME) == []
    assert [file.name for file in (booth.data / "spool").glob("*.pdf")] == []
    assert booth.thanked() == 1
    booth.press("Enter")
    booth.at(Step.WELCOME)
    assert NAME not in booth.history()


def test_a_guided_letter_in_french(booth: Booth) -> None:
    booth.at(Step.WELCOME)
    booth.press("2")
    for step in (Step.CASES, Step.CASE):
        booth.at(step, "fr")
        booth.press("Enter")
    booth.at(Step.WRITE, "fr")
    booth.press("F6")
    booth.see(words.said(words.WHO_I_AM, "fr"))
    booth.type("infirmière à Évreux")
    booth.press("Tab")
    booth.type("L’été dernier, ma sœur a été arrêtée.")
    booth.press("F10")
    booth.at(Step.SIGN, "fr")
    booth.press("2")
    booth.see(words.said(words.MY_NAME, "fr"))
    booth.type(NAME)
    booth.press("F10")
    booth.at(Step.REVIEW, "fr")
    booth.press("Enter")
    assert booth.thanked("fr") == 1
    booth.see(words.said(words.LAID, "fr"))
    sheet = text_of(booth.sheets()[0])
    for part in ("Monsieur le Premier ministre,", "infirmière à Évreux", "ma sœur a été arrêtée", NAME):
        assert part in sheet
    (row,) = booth.tally()["rows"]
    assert row["count"] == 1


def test_a_wide_terminal_shows_the_same_visit(open_booth: OpenBooth) -> None:
    booth = open_booth(120, 40)
    assert booth.enter_until(Step.THANKS) <= MOST_PRESSES
    assert_counted_once(booth)


def test_a_storm_of_sizes_in_mid_letter_keeps_the_words(booth: Booth) -> None:
    write_with_a_name(booth)
    for columns, rows in (
        (120, 40),
        (40, 10),
        (81, 24),
        (200, 60),
        (3, 2),
        (79, 23),
        (100, 30),
        (1, 1),
        (80, 24),
    ):
        booth.resize(columns, rows)
    booth.see(words.heading(Step.SIGN), NAME)
    booth.press("Escape")
    booth.see(words.heading(Step.WRITE), NAME)


def test_a_terminal_too_small_says_so_and_comes_back(booth: Booth) -> None:
    write_with_a_name(booth)
    booth.resize(60, 20)
    booth.see(words.TOO_SMALL, words.KEPT, "60", "20", gone=NAME)
    booth.type("0123456789x")
    booth.press("Enter", "F10", "F12", "Escape")
    # A size overtakes keys: the large one may come only when these were heard.
    booth.resize(61, 21)
    booth.see(words.TOO_SMALL, "61", "21")
    booth.resize(80, 24)
    booth.see(words.heading(Step.SIGN), NAME, gone=words.TOO_SMALL)
    booth.press("F10")
    booth.at(Step.REVIEW)


def test_words_come_back_when_a_letter_is_changed_after_its_page_was_seen(booth: Booth) -> None:
    write_with_a_name(booth)
    booth.press("F10")
    booth.at(Step.REVIEW)
    booth.press("Escape")
    booth.see(words.heading(Step.SIGN), NAME)
    booth.press("F10")
    booth.at(Step.REVIEW)
    booth.press("Enter")
    assert_counted_once(booth)


def test_one_person_writes_for_two_cases(booth: Booth) -> None:
    write_with_a_name(booth)
    booth.press("F10")
    booth.at(Step.REVIEW)
    booth.press("Enter")
    assert booth.thanked() == 1
    booth.press("2")
    for step, key in ((Step.CASES, "Enter"), (Step.CASE, "Enter"), (Step.WRITE, "F10")):
        booth.at(step)
        booth.press(key)
    booth.see(words.heading(Step.SIGN), NAME)
    booth.press("F10")
    booth.at(Step.REVIEW)
    booth.press("Enter")
    assert booth.thanked() == 2
    booth.see(words.said(words.LAID))
    assert len({row["case"] for row in booth.tally()["rows"] if row["count"]}) == 2
