"""A printer asked without CUPS: each of its troubles is raised in the real thing, and said in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.printing.ipp import Ipp
from kiosk.printing.printer import ASK, Health, OutOfOrder, Progress, Refused, Stage, Unsure
from tests.printing.real.machine import Machine

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"
OTHER = "00112233445566778899aabbccddeeff"
NAME = "tun-aung-letter"
READY = Health(True, "The printer is ready.")
EMPTY = "The paper tray is empty: put paper in."
OFF = "The printer is switched off or cannot be reached: look at its plug, its cable and its network."


@pytest.fixture
def ipp(machine: Machine) -> Ipp:
    return Ipp(machine.uri, 20)


def done(ipp: Ipp, ref: str, until: Any, key: str = KEY) -> None:
    until(lambda: ipp.status(ref, key).stage is Stage.DONE)


def test_an_address_without_a_printer_is_said(machine: Machine, letter: Path) -> None:
    strange = Ipp(f"ipp://localhost:{machine.port}/ipp/elsewhere", 20)
    sentence = "No printer answers at this address: look at printing.uri in kiosk.toml."
    assert strange.ready() == Health(False, sentence)
    with pytest.raises(OutOfOrder, match="No printer answers at this address"):
        strange.submit(letter, KEY, NAME)


def test_the_printer_is_told_a_key_the_paper_and_no_name(ipp: Ipp, machine: Machine, letter: Path, until: Any) -> None:
    done(ipp, ipp.submit(letter, KEY, NAME), until)
    assert machine.sheets == [["0", KEY, "iso_a4_210x297mm", "one-sided"]]


def test_a_card_is_printed_on_both_sides(ipp: Ipp, machine: Machine, letter: Path, until: Any) -> None:
    done(ipp, ipp.submit(letter, KEY, "tun-aung-card"), until)
    assert machine.sheets[0][3] == "two-sided-long-edge"


def test_an_empty_tray_is_said_and_the_sheet_comes_out_once_it_is_filled(
    ipp: Ipp, machine: Machine, letter: Path, until: Any
) -> None:
    machine.load(0)
    assert ipp.ready() == Health(False, EMPTY)
    ref = ipp.submit(letter, KEY, NAME)
    until(lambda: ipp.status(ref, KEY) == Progress(Stage.PRINTING, EMPTY))
    assert machine.keys == []
    machine.load(250)
    done(ipp, ref, until)
    assert machine.keys == [KEY]
    assert ipp.ready() == READY


def test_of_two_trays_one_may_be_empty(ipp: Ipp, machine: Machine) -> None:
    machine.by_pass(0)
    assert ipp.ready() == Health(True, "The printer is ready. One of its trays is empty.")


def test_paper_of_another_size_is_said(ipp: Ipp, machine: Machine) -> None:
    machine.load(250, "na_letter_8.5x11in")
    assert ipp.ready() == Health(
        False, "The printer holds no A4 paper: put some in, or set letter.paper in kiosk.toml."
    )
    assert Ipp(machine.uri, 20, "Letter").ready() == READY


def test_toner_that_runs_low_is_said_and_stops_nothing(ipp: Ipp, machine: Machine) -> None:
    machine.toner(5)
    assert ipp.ready() == Health(True, "The printer is ready. The toner or ink runs low.")
    machine.toner(0)
    assert ipp.ready() == Health(False, "The toner or ink is used up: change the cartridge.")
    machine.toner(80)
    assert ipp.ready() == READY


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("media-jam", "Paper is stuck in the printer: open it and take the paper out."),
        ("cover-open", "A cover of the printer is open: close it."),
        ("media-needed", EMPTY),
        ("toner-empty", "The toner or ink is used up: change the cartridge."),
        ("marker-supply-empty", "The toner or ink is used up: change the cartridge."),
        ("spool-area-full", "The printer's memory is full: wait, or switch it off and on again."),
        ("paused", "The printer is paused: press its button to go on."),
        ("input-tray-missing", "The paper tray is not in the printer: push it in."),
    ],
)
def test_a_trouble_in_mid_sheet_is_said_and_the_sheet_comes_out_once_it_is_over(
    ipp: Ipp, machine: Machine, letter: Path, until: Any, reason: str, sentence: str
) -> None:
    machine.hold()
    ref = ipp.submit(letter, KEY, NAME)
    machine.says(f"STATE: +{reason}")
    until(lambda: ipp.status(ref, KEY) == Progress(Stage.PRINTING, sentence))
    assert ipp.ready() == Health(False, sentence)
    machine.says(f"STATE: -{reason}")
    until(lambda: ipp.ready().ok)
    assert ipp.status(ref, KEY) == Progress(Stage.PRINTING)
    machine.let_go()
    done(ipp, ref, until)
    assert machine.keys == [KEY]


def test_a_busy_printer_is_given_the_next_sheet_later(ipp: Ipp, machine: Machine, letter: Path, until: Any) -> None:
    machine.hold()
    first = ipp.submit(letter, KEY, NAME)
    with pytest.raises(OutOfOrder, match=r"The printer is busy with another sheet; the next one follows by itself\."):
        ipp.submit(letter, OTHER, NAME)
    machine.let_go()
    done(ipp, first, until)
    done(ipp, ipp.submit(letter, OTHER, NAME), until, OTHER)
    assert machine.keys == [KEY, OTHER]


def test_a_printer_that_is_off_gets_nothing(ipp: Ipp, machine: Machine, letter: Path) -> None:
    machine.off()
    assert ipp.ready() == Health(False, OFF)
    with pytest.raises(OutOfOrder, match="switched off or cannot be reached"):
        ipp.submit(letter, KEY, NAME)
    with pytest.raises(Unsure):
        ipp.find(KEY)
    assert not ipp.cancel("1", KEY)


def test_a_printer_switched_off_in_mid_sheet_has_forgotten_it_and_a_person_is_asked(
    ipp: Ipp, machine: Machine, letter: Path
) -> None:
    machine.hold()
    ref = ipp.submit(letter, KEY, NAME)
    machine.off()
    assert ipp.status(ref, KEY) == Progress(Stage.WAITING, OFF)
    machine.on()
    assert ipp.status(ref, KEY) == Progress(Stage.UNKNOWN, f"The printer has forgotten this sheet. {ASK}")
    assert machine.keys == []


def test_a_number_given_twice_is_not_taken_for_our_sheet(ipp: Ipp, machine: Machine, letter: Path, until: Any) -> None:
    machine.hold()
    ref = ipp.submit(letter, KEY, NAME)
    machine.off()
    machine.let_go()
    machine.on()
    again = ipp.submit(letter, OTHER, NAME)
    assert again == ref
    done(ipp, again, until, OTHER)
    assert ipp.status(ref, KEY).stage is Stage.UNKNOWN


def test_a_frozen_printer_may_have_got_the_sheet(machine: Machine, letter: Path) -> None:
    ipp = Ipp(machine.uri, 0.3)
    ipp.abilities()
    machine.freeze()
    assert ipp.ready() == Health(
        False, "The printer does not answer: look at its display, or switch it off and on again."
    )
    with pytest.raises(Unsure, match=r"The printer did not answer in time\. Did this one come out\?"):
        ipp.submit(letter, KEY, NAME)
    machine.thaw()


def test_a_sheet_in_print_is_taken_back(ipp: Ipp, machine: Machine, letter: Path, until: Any) -> None:
    machine.hold()
    ref = ipp.submit(letter, KEY, NAME)
    assert ipp.cancel(ref, KEY)
    machine.let_go()
    until(lambda: ipp.status(ref, KEY).stage is Stage.FAILED)
    assert ipp.status(ref, KEY).reason == (
        "Somebody cancelled this sheet. Look in the printer's tray before you print it again."
    )


def test_a_sheet_that_the_printer_gave_up_is_said(ipp: Ipp, machine: Machine, letter: Path, until: Any) -> None:
    machine.breaks()
    ref = ipp.submit(letter, KEY, NAME)
    until(lambda: ipp.status(ref, KEY).stage is Stage.FAILED)
    assert ipp.status(ref, KEY).reason == "The printer gave this sheet up. Look in its tray before you print it again."


def test_a_sheet_is_found_after_a_crash_and_one_that_never_was_sent_is_not(
    ipp: Ipp, machine: Machine, letter: Path, until: Any
) -> None:
    with pytest.raises(Unsure, match=r"The kiosk was stopped while it sent this sheet\. Did this one come out\?"):
        # A printer without any finished job may have forgotten them all.
        ipp.find(KEY)
    ref = ipp.submit(letter, KEY, NAME)
    assert ipp.find(KEY) == ref
    done(ipp, ref, until)
    assert Ipp(machine.uri, 20).find(KEY) == ref
    assert ipp.find(OTHER) is None


def test_a_printer_that_reads_no_pdf_is_said(place: Path, bus: str, machine: Machine, letter: Path) -> None:
    machine.off()
    machine.formats = "image/pwg-raster,image/urf"
    machine.on()
    ipp = Ipp(machine.uri, 20)
    assert ipp.ready() == Health(
        False, "This printer reads no PDF: set it up in CUPS, and name its queue in kiosk.toml."
    )
    with pytest.raises(Refused, match=r"The printer refused this sheet\. "):
        ipp.submit(letter, KEY, NAME)


def test_the_printer_counts_its_pages(ipp: Ipp, machine: Machine, letter: Path, until: Any) -> None:
    machine.hold()
    ref = ipp.submit(letter, KEY, NAME)
    assert ipp.status(ref, KEY).pages == 0
    machine.says("ATTR: job-impressions-completed=2")
    until(lambda: ipp.status(ref, KEY).pages == 2)
    machine.let_go()
    until(lambda: ipp.status(ref, KEY).stage is Stage.DONE)
