"""Small, smaller, larger and everything between: the visit is kept and comes back."""

from __future__ import annotations

from typing import Any

import pytest
from textual.geometry import Region

from kiosk.ui.screens.base import VisitScreen
from kiosk.ui.screens.case import CaseScreen
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.review import ReviewScreen
from kiosk.ui.screens.sign import SignScreen
from kiosk.ui.screens.thanks import ThanksScreen
from kiosk.ui.screens.write import WriteScreen
from kiosk.ui.widgets.choice import Choice
from kiosk.ui.widgets.editor import LetterEditor
from kiosk.ui.widgets.opener import Opener

STORM = ((300, 100), (1, 1), (80, 24), (79, 24), (3, 2), (120, 40), (200, 24), (80, 80), (40, 10))


async def with_a_word(hands) -> WriteScreen:
    await hands.press("1")
    await hands.see(CasesScreen)
    await hands.press("1")
    await hands.see(CaseScreen)
    await hands.press("1")
    write = await hands.see(WriteScreen)
    await hands.press("f6")
    await hands.pilot.pause()
    await hands.type("a nurse")
    return write


async def test_too_small_says_so_and_keeps_the_visit(open_kiosk):
    async with open_kiosk() as hands:
        write = await with_a_word(hands)
        await hands.pilot.resize_terminal(60, 20)
        await hands.until(lambda: "This window is too small." in hands.text())
        assert "It has 60 by 20; it needs 80 by 24." in hands.text()
        await hands.press("escape", "f10", "9", "x", "enter")
        await hands.pilot.pause()
        assert hands.app.screen is write
        await hands.pilot.resize_terminal(80, 24)
        await hands.until(lambda: "a nurse" in hands.text() and "too small" not in hands.text())
        assert write.query_one("#who", LetterEditor).text == "a nurse"
        await hands.until(lambda: write.focused is not None)
        assert write.focused.id == "who"


async def test_a_storm_of_sizes_breaks_no_screen(open_kiosk):
    async with open_kiosk() as hands:
        await hands.press("1")
        await hands.see(CasesScreen)
        await storm(hands)
        await hands.press("1")
        await hands.see(CaseScreen)
        await hands.press("1")
        await hands.see(WriteScreen)
        await hands.press("f6")
        await storm(hands)
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("f10")
        await hands.see(ReviewScreen)
        await storm(hands)
        assert "Print my letter" in hands.text()


async def storm(hands) -> None:
    """Many sizes, one upon the other, and back to 80x24."""
    for width, height in STORM:
        hands.app._driver._size = (width, height)
        await hands.pilot.resize_terminal(width, height)
    await hands.pilot.resize_terminal(80, 24)
    await hands.until(lambda: "too small" not in hands.text() and hands.text().strip() != "")
    await hands.pilot.pause(0.1)
    assert hands.app.focused is not None and hands.text().count("▶") <= 1


async def test_a_kiosk_may_begin_too_small(open_kiosk):
    async with open_kiosk((60, 20)) as hands:
        assert "too small" in hands.text()
        await hands.pilot.resize_terminal(80, 24)
        await hands.until(lambda: "Write a letter" in hands.text())
        await hands.until(lambda: hands.app.focused is not None)
        await hands.press("enter")
        await hands.see(CasesScreen)


async def test_the_page_is_drawn_as_large_as_there_is_room(open_kiosk):
    async with open_kiosk() as hands:
        await with_a_word(hands)
        await hands.press("f10")
        await hands.see(SignScreen)
        await hands.press("f10")
        await hands.see(ReviewScreen)
        narrow = hands.app.screen.query_one("PageView").size.width
        await hands.pilot.resize_terminal(120, 40)
        await hands.until(lambda: hands.app.screen.query_one("PageView").size.width > narrow)
        assert "▀" in hands.text()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_can_be_pressed_stands_where_it_is_first_painted(open_kiosk, monkeypatch, size):
    stood: dict[Choice, Region] = {}
    moved: list[str] = []
    lay = VisitScreen._refresh_layout

    def noted(screen: VisitScreen, *arguments: Any, **named: Any) -> None:
        lay(screen, *arguments, **named)
        # Beginnings share what rows the letter beside them leaves, which is known once that is laid.
        boxes = {box: box.region for box in screen.query(Choice) if box.region and not isinstance(box, Opener)}
        moved.extend(
            f"{screen}: {box} from {stood[box]} to {at}" for box, at in boxes.items() if stood.get(box, at) != at
        )
        stood.update(boxes)

    monkeypatch.setattr(VisitScreen, "_refresh_layout", noted)
    async with open_kiosk(size=size) as hands:
        for screen in (CasesScreen, CaseScreen, WriteScreen, SignScreen, ReviewScreen, ThanksScreen):
            await hands.press("enter")
            await hands.see(screen)
    assert not "\n".join(moved)
    assert len(stood) > 20
