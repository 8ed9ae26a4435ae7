"""The code that a telephone reads off the screen: drawn, rasterised as a terminal draws it, and decoded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from rich.color import ColorSystem
from rich.style import Style
from textual.app import App
from textual.pilot import Pilot

from kiosk.assets import assets
from kiosk.campaign.kind import Kind
from kiosk.campaign.model import Pack
from kiosk.catalogue import speaker
from kiosk.config import ThemeName
from kiosk.letter.draft import Draft
from kiosk.letter.handover import BY_PHONE, Cut, Message, cuts, message
from kiosk.sheets.code import screen_code
from kiosk.sheets.fit import cuts_that_fit
from kiosk.ui.screens.base import Go
from kiosk.ui.screens.handover import HandoverScreen, Opened
from kiosk.ui.themes import THEMES
from kiosk.ui.widgets.code import HALF, strips

WIDE, HIGH = 8, 16
"""Pixels of a cell: those of an old console's font."""

SHORT = "mailto:king@example.net?subject=Bahrain"


class Booth(App[object]):
    """One screen, in one of the looks."""

    CSS_PATH = assets().parent / "kiosk" / "ui" / "kiosk.tcss"

    def __init__(self, uri: str, theme: ThemeName = ThemeName.NIGHT, kind: Kind = Kind.EMAIL, language: str = "en"):
        super().__init__()
        for one in THEMES.values():
            self.register_theme(one)
        self.theme = THEMES[theme].name
        self.handover = HandoverScreen(speaker(language), kind, "Dr Tun Aung", partial(screen_code, uri))
        self.answers: list[object] = []

    def on_mount(self) -> None:
        self.push_screen(self.handover, self.answers.append)


@asynccontextmanager
async def booth(
    uri: str, size: tuple[int, int] = (80, 24), **parts: object
) -> AsyncIterator[tuple[Booth, Pilot[object]]]:
    app = Booth(uri, **parts)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def photograph(app: App[object]) -> Image.Image:
    """The whole screen as a terminal would paint it, each half of a cell in its own colour."""
    rows = [list(strip) for strip in app.screen._compositor.render_strips()]
    width = max(sum(segment.cell_length for segment in row) for row in rows)
    picture = Image.new("RGB", (width * WIDE, len(rows) * HIGH))
    pen = ImageDraw.Draw(picture)
    for y, row in enumerate(rows):
        x = 0
        for segment in row:
            for char in segment.text:
                upper, lower = halves(char, segment.style or Style())
                left, top = x * WIDE, y * HIGH
                pen.rectangle((left, top, left + WIDE, top + HIGH // 2 - 1), upper)
                pen.rectangle((left, top + HIGH // 2, left + WIDE, top + HIGH), lower)
                x += 1
    return picture


def halves(char: str, style: Style) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The colours of a cell's upper and lower half; of letters their ground alone, which is all a code may touch."""
    ground = style.bgcolor.get_truecolor(foreground=False) if style.bgcolor else (0, 0, 0)
    ink = style.color.get_truecolor() if style.color else (255, 255, 255)
    return (tuple(ground), tuple(ink)) if char == HALF else (tuple(ground), tuple(ground))  # type: ignore[return-value]


def read(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def sent(pack: Pack, case_id: str, kind: Kind, language: str, size: tuple[int, int]) -> dict[Cut, Message]:
    case, network = pack.named(case_id), pack.networks[0]
    whole = message(case, kind, Draft(), speaker(language), network)
    return cuts_that_fit(cuts(whole, case, language), size[1], size[0])


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (80, 60), (240, 67)])
@pytest.mark.parametrize("kind", BY_PHONE)
async def test_a_decoder_reads_the_code_off_the_screen(pack: Pack, kind: Kind, size: tuple[int, int]):
    found = sent(pack, "miriam-lopez", kind, "fr", size)
    fullest = next(iter(found.values())).uri
    async with booth(fullest, size, kind=kind) as (app, _):
        assert read(photograph(app)) == [fullest]


@pytest.mark.parametrize("theme", ThemeName)
async def test_every_look_draws_black_on_white(theme: ThemeName):
    async with booth(SHORT, theme=theme) as (app, _):
        picture = photograph(app)
        assert read(picture) == [SHORT]
        code = picture.crop((0, 0, 48 * WIDE, 24 * HIGH))
        assert sorted(colour for _, colour in code.getcolors() or []) == [(0, 0, 0), (255, 255, 255)]


def test_both_colours_of_every_cell_are_given_and_whole_cells_are_spaces():
    code = screen_code(SHORT, 48)
    assert code
    for strip in strips(code, 48, 24):
        for segment in strip:
            assert segment.style and segment.style.color and segment.style.bgcolor
            assert set(segment.text) in ({HALF}, {" "})
            if HALF in segment.text:
                assert segment.style.color != segment.style.bgcolor


def test_sixteen_colours_keep_black_black_and_white_white():
    code = screen_code(SHORT, 48)
    assert code
    segment = next(segment for strip in strips(code, 48, 24) for segment in strip if HALF in segment.text)
    assert segment.style
    pair = {segment.style.color, segment.style.bgcolor}
    assert {colour.downgrade(ColorSystem.STANDARD).number for colour in pair if colour} == {0, 15}


async def test_the_quiet_zone_is_four_modules_on_every_side():
    uri = "mailto:king@example.net?body=" + "x" * 76
    code = screen_code(uri, 48)
    assert code and (code.version, code.scale) == (5, 1)
    for strip, above in ((strips(code, 48, 24)[0], 2), (strips(code, 48, 24)[-1], 1)):
        assert set(strip.text) == {" "}, above
    rows = strips(code, 48, 24)
    assert all(row.text[:4] == " " * 4 and row.text[-4:] == " " * 4 for row in rows)


async def test_a_small_code_is_drawn_as_large_as_the_screen_allows():
    assert [screen_code(SHORT, side).scale for side in (48, 80, 134)] == [1, 2, 3]  # type: ignore[union-attr]
    async with booth(SHORT, (120, 40)) as (app, _):
        assert read(photograph(app)) == [SHORT]


@pytest.mark.parametrize(("key", "answer"), [("1", Opened.YES), ("2", Opened.NO), ("0", Go.BACK), ("escape", Go.BACK)])
async def test_only_a_press_answers(key: str, answer: object):
    async with booth(SHORT) as (app, pilot):
        assert app.answers == []
        await pilot.press(key)
        await pilot.pause()
        assert app.answers == [answer]


async def test_a_second_press_is_not_heard():
    async with booth(SHORT) as (app, pilot):
        await pilot.press("1", "1", "2")
        await pilot.pause()
        assert app.answers == [Opened.YES]


async def test_enter_says_that_it_opened_only_where_there_is_a_code():
    long = "mailto:king@example.net?body=" + "x" * 300
    async with booth(long, (80, 24)) as (app, pilot):
        text = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "This window is too small for" in text and "It opened" not in text
        await pilot.press("1")
        await pilot.pause()
        assert app.answers == []
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert read(photograph(app)) == [long]
        await pilot.press("1")
        await pilot.pause()
        assert app.answers == [Opened.YES]


@pytest.mark.parametrize("kind", BY_PHONE)
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (100, 30), (80, 60)])
async def test_every_word_beside_the_code_is_seen(kind: Kind, language: str, size: tuple[int, int]):
    async with booth(SHORT, size, kind=kind, language=language) as (app, _):
        words = " ".join("\n".join(strip.text for strip in app.screen._compositor.render_strips()).split())
        say = speaker(language)
        for choice in app.screen.query("Choice"):
            assert choice.region.bottom <= size[1] and choice.region.height == 3
        assert say("It did not open") in words and say("Back") in words
        assert app.screen.query_one("#seen").region.bottom <= app.screen.query_one("#answers").region.y
