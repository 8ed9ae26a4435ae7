"""Arabic screens under a person's hands: what is seen, touched, typed and pointed at."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.strip import Strip
from textual.widget import Widget

from kiosk import catalogue
from kiosk.campaign.kind import Kind
from kiosk.desk import Desk
from kiosk.sheets.code import screen_code
from kiosk.ui.mirror import glass_of
from kiosk.ui.mirror.glass import Glass
from kiosk.ui.mirror.joining import shaped
from kiosk.ui.mirror.part import AHEAD, BACK
from kiosk.ui.safe import plain
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.handover import HandoverScreen, Opened
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.still_there import StillThere
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.code import HALF
from kiosk.ui.widgets.editor import LetterEditor, LineInput
from kiosk.ui.widgets.page_view import PageView
from kiosk.ui.widgets.pages import Pages
from kiosk.ui.widgets.pairs import PairPages


def glass(app: App[object]) -> Glass:
    found = glass_of(app.screen)
    assert found is not None
    return found


def rows(app: App[object]) -> list[str]:
    """What is seen, a line a row."""
    return [strip.text for line in glass(app).render_full_update().strips for strip in line]


def seen_at(app: App[object], widget: Widget) -> Offset:
    """Where the first cell of a widget's content is seen."""
    return glass(app).seen(widget.content_region.offset)


async def touch(app: App[object], place: Offset) -> None:
    """A finger on a place of the glass, told as the terminal tells it."""
    for kind in (events.MouseDown, events.MouseUp):
        app.post_message(kind(None, *place, 0, 0, 1, False, False, False))
        await asyncio.sleep(0.01)


async def test_the_screen_begins_at_the_right(open_kiosk, word):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        lines = rows(hands.app)
        choice = next(line for line in lines if word("Write a letter") in line)
        assert choice.rstrip(" │┃").endswith(f"{word('Write a letter')}  1 ◀")
        english = next(line for line in lines if "English" in line)
        assert english.index("English") < choice.index(word("Write a letter"))
        assert {cell_len(line) for line in lines} == {80}


async def test_a_touch_presses_the_box_that_is_seen_there(open_kiosk):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        rows(hands.app)
        english = next(box for box in hands.app.screen.query(Choice) if box.value == "en")
        place = seen_at(hands.app, english)
        assert place.x < 40 < english.region.right
        await touch(hands.app, place)
        await hands.see(CasesScreen)
        assert hands.app.flow is not None and hands.app.flow.visit.language == "en"


@pytest.mark.parametrize("tongues", [("en", "ar")])
async def test_an_arabic_word_on_an_english_screen_is_put_in_order(open_kiosk):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        line = next(line for line in rows(hands.app) if "2  " in line)
        assert f"2  {''.join(shaped('العربية'))[::-1]}" in line
        assert line.index("2  ") > 40
        await hands.press("right")
        assert hands.app.screen.focused.value == "ar"
        await touch(hands.app, seen_at(hands.app, hands.app.screen.query_one("#languages Choice")))
        await hands.see(CasesScreen)
        assert glass(hands.app).mirrors


@pytest.mark.parametrize("tongues", [("en", "fr")])
async def test_a_screen_without_a_word_that_runs_back_is_painted_by_textual_alone(open_kiosk, monkeypatch):
    async with open_kiosk() as hands:
        monkeypatch.setattr(Glass, "_turn", None)
        for screen in (WelcomeScreen, CasesScreen, CaseScreen, WriteScreen):
            await hands.see(screen)
            assert not glass(hands.app).turns
            await hands.press("enter")


@pytest.mark.parametrize("tongues", [("en", "fr")])
async def test_the_first_arabic_letter_typed_into_an_english_letter_begins_to_turn(open_kiosk):
    async with open_kiosk() as hands:
        field = await write(hands, "Ana ")
        assert not glass(hands.app).turns
        await hands.type("ليلى")
        line = next(line for line in rows(hands.app) if "Ana" in line)
        assert glass(hands.app).turns
        assert f"┃ Ana {''.join(shaped('ليلى'))[::-1]} " in line
        place = cursor(hands.app, field)
        await hands.press("left")
        assert cursor(hands.app, field).x == place.x - 1
        assert field.cursor_location == (0, 4)


async def test_each_paragraph_of_a_letter_runs_the_way_of_most_of_its_words(open_kiosk):
    async with open_kiosk() as hands:
        for screen in (WelcomeScreen, CasesScreen, CaseScreen, WriteScreen):
            await hands.see(screen)
            await hands.press("enter")
        await hands.see(SignScreen)
        pages = Pages([plain("I greet you, سلام."), plain("أحيّيكم بحرارة Dr Aung سلام."), plain("12")])
        pages.styles.dock, pages.styles.height, pages.styles.width = "top", 8, 60
        await hands.app.screen.mount(pages)
        await hands.pilot.pause()
        assert [pages.ways_at(y) for y in (0, 2, 4)] == [((0, AHEAD),), ((0, BACK),), ((0, BACK),)]


async def test_two_languages_side_by_side_change_sides_and_never_mix(open_kiosk):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        pairs = PairPages([("שלום (Yorm", "ab cd"), ("תודה", "ef")])
        pairs.styles.dock, pairs.styles.height, pairs.styles.width = "top", 4, 80
        await hands.app.screen.mount(pairs)
        await hands.pilot.pause()
        first = rows(hands.app)[0]
        assert first.startswith("ab cd ") and first.endswith(f"Yorm) {'שלום'[::-1]}")


async def test_a_visit_in_english_is_not_mirrored_and_the_next_welcome_is(open_kiosk):
    async with open_kiosk() as hands:
        await hands.press("2")
        await hands.see(CasesScreen)
        assert not glass(hands.app).mirrors
        await hands.press("f12")
        await hands.see(WelcomeScreen)
        assert glass(hands.app).mirrors


async def test_the_key_to_the_left_leads_to_the_box_at_the_left(open_kiosk):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        rows(hands.app)
        before = hands.app.screen.focused
        await hands.press("left")
        after = hands.app.screen.focused
        assert before and after and before is not after
        assert seen_at(hands.app, after).x < seen_at(hands.app, before).x
        await hands.press("right")
        assert hands.app.screen.focused is before


async def test_enter_alone_leads_through_a_mirrored_visit(open_kiosk, desk: Desk):
    async with open_kiosk() as hands:
        for screen in (WelcomeScreen, CasesScreen, CaseScreen, WriteScreen, SignScreen, ReviewScreen):
            await hands.see(screen)
            assert {cell_len(line) for line in rows(hands.app)} == {80}
            await hands.press("enter")
        await hands.see(ThanksScreen)
    assert desk.numbers().letters == 1


def colours(strip: Strip) -> list[object]:
    """The two colours of each cell."""
    return [(part.style and (part.style.color, part.style.bgcolor)) for part in strip for _ in part.text]


async def test_the_page_is_seen_as_it_prints(open_kiosk):
    async with open_kiosk((100, 30)) as hands:
        for screen in (WelcomeScreen, CasesScreen, CaseScreen, WriteScreen, SignScreen):
            await hands.see(screen)
            await hands.press("enter")
        await hands.see(ReviewScreen)
        await hands.pilot.pause(0.3)
        page = hands.app.screen.query_one(PageView)
        lines = hands.app.screen._compositor.render_full_update().strips
        left = 100 - page.region.right
        for y, strip in enumerate(page._strips[: page.region.height]):
            [line] = lines[page.region.y + y]
            part = line.crop(left, left + strip.cell_length)
            assert colours(part) == colours(strip)


async def write(hands, name: str) -> LineInput:
    """The field for a name, with `name` typed into it."""
    for screen in (WelcomeScreen, CasesScreen, CaseScreen, WriteScreen):
        await hands.see(screen)
        await hands.press("enter")
    await hands.see(SignScreen)
    await hands.press("2")
    field = hands.app.screen.query_one("#name", LineInput)
    await hands.until(lambda: field.has_focus)
    await hands.type(name)
    await hands.pilot.pause()
    return field


def cursor(app: App[object], field: LetterEditor) -> Offset:
    rows(app)
    return glass(app).seen(field.cursor_screen_offset)


async def test_an_arabic_name_grows_to_the_left_and_its_cursor_stands_there(open_kiosk):
    async with open_kiosk() as hands:
        field = await write(hands, "ليلى")
        assert field.words == "ليلى"
        line = rows(hands.app)[field.content_region.y]
        name = "".join(shaped("ليلى"))[::-1]
        start = line.index(name)
        assert line[start + len(name) :].strip(" ┃│") == ""
        assert cursor(hands.app, field) == Offset(start - 1, field.content_region.y)
        await hands.press("right")
        assert field.cursor_location == (0, 3)
        await hands.press("left", "left", "left", "left")
        assert field.cursor_location == (0, 4)


async def test_a_latin_name_grows_to_the_right(open_kiosk):
    async with open_kiosk() as hands:
        field = await write(hands, "Ana")
        line = rows(hands.app)[field.content_region.y]
        assert cursor(hands.app, field).x == line.index("Ana") + 3
        await hands.press("left")
        assert field.cursor_location == (0, 2)


@pytest.mark.parametrize("name", ["ليلى Ana نور", "Ana ليلى", "ab ליל 12 גב cd ef"])
async def test_every_key_moves_the_cursor_one_cell_to_its_side(open_kiosk, name: str):
    async with open_kiosk() as hands:
        field = await write(hands, name)
        await hands.press(*["right"] * (len(name) + 1))
        places = [cursor(hands.app, field).x]
        for _ in name:
            await hands.press("left")
            places.append(cursor(hands.app, field).x)
        assert places == list(range(places[0], places[0] - len(name) - 1, -1))
        await hands.press("backspace")


@pytest.mark.parametrize(
    "text", ["أكتب إليكم اليوم\nوأشكركم", "اسمي Ana Example وأنا ممرضة", "ליל Ana\n\nab ליל cd דגה", "۱۲ שלום (12) ab"]
)
async def test_the_keys_lead_through_every_row_of_words_that_run_one_way(open_kiosk, text: str):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        editor = LetterEditor(text)
        editor.styles.dock, editor.styles.height, editor.styles.width = "top", 9, 14
        await hands.app.screen.mount(editor)
        editor.focus()
        await hands.pilot.pause()
        first, last = editor.document.start, editor.document.end
        for row, end in ((0, last), (last[0], first)):
            back = editor._way(row) == BACK
            way = "left" if back is (end == last) else "right"
            walked: list[object] = []
            while editor.cursor_location not in walked:
                walked.append(editor.cursor_location)
                await hands.press(way)
            assert {place[0] for place in walked} == set(range(editor.document.line_count))
            assert walked[-1] == editor.cursor_location


async def test_a_touch_sets_the_cursor_on_the_letter_that_is_seen_there(open_kiosk):
    async with open_kiosk() as hands:
        field = await write(hands, "ليلى Ana نور")
        line = rows(hands.app)[field.content_region.y]
        await touch(hands.app, Offset(line.index("na"), field.content_region.y))
        await hands.until(lambda: field.cursor_location == (0, 6))


async def test_words_are_taken_in_as_typed_and_never_as_shaped(open_kiosk):
    async with open_kiosk() as hands:
        field = await write(hands, "شكرًا، لا")
        assert field.words == "شكرًا، لا"
        await hands.press("backspace")
        assert field.words == "شكرًا، ل"


async def test_the_countdown_is_mirrored_and_its_figures_are_not(open_kiosk):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        await hands.press("enter")
        await hands.see(CasesScreen)
        hands.app.ask_still_there()
        await hands.see(StillThere)
        figures = hands.app.screen.query_one("Digits")
        assert glass(hands.app).mirrors
        laid = [strip.text for strip in hands.app.screen._compositor.render_strips()]
        for y in range(figures.region.y, figures.region.bottom):
            assert rows(hands.app)[y].strip() == laid[y].strip()


WIDE, HIGH = 8, 16
"""Pixels of a cell."""


def photograph(app: App[object]) -> Image.Image:
    """The mirrored screen as a terminal would paint it, each half of a cell in its own colour."""
    lines = glass(app).render_full_update().strips
    picture = Image.new("RGB", (80 * WIDE, len(lines) * HIGH))
    pen = ImageDraw.Draw(picture)
    for y, [strip] in enumerate(lines):
        cells = [(char, one.style or Style()) for one in strip for char in one.text]
        for x, (char, style) in enumerate(cells):
            ground = tuple(style.bgcolor.get_truecolor(foreground=False)) if style.bgcolor else (0, 0, 0)
            ink = tuple(style.color.get_truecolor()) if style.color and char == HALF else ground
            pen.rectangle((x * WIDE, y * HIGH, x * WIDE + WIDE, y * HIGH + HIGH), ground)
            pen.rectangle((x * WIDE, y * HIGH + HIGH // 2, x * WIDE + WIDE, y * HIGH + HIGH), ink)
    return picture


async def test_a_code_on_a_mirrored_screen_is_no_mirrored_code(open_kiosk):
    uri = "mailto:king@example.net?subject=Bahrain"
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        answers: list[object] = []
        screen = HandoverScreen(catalogue.speaker("ar"), Kind.EMAIL, "Dr Tun Aung", partial(screen_code, uri))
        hands.app.push_screen(screen, answers.append)
        await hands.see(HandoverScreen)
        options = zxingcpp.read_barcodes(photograph(hands.app))
        assert [found.text for found in options] == [uri]
        laid = [strip.text for strip in screen._compositor.render_strips()]
        view = screen.view.region
        for y in range(view.y, view.bottom):
            assert rows(hands.app)[y][80 - view.right : 80 - view.x] == laid[y][view.x : view.right]
        yes = screen.query_one("#yes")
        await touch(hands.app, seen_at(hands.app, yes))
        await hands.until(lambda: answers == [Opened.YES])


async def test_a_line_that_stands_is_turned_once(open_kiosk, monkeypatch: pytest.MonkeyPatch):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        rows(hands.app)
        monkeypatch.setattr("kiosk.ui.mirror.line.turned", None)
        rows(hands.app)


async def test_a_change_paints_its_whole_line_and_no_other(open_kiosk):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        compositor = glass(hands.app)
        compositor._dirty_regions.clear()
        assert compositor.render_partial_update() is None
        box = hands.app.screen.query_one("#languages Choice", Choice)
        compositor._dirty_regions.add(box.content_region)
        update = compositor.render_partial_update()
        assert update is not None
        assert [span for span in update.spans] == [(y, 0, 80) for y in box.content_region.line_range]
