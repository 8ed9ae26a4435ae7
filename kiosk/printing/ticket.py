"""What a sheet is printed on and how: the same wishes for every printer, as IPP and lp write them.

Nothing is scaled, because an address must stay behind its window, and nothing is asked of a printer that it lacks.
"""

from __future__ import annotations

SIZES = {"A4": "iso_a4_210x297mm", "Letter": "na_letter_8.5x11in"}
"""What printers call the sheets that they hold (PWG 5101.1)."""

TWO_SIDED = "two-sided-long-edge"
ONE_SIDED = "one-sided"
MONOCHROME = "monochrome"

_TWO_SIDED_SHEETS = ("-card", "-cards")
"""How the name of a sheet ends that is printed on both sides: a card is cut from two."""

_IN_COLOUR = ("auto", "color")
"""With "auto" a page of black letters costs no colour."""


def is_two_sided(name: str) -> bool:
    """Whether the sheet of this name (case and sheet) has something on its back."""
    return name.endswith(_TWO_SIDED_SHEETS)


def wishes(name: str, paper: str, sides: tuple[str, ...], modes: tuple[str, ...], *, colour: bool) -> dict[str, str]:
    """What to ask for by IPP, of a printer that offers these `sides` and `modes` of colour; empty is "can't tell"."""
    both = is_two_sided(name) and (not sides or TWO_SIDED in sides)
    asked = {"media": SIZES[paper], "sides": TWO_SIDED if both else ONE_SIDED, "print-scaling": "none"}
    wanted = _IN_COLOUR if colour else (MONOCHROME,)
    mode = next((mode for mode in wanted if mode in modes), None)
    return asked | ({"print-color-mode": mode} if mode else {})


def lp_options(name: str, paper: str, *, colour: bool) -> tuple[str, ...]:
    """The same for lp, which can't ask what is offered: CUPS leaves out what its printer can't do."""
    asked = wishes(name, paper, (), () if colour else (MONOCHROME,), colour=colour)
    return tuple(word for key, value in asked.items() for word in ("-o", f"{key}={value}"))
