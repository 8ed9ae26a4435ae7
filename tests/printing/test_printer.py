from __future__ import annotations

from pathlib import Path

from kiosk.config import PaperSize
from kiosk.printers import OnePrinter, PrinterKind, Printing
from kiosk.printing.command import Command
from kiosk.printing.folder import Folder
from kiosk.printing.ipp import Ipp
from kiosk.printing.lp import Lp
from kiosk.printing.printer import printer_for
from kiosk.printing.several import Several


def test_a_kiosk_without_a_printer_has_a_folder_of_sheets(data: Path) -> None:
    printer = printer_for(Printing(), data)
    assert isinstance(printer, Folder)
    assert printer.tray.folder == data / "sheets"
    assert printer.keeps_sheets


def test_a_printer_known_to_cups_is_reached_through_lp(data: Path) -> None:
    printer = printer_for(Printing(printer=PrinterKind.LP, queue="kiosk"), data)
    assert isinstance(printer, Lp)
    assert not printer.keeps_sheets


def test_a_printer_is_asked_in_its_own_language_at_its_address(data: Path) -> None:
    settings = Printing(printer=PrinterKind.IPP, uri="ipp://192.0.2.7/ipp/print", queue="kiosk")
    printer = printer_for(settings, data, PaperSize.LETTER)
    assert isinstance(printer, Ipp)
    assert (printer.uri, printer.paper) == ("ipp://192.0.2.7/ipp/print", "Letter")
    assert not printer.keeps_sheets


def test_without_an_address_the_queue_of_cups_on_this_machine_is_asked(data: Path) -> None:
    printer = printer_for(Printing(printer=PrinterKind.IPP, queue="im-Flur"), data)
    assert isinstance(printer, Ipp)
    assert printer.uri == "ipp://localhost:631/printers/im-Flur"


def test_several_tables_are_several_printers_by_their_names(data: Path) -> None:
    also = (
        OnePrinter(printer=PrinterKind.LP, queue="office"),
        OnePrinter(printer=PrinterKind.COMMAND, command=("prints", "{file}"), name="Hall"),
        OnePrinter(),
    )
    printer = printer_for(Printing(printer=PrinterKind.IPP, uri="ipp://192.0.2.7/ipp/print", also=also), data)
    assert isinstance(printer, Several)
    assert [one.name for one in printer.printers] == ["192.0.2.7", "office", "Hall", "folder"]
    assert [type(one) for one in printer.printers] == [Ipp, Lp, Command, Folder]
    assert not printer.keeps_sheets


def test_a_name_goes_before_everything_it_could_be_called_otherwise() -> None:
    assert OnePrinter(printer=PrinterKind.IPP, queue="office", uri="ipp://192.0.2.7/", name="Hall").called == "Hall"
    assert OnePrinter(printer=PrinterKind.IPP, queue="office", uri="ipp://192.0.2.7/").called == "192.0.2.7"
    assert OnePrinter(printer=PrinterKind.LP).called == "lp"
