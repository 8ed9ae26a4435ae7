"""From lines to a telephone: read aloud, on a slip or as a code of characters, counted once it opened."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
import zxingcpp
from listener import Listener
from PIL import Image, ImageOps

from kiosk.plain.code import code_lines

LOPEZ = ("1", "lopez", "1")
JUSTICE = ("2", "4", "Justice", "", "9", "9")
EMAIL, SMS, POST = "4", "5", "6"
SLIP, CODE = "1", "2"


def read(lines: list[str], *, dark: bool) -> str:
    """What a telephone reads off a terminal that is dark, or light."""
    wide = max(map(len, lines))
    halves = {"█": "11", "▀": "10", "▄": "01", " ": "00"}
    pixels = [[halves[char][half] for char in line.ljust(wide)] for line in lines for half in (0, 1)]
    image = Image.new("L", (wide, len(pixels)))
    image.putdata([255 if (pixel == "1") is dark else 0 for row in pixels for pixel in row])
    page = ImageOps.expand(image.resize((wide * 6, len(pixels) * 6), Image.Resampling.NEAREST), 24, 0 if dark else 255)
    return next((code.text for code in zxingcpp.read_barcodes(page)), "")


def drawn(told: str) -> list[str]:
    return [line for line in told.splitlines() if set(line) & set("█▀▄") and set(line) <= set("█▀▄ ")]


@pytest.mark.parametrize("way", [EMAIL, SMS, POST])
def test_the_code_of_characters_is_read_off_a_dark_terminal_and_off_a_light_one(listener, way: str) -> None:
    told = listener.hears(*LOPEZ, way, *JUSTICE, CODE, "3")
    dark, light = map(drawn, told.split("Did it open?")[1:])
    assert "Justice" in unquote(read(dark, dark=True))
    assert read(light, dark=False) == read(dark, dark=True)
    assert len(dark) <= 23


def test_the_code_and_the_place_for_its_answer_fit_the_screen_together() -> None:
    lines = code_lines("mailto:" + "a" * 99, (79, 24))
    assert len(lines) == 23 and max(map(len, lines)) <= 79
    assert code_lines("mailto:" + "a" * 999, (79, 24)) == []


def test_the_message_is_read_aloud_with_where_it_goes_and_what_it_gives_away(listener) -> None:
    told = listener.hears(*LOPEZ, SMS, *JUSTICE)
    last = told[told.rindex("Text message for") :]
    for words in ("To: +1 202 555 0107", "Justice", "They will see your number", "1  On a slip of paper"):
        assert words in last


def test_showing_it_counts_nothing(listener, desk) -> None:
    listener.hears(*LOPEZ, SMS, *JUSTICE, CODE, "2")
    assert desk.ledger.tally(()).total == 0


def test_a_slip_prints_and_counts_only_once_it_opened(listener, desk) -> None:
    told = listener.hears(*LOPEZ, SMS, *JUSTICE, SLIP, "0", SLIP, "9", "1")
    assert "You may take it home. It counts when you say that it opened." in told
    assert [job.sheet for job in desk.ledger.jobs()] == ["slip", "slip"]
    assert [row.kind for row in desk.ledger.actions()] == ["sms"]


def test_an_undo_takes_it_back_and_leads_to_the_case(listener, desk) -> None:
    told = listener.hears(*LOPEZ, SMS, *JUSTICE, CODE, "1", "3")
    assert "Your text message is number 1 tonight" in told
    assert told.rstrip().endswith("Your number:") and "3  It did not open" in told
    assert (desk.ledger.tally(()).total, desk.ledger.tally(()).voided) == (0, 1)


def test_what_a_code_can_not_hold_is_offered_in_few_words_or_on_a_slip(desk) -> None:
    long = "Every woman who was tortured waits for justice. " * 9
    told = Listener(desk).hears(*LOPEZ, EMAIL, "2", "4", long, "", "9", "9")
    last = told[told.rindex("E-mail for") :]
    assert "On a slip of paper" in last and "Only where to" in last
    assert "A code of characters on this screen" not in last
