"""Every way for a sheet to leave the kiosk, with the real parts behind it."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.printing.command import Command
from kiosk.printing.folder import Folder
from kiosk.printing.ipp import Ipp
from kiosk.printing.lp import Lp
from kiosk.printing.printer import Printer
from kiosk.printing.several import Several
from kiosk.sheets.raster import pages_of
from tests.printing.real.machine import Machine

WAYS = ("folder", "lp", "command", "ipp to CUPS", "ipp to the printer", "ipp in pixels", "several")


@dataclass
class Way:
    """One back-end as the kiosk makes it at each start, what came out at its end, and how that goes away."""

    kind: str
    start: Callable[[], Printer]
    out: Callable[[], list[Path]]
    away: Callable[[], None]
    machine: Machine | None = None


def made(kind: str, request: pytest.FixtureRequest) -> Way:
    """The way of this kind, switched on."""
    folder: Path = request.getfixturevalue("tmp_path")
    if kind == "folder":
        return _folder(folder / "sheets")
    if kind == "command":
        return _command(folder)
    machine: Machine = request.getfixturevalue("picture_machine" if kind == "ipp in pixels" else "machine")

    def out() -> list[Path]:
        return sorted((machine.folder / "tray").glob("*.pdf"))

    starts: dict[str, Callable[[], Printer]] = {
        "ipp to the printer": lambda: Ipp(machine.uri, 20),
        "ipp in pixels": lambda: Ipp(machine.uri, 20, render=pages_of),
        "several": lambda: Several([_nobody(), Ipp(machine.uri, 20, name="Office")]),
    }
    if kind in starts:
        return Way(kind, starts[kind], out, machine.off, machine)
    service = request.getfixturevalue("service")
    request.getfixturevalue("monkeypatch").setenv("CUPS_SERVER", f"127.0.0.1:{service.port}")
    start: Callable[[], Printer] = (lambda: Lp("kiosk", 20)) if kind == "lp" else (lambda: Ipp(service.uri, 20))
    return Way(kind, start, out, service.kill, machine)


def _folder(folder: Path) -> Way:
    def away() -> None:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
        folder.write_text("something else")

    printer = Folder(folder)
    return Way("folder", lambda: Folder(folder), printer.tray.sheets, away)


def _command(folder: Path) -> Way:
    (folder / "out").mkdir()
    program = folder / "prints"
    program.write_text(f'#!/bin/sh\nexec cp "$1" {folder}/out/$(ls {folder}/out | wc -l).pdf\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    start = lambda: Command([str(program), "{file}"], 20)  # noqa: E731
    return Way("command", start, lambda: sorted((folder / "out").iterdir()), program.unlink)


def _nobody() -> Printer:
    # Port 1 is one that nobody listens at: a printer that is switched off.
    return Ipp("ipp://localhost:1/ipp/print", 20, name="Hall")
