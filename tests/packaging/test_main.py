"""`python3 -m kiosk` tells whatever goes wrong in one sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kiosk.cli
from kiosk import __main__ as program
from kiosk import bootstrap, crash
from kiosk.errors import EXIT_CONFIG, EXIT_RESTART, Fault, FaultsError, KioskError


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Runs the program with its command line replaced by `act`; returns the exit code and what stderr says."""
    monkeypatch.setattr(bootstrap, "ensure", lambda: None)
    monkeypatch.setattr(crash.tempfile, "gettempdir", lambda: str(tmp_path))

    def run(act, *arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(kiosk.cli, "main", act)
        monkeypatch.setattr(sys, "argv", ["kiosk", *arguments])
        return program.main(), capsys.readouterr().err

    return run


def fails(error: BaseException):
    def act():
        raise error

    return act


def test_a_command_that_is_done_ends_with_its_code(run):
    assert run(lambda: None, "tally") == (0, "")
    assert run(lambda: 75) == (75, "")


def test_a_refusal_is_its_sentence(run):
    assert run(fails(KioskError("There is no such case.")), "write") == (1, "There is no such case.\n")


def test_each_fault_of_a_configuration_is_said(run):
    faults = FaultsError([Fault("kiosk.toml", "event.id", "is missing", "Add it."), Fault("kiosk.toml", "", "odd")])
    code, said = run(fails(faults))
    assert code == EXIT_CONFIG
    assert said == "kiosk.toml: odd.\nkiosk.toml: event.id: is missing. Add it.\n"


def test_a_crash_is_one_sentence_and_quotes_nobody(run, tmp_path: Path):
    code, said = run(fails(ValueError("Dear Governor")), "tally")
    (report,) = tmp_path.rglob("crash-*.txt")
    assert code == 1
    assert said == f"Something went wrong; a report without anybody's words lies at {report}.\n"
    assert "Dear Governor" not in report.read_text()


@pytest.mark.parametrize("arguments", [(), ("run",), ("--data", "x"), ("run", "--plain")])
def test_a_crash_of_the_screens_asks_to_be_restarted(run, arguments: tuple[str, ...]):
    assert run(fails(ValueError()), *arguments)[0] == EXIT_RESTART


def test_a_crash_that_can_not_be_reported_says_so(run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(crash, "report", lambda _: None)
    assert run(fails(ValueError()), "tally") == (1, "Something went wrong; no report of it could be written.\n")


def test_an_interrupted_command_ends_without_a_word(run):
    assert run(fails(KeyboardInterrupt()), "rehearse") == (130, "")


def test_a_whole_process_ends_as_the_program_does_and_leaves_its_garbage(run, monkeypatch: pytest.MonkeyPatch):
    frozen: list[bool] = []
    monkeypatch.setattr(program.gc, "freeze", lambda: frozen.append(True))
    run(lambda: 0)
    assert not frozen
    assert program.run() == 0
    assert frozen
