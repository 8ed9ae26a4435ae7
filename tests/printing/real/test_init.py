"""What `kiosk init` finds out about the queue of a real print service."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.printing import ipp
from tests.printing.real.service import Service


def test_a_printer_with_an_address_of_its_own_is_named(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ipp, "CUPS", service.uri.removesuffix("kiosk"))
    path = tmp_path / "kiosk.toml"
    words = ["init", "--config", str(path), "--name", "E", "--place", "", "--pin", "", "--printer", "kiosk"]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert f'This printer has an address of its own. uri = "{service.machine.uri}" in [printing] is the safer' in said
    read = tomllib.loads(path.read_text("utf-8"))["printing"]
    assert (read["printer"], read["queue"], read["uri"]) == ("ipp", "kiosk", "")


def test_where_no_print_service_is_nothing_is_claimed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Nobody listens at port 1.
    monkeypatch.setattr(ipp, "CUPS", "ipp://localhost:1/printers/")
    path = tmp_path / "kiosk.toml"
    assert main(["init", "--config", str(path), "--name", "E", "--place", "", "--pin", "", "--printer", "office"]) == 0
    assert "address of its own" not in capsys.readouterr().out
