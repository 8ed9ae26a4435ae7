"""The name of this machine."""

from __future__ import annotations

from pathlib import Path

from kiosk.ledger import machine


def test_a_machine_has_the_same_name_every_time():
    assert machine.machine_name() == machine.machine_name()


def test_the_name_does_not_give_the_raw_one_away(tmp_path: Path, monkeypatch):
    file = tmp_path / "machine-id"
    file.write_text("0123456789abcdef0123456789abcdef\n")
    monkeypatch.setattr(machine.sys, "platform", "linux")
    monkeypatch.setattr(machine, "_FILES", (tmp_path / "missing", file))
    name = machine.machine_name()
    assert len(name) == 32
    assert "0123456789abcdef" not in name


def test_a_machine_without_an_identity_has_no_name(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(machine.sys, "platform", "linux")
    monkeypatch.setattr(machine, "_FILES", (tmp_path / "missing",))
    assert machine.machine_name() == ""
