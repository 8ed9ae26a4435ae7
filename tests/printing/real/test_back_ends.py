"""What the spool relies on, whichever way a sheet goes: one contract, with real parts behind each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.printing.folder import Folder
from kiosk.printing.ipp import Ipp
from kiosk.printing.lp import Lp
from kiosk.printing.printer import Printer, Refused, Stage, Unsure

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"
OTHER = "00112233445566778899aabbccddeeff"
NAME = "tun-aung-letter"


@dataclass
class Way:
    """One back-end, and the sheets that came out at its end."""

    printer: Printer
    out: Callable[[], list[Path]]


@pytest.fixture(params=["folder", "lp", "ipp to CUPS", "ipp to the printer"])
def way(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Way:
    if request.param == "folder":
        folder = Folder(tmp_path / "sheets")
        return Way(folder, folder.tray.sheets)
    machine = request.getfixturevalue("machine")
    tray = machine.folder / "tray"

    def out() -> list[Path]:
        return sorted(tray.glob("*.pdf"))

    if request.param == "ipp to the printer":
        return Way(Ipp(machine.uri, 20), out)
    service = request.getfixturevalue("service")
    monkeypatch.setenv("CUPS_SERVER", f"127.0.0.1:{service.port}")
    return Way(Lp("kiosk", 20) if request.param == "lp" else Ipp(service.uri, 20), out)


def printed(way: Way, ref: str, until: Any) -> None:
    until(lambda: way.printer.status(ref, KEY).stage not in (Stage.WAITING, Stage.PRINTING))
    assert way.printer.status(ref, KEY).stage is Stage.DONE


def test_a_letter_arrives_with_its_words_and_once(way: Way, letter: Path, until: Any, words_of: Any) -> None:
    assert way.printer.ready().ok
    printed(way, way.printer.submit(letter, KEY, NAME), until)
    (sheet,) = way.out()
    assert words_of(sheet) == words_of(letter)
    assert "Tun Aung" in words_of(sheet)


def test_a_sheet_that_came_out_is_found_or_asked_about(way: Way, letter: Path, until: Any) -> None:
    ref = way.printer.submit(letter, KEY, NAME)
    printed(way, ref, until)
    try:
        assert way.printer.find(KEY) == ref
        assert way.printer.find(OTHER) is None
    except Unsure:
        # CUPS gives no proof that a sheet was never there once it was, and lp none of anything.
        assert not isinstance(way.printer, Folder)


def test_a_sheet_that_came_out_cannot_be_taken_back_from_a_printer(way: Way, letter: Path, until: Any) -> None:
    ref = way.printer.submit(letter, KEY, NAME)
    printed(way, ref, until)
    assert way.printer.cancel(ref, KEY) is isinstance(way.printer, Folder)


def test_nobody_claims_to_know_a_sheet_that_never_was(way: Way) -> None:
    assert way.printer.ready().ok
    assert way.printer.status("kiosk-4711", OTHER).stage is Stage.UNKNOWN
    assert not way.printer.cancel("kiosk-4711", OTHER)


def test_a_page_that_is_gone_is_refused(way: Way, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        way.printer.submit(tmp_path / "gone.pdf", KEY, NAME)
    assert way.out() == []
