from __future__ import annotations

import pytest

from kiosk.printing.ipp_codec import Attributes, Value
from kiosk.printing.ipp_state import EMPTY, PrinterState, printer_state


def told(*reasons: str, state: int = 3, message: str = "", **more: list[Value]) -> PrinterState:
    attributes: Attributes = {"printer-state": [state], "printer-state-reasons": list(reasons)}
    attributes["printer-state-message"] = [message]
    attributes |= {name.replace("_", "-"): values for name, values in more.items()}
    return printer_state(attributes)


def test_a_printer_that_tells_nothing_is_taken_at_its_best() -> None:
    state = printer_state({})
    assert (state.obstacle(), state.warnings(), state.accepts, state.takes_pdf) == (None, "", True, True)
    assert state.holds("iso_a4")


@pytest.mark.parametrize("suffix", ["", "-error", "-warning", "-report"])
def test_the_end_of_a_reason_changes_nothing(suffix: str) -> None:
    assert told(f"media-empty{suffix}").obstacle() == EMPTY
    assert told(f"toner-low{suffix}").warnings() == "The toner or ink runs low."


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("offline", "The printer is switched off or cannot be reached: look at its plug, its cable and its network."),
        ("shutdown", "The printer is switched off or cannot be reached: look at its plug, its cable and its network."),
        ("door-open", "A cover of the printer is open: close it."),
        ("interlock-open", "A cover of the printer is open: close it."),
        ("output-area-full", "The printer's output tray is full: take the sheets out."),
        ("marker-supply-missing", "A cartridge is missing in the printer: put one in."),
        ("marker-waste-full", "The printer's waste box is full: change it."),
        ("opc-life-over", "The printer's drum is worn out: change it."),
        ("fuser-over-temp", "The printer is too hot: let it cool down."),
        ("timed-out", "The printer does not answer: switch it off and on again."),
    ],
)
def test_a_trouble_that_no_printer_here_can_be_put_into_is_said(reason: str, sentence: str) -> None:
    assert told(f"{reason}-error").obstacle() == sentence


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("media-low", "Little paper is left in the tray."),
        ("marker-supply-low", "The toner or ink runs low."),
        ("marker-waste-almost-full", "Its waste box is nearly full."),
        ("output-area-almost-full", "Its output tray is nearly full."),
    ],
)
def test_what_will_soon_be_a_trouble_stops_nothing(reason: str, sentence: str) -> None:
    state = told(f"{reason}-warning")
    assert (state.obstacle(), state.warnings()) == (None, sentence)


@pytest.mark.parametrize(
    ("level", "empty"), [(b"level=0;", True), (b"level=-2;", True), (b"level=-3;", False), (b"level=50;", False)]
)
def test_an_empty_tray_beside_one_with_paper_stops_nothing(level: bytes, empty: bool) -> None:
    trays: list[Value] = [b"type=sheetFeedAuto;level=0;name=one", b"type=sheetFeedAuto;" + level + b"name=two"]
    assert (told("media-empty", printer_input_tray=trays).obstacle() == EMPTY) is empty


def test_a_printer_that_has_stopped_says_why_in_its_own_words() -> None:
    state = told("other-error", state=5, message="Call \x1b[31mservice:\nE-12")
    assert state.obstacle() == "The printer has stopped: look at its display. Call [31mservice: E-12"


@pytest.mark.parametrize(
    ("message", "by_itself"),
    [
        ("The printer is not responding.", True),
        ("The printer may not exist or is unavailable at this time.", True),
        ("Printer stopped due to backend errors; please consult the error_log file for details.", True),
        ("Paused", False),
        ("Changing the drum", False),
        ("", False),
    ],
)
def test_a_pause_of_cups_is_told_from_a_person_s(message: str, by_itself: bool) -> None:
    assert told("paused", state=5, message=message).paused_by_itself is by_itself
    assert not told("none", message=message).paused_by_itself


def test_paper_is_known_by_its_size_whatever_its_edges() -> None:
    state = told(media_ready=["iso_a4_210x297mm.borderless"])
    assert state.holds("iso_a4") and not state.holds("na_letter")
