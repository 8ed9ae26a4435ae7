"""Windows and folds in millimetres, as the norms and the makers of envelopes draw them."""

from __future__ import annotations

import pytest

from kiosk.config import LetterSettings, PaperSize, WindowName
from kiosk.errors import KioskError
from kiosk.sheets.paper import A4, LETTER, Paper
from kiosk.sheets.window import LOWEST, WINDOWS, Pane, WrongPaper, window

PANES = [each.on(paper) for each in WINDOWS.values() for paper in each.papers]


def test_the_settings_name_the_windows_there_are() -> None:
    assert [name.value for name in WindowName if name] == [*WINDOWS]


@pytest.mark.parametrize("name", WINDOWS)
def test_the_settings_and_the_windows_agree_on_paper(name: str) -> None:
    for size, paper in ((PaperSize.A4, A4), (PaperSize.LETTER, LETTER)):
        if paper in window(name).papers:
            assert LetterSettings(paper=size, window=WindowName(name)).window == name
        else:
            with pytest.raises(ValueError, match=f'has the window "{name}", made for A4 paper'):
                LetterSettings(paper=size, window=WindowName(name))


@pytest.mark.parametrize(
    ("name", "top", "folds", "address_top"),
    [("din5008-a", 27.0, (87.0, 192.0), 44.7), ("din5008-b", 45.0, (105.0, 210.0), 62.7)],
)
def test_din_5008_is_as_the_norm_has_it(name: str, top: float, folds: tuple[float, ...], address_top: float) -> None:
    pane = window(name).on(A4)
    assert pane.seen == (20.0, top, 85.0, 45.0)
    assert pane.folds == folds
    assert pane.window.hole == 148.5
    assert pane.slot.left == 25.0
    assert (pane.slot.top, pane.slot.height) == (pytest.approx(address_top), pytest.approx(27.3))
    assert pane.body == pytest.approx(top + 45.0 + 8.46)


def test_a_number_ten_is_measured_in_inches_on_paper_folded_in_thirds() -> None:
    pane = window("us-10").on(LETTER)
    third = 11 * 25.4 / 3
    assert pane.folds == pytest.approx((third, 2 * third))
    assert pane.seen.left == pytest.approx(7 / 8 * 25.4)
    assert pane.seen.bottom == pytest.approx(third - 0.5 * 25.4)
    assert (pane.seen.width, pane.seen.height) == pytest.approx((4.5 * 25.4, 9 / 8 * 25.4))
    assert pane.seen.bottom - pane.slot.bottom == pytest.approx(25.4 / 8, abs=0.05)


def test_a_c5_letter_is_folded_once_and_a_dl_letter_in_thirds() -> None:
    assert window("c5").on(A4).folds == (148.5,)
    assert window("dl-left").on(A4).folds == (99.0, 198.0)
    assert window("dl-right").on(A4).seen.right == 200.0


@pytest.mark.parametrize("pane", PANES, ids=lambda pane: f"{pane.window.name}-{pane.paper.name}")
def test_a_folded_letter_goes_into_its_envelope(pane: Pane) -> None:
    right, up = pane.slide
    assert right > 0 and up > 0
    assert pane.folds[0] <= pane.window.envelope[1]


@pytest.mark.parametrize("pane", PANES, ids=lambda pane: f"{pane.window.name}-{pane.paper.name}")
def test_an_address_has_room_for_six_lines_inside_the_window(pane: Pane) -> None:
    slot, seen = pane.slot, pane.seen
    assert slot.height >= LOWEST and slot.width > 55
    assert seen.left <= slot.left and slot.right <= seen.right
    assert seen.top <= slot.top and slot.bottom <= seen.bottom


@pytest.mark.parametrize("pane", PANES, ids=lambda pane: f"{pane.window.name}-{pane.paper.name}")
def test_nothing_but_the_address_is_ever_seen_wherever_the_letter_slides(pane: Pane) -> None:
    right, up = pane.slide
    aside, seen = pane.aside, pane.seen
    assert aside.right <= seen.left - right or aside.left >= pane.seen.left + pane.window.width
    assert pane.body >= seen.bottom + up
    if pane.steady and not pane.window.notes:
        assert pane.slot.top >= seen.top + up and pane.slot.right <= seen.right - right


@pytest.mark.parametrize(("name", "paper"), [("din5008-a", LETTER), ("din5008-b", LETTER)])
def test_paper_that_no_such_envelope_takes_is_refused(name: str, paper: Paper) -> None:
    with pytest.raises(WrongPaper, match=rf"^The window {name} is for A4 paper, and this letter is on Letter\.$"):
        window(name).on(paper)


def test_an_unknown_window_is_a_sentence_that_lists_the_known() -> None:
    with pytest.raises(KioskError, match=r"^There is no window called 'oval': choose din5008-a, din5008-b, dl-left"):
        window("oval")
