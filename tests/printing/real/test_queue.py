"""A queue of CUPS with a printer behind it: what CUPS hides, forgets or stops for good, and how the sheet fares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.printing.ipp import Ipp
from kiosk.printing.printer import ASK, Health, OutOfOrder, Progress, Stage, Unsure
from tests.printing.real.machine import Machine
from tests.printing.real.service import Service

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"
OTHER = "00112233445566778899aabbccddeeff"
NAME = "tun-aung-letter"
READY = Health(True, "The printer is ready.")
OFF = "The printer is switched off or cannot be reached: look at its plug, its cable and its network."
PAUSED = "The print queue is paused: look after the printer, then resume it (cupsenable)."
ENDED = "The printer gave this sheet up, or somebody cancelled it. Look in its tray before you print it again."
NO_CUPS = "The print service (CUPS) of this machine is not running: start it."


@pytest.fixture
def ipp(service: Service) -> Ipp:
    return Ipp(service.uri, 20)


def done(ipp: Ipp, ref: str, until: Any, key: str = KEY) -> None:
    until(lambda: ipp.status(ref, key).stage is Stage.DONE)


def test_a_queue_that_is_not_there_is_said(service: Service, letter: Path) -> None:
    strange = Ipp(service.uri + "x", 20)
    assert strange.ready() == Health(False, "CUPS knows no printer of this name: `lpstat -e` lists those it knows.")
    with pytest.raises(OutOfOrder, match="CUPS knows no printer of this name"):
        strange.submit(letter, KEY, NAME)


def test_paper_and_sides_pass_through_cups_under_the_key_alone(
    ipp: Ipp, machine: Machine, letter: Path, until: Any
) -> None:
    done(ipp, ipp.submit(letter, KEY, "tun-aung-card"), until)
    (sheet,) = machine.sheets
    assert (sheet[1], sheet[3]) == (KEY, "two-sided-long-edge")


def test_the_toner_is_told_by_the_printer_though_cups_at_rest_knows_nothing(ipp: Ipp, machine: Machine) -> None:
    machine.toner(0)
    assert ipp.ready() == Health(False, "The toner or ink is used up: change the cartridge.")


def test_a_printer_that_is_off_is_said_though_cups_calls_it_printing(
    ipp: Ipp, machine: Machine, letter: Path, until: Any
) -> None:
    machine.off()
    ref = ipp.submit(letter, KEY, NAME)
    until(lambda: ipp.status(ref, KEY) == Progress(Stage.PRINTING, OFF))
    assert ipp.ready() == Health(False, OFF)
    machine.on()
    done(ipp, ref, until)
    assert machine.keys == [KEY]
    assert ipp.ready() == READY


def test_a_queue_that_a_person_paused_stays_paused(ipp: Ipp, service: Service, machine: Machine, letter: Path) -> None:
    service.run("cupsdisable", "-r", "Changing the drum", "kiosk")
    assert ipp.ready() == Health(False, PAUSED)
    ref = ipp.submit(letter, KEY, NAME)
    assert ipp.status(ref, KEY) == Progress(Stage.WAITING, PAUSED)
    assert machine.keys == []


def test_a_queue_that_cups_paused_goes_on_by_itself_once_the_printer_is_back(
    ipp: Ipp, service: Service, machine: Machine, letter: Path, until: Any
) -> None:
    service.queue("?contimeout=1", "-o", "printer-error-policy=stop-printer")
    machine.off()
    ref = ipp.submit(letter, KEY, NAME)
    until(lambda: ipp.status(ref, KEY) == Progress(Stage.WAITING, OFF))
    machine.on()
    assert ipp.ready() == READY
    done(ipp, ref, until)
    assert machine.keys == [KEY]


def test_a_queue_that_accepts_nothing_is_said(ipp: Ipp, service: Service, letter: Path) -> None:
    sentence = "The printer accepts no sheets at the moment: let it accept them again (cupsaccept)."
    service.run("cupsreject", "kiosk")
    assert ipp.ready() == Health(False, sentence)
    with pytest.raises(OutOfOrder) as trouble:
        ipp.submit(letter, KEY, NAME)
    assert str(trouble.value) == sentence


def test_a_held_sheet_is_said(ipp: Ipp, service: Service, letter: Path, until: Any) -> None:
    service.run("lpadmin", "-p", "kiosk", "-o", "job-hold-until-default=indefinite")
    ref = ipp.submit(letter, KEY, NAME)
    sentence = "Somebody holds this sheet back in the print queue: release it there."
    assert ipp.status(ref, KEY) == Progress(Stage.WAITING, sentence)


def test_a_page_that_cups_cannot_read_does_not_block_the_queue(
    ipp: Ipp, machine: Machine, letter: Path, tmp_path: Path, until: Any
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 no more of it")
    ref = ipp.submit(tmp_path / "broken.pdf", KEY, NAME)
    # Where CUPS has begun to send before its filter fails, this printer takes nothing at all for a sheet and prints it.
    until(lambda: ipp.status(ref, KEY).stage in (Stage.FAILED, Stage.DONE))
    done(ipp, ipp.submit(letter, OTHER, NAME), until, OTHER)
    assert machine.keys[-1] == OTHER


def test_a_sheet_in_the_queue_is_taken_back(
    ipp: Ipp, service: Service, machine: Machine, letter: Path, until: Any
) -> None:
    service.run("cupsdisable", "kiosk")
    ref = ipp.submit(letter, KEY, NAME)
    assert ipp.cancel(ref, KEY)
    service.run("cupsenable", "kiosk")
    assert ipp.status(ref, KEY) == Progress(Stage.FAILED, ENDED)
    assert machine.keys == []


def test_a_sheet_that_the_printer_gave_up_is_said(ipp: Ipp, machine: Machine, letter: Path, until: Any) -> None:
    machine.breaks()
    ref = ipp.submit(letter, KEY, NAME)
    until(lambda: ipp.status(ref, KEY).stage is Stage.FAILED)
    # CUPS calls it cancelled or, where the printer was quick, completed.
    assert ipp.status(ref, KEY).reason.startswith("The printer gave this sheet up")
    assert machine.keys == []


def test_without_cups_nothing_is_sent(ipp: Ipp, service: Service, letter: Path) -> None:
    service.kill()
    assert ipp.ready() == Health(False, NO_CUPS)
    with pytest.raises(OutOfOrder) as trouble:
        ipp.submit(letter, KEY, NAME)
    assert str(trouble.value) == NO_CUPS
    service.on()
    service.again()
    assert ipp.ready() == READY


def test_a_frozen_cups_may_have_got_the_sheet(service: Service, letter: Path) -> None:
    ipp = Ipp(service.uri, 0.3)
    ipp.abilities()
    service.freeze()
    assert ipp.ready() == Health(False, "The print service (CUPS) of this machine does not answer.")
    with pytest.raises(Unsure, match=r"The printer did not answer in time\. Did this one come out\?"):
        ipp.submit(letter, KEY, NAME)
    service.thaw()


def test_a_sheet_that_cups_lost_before_it_printed_is_asked_about_and_its_number_given_to_another(
    ipp: Ipp, service: Service, machine: Machine, letter: Path, until: Any
) -> None:
    service.run("cupsdisable", "kiosk")
    ref = ipp.submit(letter, KEY, NAME)
    service.kill()
    assert ipp.status(ref, KEY) == Progress(Stage.WAITING, NO_CUPS)
    service.on()
    service.again()
    assert ipp.status(ref, KEY) == Progress(Stage.UNKNOWN, f"The printer has forgotten this sheet. {ASK}")
    with pytest.raises(Unsure):
        ipp.find(KEY)
    assert ipp.submit(letter, OTHER, NAME) == ref
    done(ipp, ref, until, OTHER)
    assert ipp.status(ref, KEY).stage is Stage.UNKNOWN
    assert machine.keys == [OTHER]


def test_a_sheet_in_print_while_cups_is_killed_and_restarted_comes_out_once(
    ipp: Ipp, service: Service, machine: Machine, letter: Path, until: Any
) -> None:
    machine.hold()
    ref = ipp.submit(letter, KEY, NAME)
    until(lambda: ipp.status(ref, KEY) == Progress(Stage.PRINTING))
    until(lambda: machine.has(KEY))
    service.crash()
    assert ipp.status(ref, KEY) == Progress(Stage.WAITING, NO_CUPS)
    service.on()
    service.again()
    assert ipp.status(ref, KEY) == Progress(Stage.PRINTING)
    assert ipp.find(KEY) is not None
    machine.let_go()
    done(ipp, ref, until)
    assert machine.keys == [KEY]


def test_a_sheet_that_came_out_is_known_though_cups_was_killed_and_lost_it(
    ipp: Ipp, service: Service, machine: Machine, letter: Path, until: Any
) -> None:
    ref = ipp.submit(letter, KEY, NAME)
    done(ipp, ref, until)
    service.kill()
    service.on()
    service.again()
    assert ipp.status(ref, KEY).stage is Stage.DONE
    assert ipp.find(KEY) is not None
    assert machine.keys == [KEY]


def test_a_sheet_is_found_by_its_key_after_a_crash_of_the_kiosk(
    ipp: Ipp, service: Service, letter: Path, until: Any
) -> None:
    service.run("cupsdisable", "kiosk")
    ref = ipp.submit(letter, KEY, NAME)
    assert Ipp(service.uri, 20).find(KEY) == ref
    service.run("cupsenable", "kiosk")
    done(ipp, ref, until)
    assert Ipp(service.uri, 20).find(KEY) == ref
    assert ipp.find(OTHER) is None


def test_a_printer_that_cannot_be_asked_is_as_cups_says(
    ipp: Ipp, service: Service, letter: Path, until: Any, words_of: Any
) -> None:
    service.run("lpadmin", "-p", "kiosk", "-v", f"file:{service.folder}/paper.pdf")
    assert ipp.ready() == READY
    ref = ipp.submit(letter, KEY, NAME)
    done(ipp, ref, until)
    assert words_of(service.folder / "paper.pdf") == words_of(letter)
    assert ipp.find(KEY) == ref
    with pytest.raises(Unsure):
        # CUPS may have lost what it knew in a power cut, and nobody else can tell.
        ipp.find(OTHER)


def test_a_printer_that_tells_the_kiosk_nothing_is_as_cups_says(ipp: Ipp, service: Service, machine: Machine) -> None:
    machine.toner(0)
    service.run("lpadmin", "-p", "kiosk", "-v", machine.uri + "/elsewhere")
    assert ipp.ready() == READY


def test_pages_are_those_that_the_printer_counts_and_not_what_cups_has_sent(
    ipp: Ipp, machine: Machine, letter: Path, until: Any
) -> None:
    machine.hold()
    ref = ipp.submit(letter, KEY, NAME)
    until(lambda: machine.has(KEY))
    assert ipp.status(ref, KEY).pages == 0
    machine.says("ATTR: job-impressions-completed=2")
    until(lambda: ipp.status(ref, KEY).pages == 2)
    machine.let_go()
    done(ipp, ref, until, KEY)
