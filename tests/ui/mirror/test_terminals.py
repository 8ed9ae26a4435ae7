"""What both kinds of terminal show: one that paints what it is sent, and one that orders words itself.

The terminals are emulated here: pyte keeps the cells, and the second kind orders each of its rows by UAX #9, as VTE
does, unless it was told to leave that (ECMA-48 BDSM). docs/proof.md tells of the real ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyte
import pytest
from textual.app import App

from kiosk.typeset import bidi
from kiosk.ui.mirror import face
from kiosk.ui.mirror.face import TAKE_ORDER
from kiosk.ui.mirror.images import image
from kiosk.ui.mirror.joining import shaped
from kiosk.ui.screens.cases import CasesScreen
from kiosk.ui.screens.welcome import WelcomeScreen

IMPLICIT = 8


class Terminal(pyte.Screen):
    """Paints what it is sent; one that `orders` begins in the implicit mode."""

    def __init__(self, orders: bool) -> None:
        super().__init__(80, 24)
        self.orders = orders
        self.implicit = True
        self.told = 0
        self._stream = pyte.Stream(self)

    def write(self, data: str) -> None:
        # pyte knows no sequences of Textual's for a terminal's title, keys or synchrony, and draws some of them.
        self._stream.feed(data)

    def set_mode(self, *modes: int, **how: Any) -> None:
        if IMPLICIT in modes and not how.get("private"):
            self.implicit = True
        super().set_mode(*modes, **how)

    def reset_mode(self, *modes: int, **how: Any) -> None:
        if IMPLICIT in modes and not how.get("private"):
            self.implicit = False
            self.told += 1
        super().reset_mode(*modes, **how)

    def seen(self) -> list[str]:
        """Its rows as they look."""
        return [ordered(row) if self.orders and self.implicit else row for row in self.display]


def ordered(row: str) -> str:
    kinds = bidi.classes(row)
    levels = bidi.ended(bidi.levels(kinds, bidi.LTR, row), kinds, bidi.LTR)
    return "".join(image(row[place]) if levels[place] % 2 else row[place] for place in bidi.visual(levels))


@pytest.fixture(params=[False, True], ids=["paints", "orders"])
def terminal(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal that hears all that the kiosk says."""
    found = Terminal(request.param)
    monkeypatch.setattr(App, "is_headless", False)
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver.write", lambda _, data: found.write(data))
    return found


async def test_both_kinds_show_the_mirrored_screen(open_kiosk, terminal: Terminal, word: Callable[[str], str]):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        await hands.until(lambda: any(word("Write a letter") in row for row in terminal.seen()))
        painted = [strip.text for [strip] in hands.app.screen._compositor.render_full_update().strips]
        assert terminal.seen()[4:] == painted[4:]
        assert not terminal.implicit


async def test_a_change_of_one_box_keeps_the_rest_as_it_is(open_kiosk, terminal: Terminal):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        await hands.press("left", "right", "left")
        await hands.pilot.pause(0.1)
        painted = [strip.text for [strip] in hands.app.screen._compositor.render_full_update().strips]
        assert terminal.seen()[4:] == painted[4:]


async def test_a_terminal_is_told_once_and_every_screen_of_ours_is_right(open_kiosk, terminal: Terminal):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        await hands.press("2")
        await hands.see(CasesScreen)
        await hands.type("ليلى")
        await hands.until(lambda: any("".join(shaped("ليلى"))[::-1] in row for row in terminal.seen()))
        assert terminal.told == 1


async def test_the_terminals_own_cursor_stands_where_it_is_seen(open_kiosk, terminal: Terminal):
    async with open_kiosk() as hands:
        await hands.press("enter")
        await hands.see(CasesScreen)
        hands.app.cursor_position = hands.app.screen.query("CaseCard").first().content_region.offset
        place = hands.app.screen.glass.seen(hands.app.cursor_position)
        hands.app.screen.refresh()
        await hands.until(lambda: (terminal.cursor.x, terminal.cursor.y) == place)
        assert place.x > 40 > hands.app.cursor_position.x


@pytest.mark.parametrize("tongues", [("en", "fr")])
async def test_where_no_word_runs_back_the_terminal_is_told_nothing(open_kiosk, terminal: Terminal):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        assert terminal.implicit
        assert hands.app._ordering


async def test_the_kiosk_gives_the_order_back_when_it_ends(open_kiosk, terminal: Terminal, monkeypatch):
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
    monkeypatch.setattr(face.sys, "__stderr__", capture := Capture())
    hands.app.give_order_back()
    assert capture.said == TAKE_ORDER
    terminal.write(capture.said)
    assert terminal.implicit


class Capture:
    """A terminal's end of the line."""

    said = ""

    def write(self, text: str) -> None:
        self.said += text

    def flush(self) -> None:
        pass
