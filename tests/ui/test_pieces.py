"""The small parts: pages, pictures, feet, advice, words on their way to a widget."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from kiosk.letter.courtesy import Advice
from kiosk.ui.picture import CELL, page_width, strips
from kiosk.ui.safe import apart, plain, wrapped
from kiosk.ui.widgets.advice import AdviceLine
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.foot import Foot
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.reminders import Reminders


@dataclass
class Square:
    """An image of two pixels by three: white, black, grey."""

    width: int = 2
    height: int = 3
    rgb: bytes = bytes([255] * 6 + [0] * 6 + [128] * 6)


class One(App[None]):
    """One widget in a room of its own."""

    def __init__(self, widget, width: int = 40, height: int = 5) -> None:
        super().__init__()
        self._widget = widget
        self._room = width, height

    def compose(self) -> ComposeResult:
        self._widget.styles.width, self._widget.styles.height = self._room
        yield self._widget


async def drawn(widget, width: int = 40, height: int = 5) -> list[str]:
    """The lines that `widget` draws in a room of this size."""
    async with One(widget, width, height).run_test(size=(width, height)) as pilot:
        await pilot.pause()
        return widget.render().plain.split("\n")


def test_two_rows_of_pixels_make_one_row_of_cells_with_both_colours_given():
    first, second = strips(Square())
    assert first.text == CELL * 2 and second.text == CELL * 2
    (segment,) = first
    assert segment.style.color.triplet == (255, 255, 255) and segment.style.bgcolor.triplet == (0, 0, 0)
    (last,) = second
    assert last.style.color.triplet.red < 128 and last.style.bgcolor.triplet == (255, 255, 255)


def test_a_page_fills_its_room_by_height_or_by_width():
    assert page_width(rows=18, columns=80, ratio=297 / 210) == 25
    assert page_width(rows=40, columns=20, ratio=297 / 210) == 20
    assert page_width(rows=0, columns=0, ratio=1.4) == 1


async def test_pages_part_paragraphs_and_never_begin_with_a_blank_line():
    pages = Pages([plain("one two three"), plain("four"), plain("five")])
    async with One(pages, 9, 3).run_test(size=(9, 3)) as pilot:
        await pilot.pause()
        seen = [pages.render().plain]
        while pages.turn(1):
            seen.append(pages.render().plain)
    assert seen == ["one two\nthree\n", "four\n\nfive"]


SHEET = ("alpha beta gamma", "delta", "", "short")


@pytest.mark.parametrize(
    ("width", "shown"), [(16, list(SHEET)), (40, list(SHEET)), (12, ["alpha beta", "gamma delta", "", "short"])]
)
async def test_a_sheet_keeps_its_lines_where_they_fit_and_is_set_anew_where_not(width: int, shown: list[str]):
    pages = Pages([plain("alpha beta gamma delta"), plain("short")], sheet=[plain(line) for line in SHEET])
    lines = await drawn(pages, width, 5)
    assert lines == shown


async def test_a_page_that_is_gone_after_a_resize_gives_way_to_the_last_one():
    pages = Pages([plain(f"line {number}") for number in range(9)])
    async with One(pages, 20, 3).run_test(size=(20, 30)) as pilot:
        await pilot.pause()
        pages.turn(99)
        assert pages.last and pages.page > 0
        pages.styles.height = 30
        await pilot.pause()
        assert (pages.page, pages.count) == (0, 1)


async def test_a_foot_leaves_out_what_it_has_no_room_for():
    assert await drawn(Foot(("Enter", "open"), ("1-8", "choose"), ("9", "next page")), 26, 1) == [
        "Enter open   1-8 choose"
    ]


async def test_advice_that_would_help_stands_first_and_none_is_cut():
    advice = AdviceLine()
    advice._advice = ()
    advice.show([Advice(True, "polite"), Advice(False, "say who you are")])
    assert (await drawn(advice, 40, 1))[0] == "· say who you are  ✓ polite"
    narrow = AdviceLine()
    narrow.show([Advice(True, "polite"), Advice(False, "say who you are")])
    assert (await drawn(narrow, 20, 2)) == ["· say who you are", "✓ polite"]


async def test_reminders_are_left_out_whole_where_there_is_no_room():
    reminders = [[Content("It helps"), Content("one"), Content("two")], [Content("Better not"), Content("three")]]
    assert await drawn(Reminders(reminders), 20, 7) == ["It helps", "one", "", "two", "", "Better not", "three"]
    assert await drawn(Reminders(reminders), 20, 6) == ["It helps", "one", "two", "", "Better not", "three"]
    assert await drawn(Reminders(reminders), 20, 5) == ["It helps", "one", "two"]


async def test_a_choice_cuts_its_text_with_an_ellipsis_where_the_box_ends():
    lines = await drawn(Choice("A title", "words " * 40, digit=3), 30, 5)
    assert lines[0].strip().endswith("A title") and lines[-1].endswith(" …") and len(lines) <= 5


def test_words_reach_a_widget_clean_and_unparsed():
    content = plain("[b]Ann[/b]\x1b]0;x\x07 \u202eabc", "bold")
    assert content.plain == "[b]Ann[/b]]0;x abc"
    assert [span.style for span in content.spans] == ["bold"]


def test_apart_keeps_the_right_and_cuts_the_left():
    assert apart(Content("left"), Content("right"), 12).plain == "left   right"
    assert apart(Content("a long left side"), Content("right"), 12).plain.endswith("right")
    assert apart(Content("a long left side"), Content("right"), 12).cell_length == 12


def test_wrapping_counts_cells():
    assert [line.plain for line in wrapped(plain("漢字 漢字 漢字"), 5)] == ["漢字", "漢字", "漢字"]
