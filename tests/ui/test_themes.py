"""The looks, computed: what is read stands out, what can be pressed is seen."""

from __future__ import annotations

import pytest
from textual.color import Color

from kiosk.config import ThemeName
from kiosk.ui.screens.welcome import WelcomeScreen
from kiosk.ui.themes import CONTRAST, DAY, NIGHT, THEMES, Palette
from kiosk.ui.widgets.choice import Choice

OURS = {"night": NIGHT, "day": DAY, "contrast": CONTRAST}


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's ratio of two colours."""
    lights = sorted(luminance(Color.parse(colour)) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: Color) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


@pytest.mark.parametrize("palette", OURS.values(), ids=OURS)
def test_text_borders_and_danger_stand_out(palette: Palette):
    assert contrast(palette.ink, palette.paper) >= 12
    assert contrast(palette.quiet, palette.paper) >= 7
    assert contrast(palette.accent, palette.paper) >= 7
    assert contrast(palette.danger, palette.paper) >= 7
    assert contrast(palette.edge, palette.paper) > 3


def test_the_contrast_look_has_text_at_21_to_1():
    assert round(contrast(CONTRAST.ink, CONTRAST.paper), 2) == 21
    assert contrast(CONTRAST.accent, CONTRAST.paper) >= 14


def test_the_sixteen_look_uses_the_terminals_own_colours():
    theme = THEMES[ThemeName.SIXTEEN]
    assert theme.ansi
    assert all(
        colour.startswith("ansi_") for name, colour in theme.variables.items() if name in ("ink", "paper", "edge")
    )


@pytest.mark.parametrize("name", ThemeName)
async def test_every_look_draws_what_it_promises(open_kiosk, desk, name: ThemeName):
    screens = desk.settings.screens.model_copy(update={"theme": name})
    desk.settings = desk.settings.model_copy(update={"screens": screens})
    async with open_kiosk() as hands:
        await hands.see(WelcomeScreen)
        write, french = hands.app.screen.query(Choice)
        assert write.styles.border_top[0] == "heavy" and french.styles.border_top[0] == "solid"
        assert write.styles.border_top[1] != french.styles.border_top[1]
        if name is not ThemeName.SIXTEEN:
            palette = OURS[name]
            assert close(write.styles.border_top[1], palette.accent)
            assert close(french.styles.border_top[1], palette.edge)
            assert close(write.styles.color, palette.ink)
            assert close(hands.app.screen.styles.background, palette.paper)


def close(drawn: Color, wanted: str) -> bool:
    """The same but for the rounding of Textual's own accent, which is one step of 255."""
    colour = Color.parse(wanted)
    return max(abs(drawn.r - colour.r), abs(drawn.g - colour.g), abs(drawn.b - colour.b)) <= 1


async def test_nothing_moves_and_nothing_blinks(open_kiosk):
    async with open_kiosk() as hands:
        assert hands.app.animation_level == "none"
