from __future__ import annotations

from pathlib import Path

from kiosk.config import PrinterKind, Printing
from kiosk.printing.folder import Folder
from kiosk.printing.lp import Lp
from kiosk.printing.printer import printer_for


def test_a_kiosk_without_a_printer_has_a_folder_of_sheets(data: Path) -> None:
    printer = printer_for(Printing(), data)
    assert isinstance(printer, Folder)
    assert printer.tray.folder == data / "sheets"
    assert printer.keeps_sheets


def test_a_printer_known_to_cups_is_reached_through_lp(data: Path) -> None:
    printer = printer_for(Printing(printer=PrinterKind.LP, queue="kiosk"), data)
    assert isinstance(printer, Lp)
    assert not printer.keeps_sheets
