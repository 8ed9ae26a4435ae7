"""The looks: ink on paper, one accent (amber), one quiet grey; red only when paper or words are in danger.

Every pair of colours is held by a test to its contrast: text at least 12:1 (21:1 in ``contrast``), what is said
quietly 7:1, the border of a focus 7:1, of anything else that can be pressed above 3:1. The themes that come with
Textual leave idle borders at 1.0 to 1.2:1, so that nobody sees a field.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.theme import Theme

from kiosk.config import ThemeName


@dataclass(frozen=True, slots=True)
class Palette:
    """The six colours of a look, as ``#RRGGBB`` or the name of an ANSI colour."""

    paper: str
    ink: str
    accent: str
    quiet: str
    edge: str
    danger: str

    def theme(self, name: str, *, dark: bool, ansi: bool = False) -> Theme:
        """The palette as Textual takes it."""
        variables = {
            "paper": self.paper,
            "ink": self.ink,
            "quiet": self.quiet,
            "edge": self.edge,
            "danger": self.danger,
            "ansi-background": self.paper,
            "ansi-foreground": self.ink,
            "input-selection-background": self.accent,
            "input-selection-foreground": self.paper,
        }
        return Theme(
            name=name,
            primary=self.accent,
            accent=self.accent,
            error=self.danger,
            foreground=self.ink,
            background=self.paper,
            surface=self.paper,
            panel=self.paper,
            dark=dark,
            ansi=ansi,
            variables=variables,
        )


NIGHT = Palette("#14120F", "#F4EEE2", "#FFB833", "#B3AA9B", "#857C6E", "#FF8A73")
DAY = Palette("#FBF7EE", "#1A1814", "#744600", "#575145", "#857C6C", "#9E1B12")
CONTRAST = Palette("#000000", "#FFFFFF", "#FFD400", "#D6D6D6", "#8A8A8A", "#FF8C8C")
SIXTEEN = Palette(
    "ansi_black", "ansi_bright_white", "ansi_bright_yellow", "ansi_white", "ansi_white", "ansi_bright_red"
)

THEMES = {
    ThemeName.NIGHT: NIGHT.theme("night", dark=True),
    ThemeName.DAY: DAY.theme("day", dark=False),
    ThemeName.CONTRAST: CONTRAST.theme("contrast", dark=True),
    ThemeName.SIXTEEN: SIXTEEN.theme("sixteen", dark=True, ansi=True),
}
"""Every look by its name in kiosk.toml."""
