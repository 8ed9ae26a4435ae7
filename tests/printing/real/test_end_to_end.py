"""From the welcome screen to paper: real screens on a real terminal, a real CUPS and a real printer."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.visit import Step
from tests.printing.real.evening import NEEDS_HELP, TAKE_IT
from tests.printing.real.machine import Machine, part, wait
from tests.printing.real.service import Service

# The driver of the terminal is a plain module beside its tests.
sys.path.insert(0, str(Path(__file__).parents[2] / "terminal"))

import words
from booth import Booth, command, text_of

pytestmark = pytest.mark.terminal

NAME = "Zoé Xanthopoulos"

PRINTING = """
[printing]
printer = "ipp"
uri = "{uri}"
"""


@pytest.fixture
def booth(tmp_path: Path, service: Service) -> Iterator[Booth]:
    """A kiosk on a terminal that prints through CUPS."""
    part("tmux")
    with Booth(tmp_path, more=PRINTING.format(uri=service.uri)) as booth:
        yield booth


def test_a_visits_letter_comes_out_of_the_printer_and_its_writers_name_stands_nowhere_else(
    booth: Booth, machine: Machine, service: Service, tmp_path: Path
) -> None:
    booth.enter_until(Step.SIGN)
    booth.press("2")
    booth.see(words.MY_NAME)
    booth.type(NAME)
    booth.see(NAME)
    booth.press("F10")
    booth.at(Step.REVIEW)
    booth.press("Enter")
    booth.see(TAKE_IT)

    (sheet,) = machine.folder.glob("tray/*.pdf")
    assert re.fullmatch("[0-9a-f]{32}", machine.keys[0])
    assert text_of(sheet) == text_of(written_alone(booth, tmp_path / "alone.pdf"))
    assert NAME in text_of(sheet)
    assert_nowhere(NAME, service, machine)


def test_one_who_prints_into_an_empty_tray_is_told_and_sees_the_sheet_come_out_once_it_is_filled(
    tmp_path: Path, machine: Machine, service: Service
) -> None:
    part("tmux")
    machine.load(0)
    hasty = (sys.executable, str(Path(__file__).with_name("hasty.py")))
    with Booth(tmp_path, program=hasty, more=PRINTING.format(uri=service.uri)) as booth:
        booth.enter_until(Step.REVIEW)
        booth.see(words.KEEP_MY_LETTER)
        booth.press("Enter")
        booth.see(words.KEPT_SAFE)
        booth.find(over_lines(f"{NEEDS_HELP} For the volunteer: The paper tray is empty: put paper in. 1 sheet waits."))
        assert machine.keys == []
        machine.load(250)
        booth.find(over_lines(TAKE_IT))
        booth.see(words.THANK_YOU, gone=words.KEPT_SAFE)
        assert booth.thanked() == 1
        assert len(machine.keys) == 1 and booth.tally()["total"] == 1


def over_lines(sentence: str) -> str:
    """The pattern of a sentence on a screen that is too narrow for it."""
    return r"[\s│┃]+".join(re.escape(word) for word in sentence.split())


def written_alone(booth: Booth, path: Path) -> Path:
    """The same letter as the command line writes it, which knows no printer."""
    (_, case) = re.findall(r"(action) +(\S+)", booth.organiser("actions").stdout)[0]
    place = ("--place", "Exampleville")
    done = command("write", "--case", case, "--name", NAME, *place, "-o", str(path), *booth.options)
    assert done.returncode == 0, done.stderr
    return path


def assert_nowhere(name: str, service: Service, machine: Machine) -> None:
    """CUPS keeps no page, and neither its files, its logs and its history nor the printer's log know a name."""
    wait(lambda: not list(service.folder.glob("spool/d*")), "CUPS forgetting the page")
    history = service.run("lpstat", "-W", "completed", "-o")
    service.settle()
    assert list(service.folder.glob("spool/c*")), "CUPS keeps no history that could be looked at"
    files = [path.read_bytes() for path in service.folder.rglob("*") if path.is_file()]
    told = b"".join([history.encode(), (machine.folder / "log").read_bytes(), *files])
    assert machine.keys[0].encode() in told
    for word in name.split():
        assert word.encode() not in told
