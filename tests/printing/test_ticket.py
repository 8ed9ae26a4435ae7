from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from kiosk.printing.ipp_offer import Offer, offer
from kiosk.printing.printer import Abilities
from kiosk.printing.pwg import Back, Form
from kiosk.printing.ticket import lp_options, wishes

LETTER, CARD = "tun-aung-letter", "tun-aung-card"
BOTH = ("one-sided", "two-sided-long-edge")


def dots(across: int, along: int, unit: int = 3) -> bytes:
    return struct.pack(">iib", across, along, unit)


@pytest.fixture
def told() -> Offer:
    return offer(
        {
            "printer-make-and-model": ["Example\x1b 400"],
            "sides-supported": [*BOTH],
            "print-color-mode-supported": ["auto", "color", "monochrome"],
            "media-ready": ["iso_a4_210x297mm", "na_letter_8.5x11in", "iso_dl_110x220mm"],
            "document-format-supported": ["image/pwg-raster"],
            "pwg-raster-document-resolution-supported": [dots(300, 300), dots(600, 600), dots(1200, 1200)],
            "pwg-raster-document-type-supported": ["sgray_8", "srgb_8"],
            "pwg-raster-document-sheet-back": ["rotated"],
        }
    )


def test_nothing_is_scaled_and_the_paper_is_named() -> None:
    asked = wishes(LETTER, "Letter", BOTH, (), colour=True)
    assert asked == {"media": "na_letter_8.5x11in", "sides": "one-sided", "print-scaling": "none"}


@pytest.mark.parametrize(
    "name, sides, asked",
    [
        (CARD, BOTH, "two-sided-long-edge"),
        (CARD, (), "two-sided-long-edge"),
        (CARD, ("one-sided",), "one-sided"),
        ("several-cards", BOTH, "two-sided-long-edge"),
        (LETTER, BOTH, "one-sided"),
        ("tun-aung-bundle", BOTH, "one-sided"),
    ],
)
def test_only_a_card_asks_for_both_sides_and_only_where_they_are(name: str, sides: tuple[str, ...], asked: str) -> None:
    assert wishes(name, "A4", sides, (), colour=True)["sides"] == asked


@pytest.mark.parametrize(
    "modes, colour, asked",
    [
        (("auto", "color", "monochrome"), True, "auto"),
        (("color", "monochrome"), True, "color"),
        (("color", "monochrome"), False, "monochrome"),
        (("monochrome",), True, None),
        ((), False, None),
    ],
)
def test_colour_is_asked_for_where_it_is(modes: tuple[str, ...], colour: bool, asked: str | None) -> None:
    assert wishes(LETTER, "A4", (), modes, colour=colour).get("print-color-mode") == asked


def test_lp_is_told_the_same() -> None:
    asked = "-o media=iso_a4_210x297mm -o sides=two-sided-long-edge -o print-scaling=none"
    assert " ".join(lp_options(CARD, "A4", colour=True)) == asked
    assert lp_options(CARD, "A4", colour=False)[-1] == "print-color-mode=monochrome"


def test_an_offer_is_told_to_people(told: Offer) -> None:
    paper = ("A4", "Letter", "110x220mm")
    assert told.abilities() == Abilities("Example 400", paper, two_sided=True, colour=True, raster=True)


def test_what_a_printer_does_not_tell_is_not_guessed() -> None:
    assert offer({}).abilities() == Abilities()


def test_a_page_is_drawn_as_sharp_as_an_eye_can_see(told: Offer) -> None:
    assert told.form(CARD, "A4", colour=True) == Form(600, True, "iso_a4_210x297mm", True, Back.ROTATED)
    assert told.form(LETTER, "A4", colour=False) == Form(600, False, "iso_a4_210x297mm", False, Back.ROTATED)


@pytest.mark.parametrize(
    "lacking",
    [
        {"formats": ("application/pdf",)},
        {"types": ("cmyk_8", "black_1")},
        {"dots": ()},
    ],
)
def test_where_no_picture_of_ours_is_read_none_is_drawn(told: Offer, lacking: dict[str, tuple[str, ...]]) -> None:
    assert replace(told, **lacking).form(LETTER, "A4", colour=True) is None  # type: ignore[arg-type]


def test_odd_resolutions_are_left_alone() -> None:
    name = "pwg-raster-document-resolution-supported"
    assert offer({name: [dots(600, 1200), dots(118, 118, 4), b"?", 300]}).dots == ()
    assert offer({name: [dots(1200, 1200)]}).dots == (1200,)


def test_a_back_that_nobody_knows_is_left_as_it_is(told: Offer) -> None:
    form = replace(told, back="inside-out").form(CARD, "A4", colour=True)
    assert form is not None and form.back is Back.NORMAL
