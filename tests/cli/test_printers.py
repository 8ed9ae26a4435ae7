from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.doctor import Mark, sides
from kiosk.printing.ipp import Ipp
from kiosk.printing.printer import Abilities, Health

Command = Callable[..., Any]

ALSO = """
[[printing.also]]
printer = "command"
name = "Hall"
command = ["sh", "-c", "exit 0", "{file}"]
"""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """What every IPP printer of a test says of itself."""

    def say(health: Health, **abilities: Any) -> None:
        monkeypatch.setattr(Ipp, "ready", lambda self: health)
        monkeypatch.setattr(Ipp, "abilities", lambda self: Abilities(**abilities))

    return say


def settings(config_file: Path, printing: str) -> None:
    head, _, tail = config_file.read_text("utf-8").partition("[printing]")
    after = tail.partition("\n[")
    config_file.write_text(
        f"{head}[printing]\n{printing}\n[{after[2]}" if after[1] else f"{head}[printing]\n{printing}"
    )


def test_a_kiosk_without_a_printer_has_its_folder(kiosk: Command) -> None:
    said = kiosk("printers")
    assert said.code == 0
    assert said.out == "folder\n  ready: Sheets are laid as PDFs into the folder sheets.\n  reads PDF\n"


def test_each_printer_says_what_it_can_and_what_it_cannot_tell(
    kiosk: Command, config_file: Path, told: Callable[..., None]
) -> None:
    settings(config_file, 'printer = "ipp"\nqueue = "office"' + ALSO)
    able = {"paper": ("A4", "220x110mm"), "two_sided": True, "colour": False, "raster": True}
    told(Health(True, "The printer is ready."), model="Example 400", **able)
    said = kiosk("printers")
    assert said.code == 0
    assert said.out == (
        "office (ipp, Example 400)\n"
        "  ready: The printer is ready.\n"
        "  paper in it: A4, 220x110mm; both sides; black only; reads no PDF, so the kiosk draws each page for it\n"
        "\n"
        "Hall (command)\n"
        "  ready: Sheets are handed to a program, which can't tell whether they come out.\n"
        "  reads PDF\n"
        "  can't tell: its paper; both sides; colour; how the printer is; whether a sheet came out\n"
    )


def test_a_printer_with_one_side_says_what_becomes_of_a_card(
    kiosk: Command, config_file: Path, told: Callable[..., None]
) -> None:
    settings(config_file, 'printer = "ipp"\nqueue = "office"')
    told(Health(True, "The printer is ready."), two_sided=False)
    assert "A card comes out of it on two sheets: turn the second by hand" in kiosk("printers").out
    (finding,) = sides([Ipp("ipp://localhost/printers/office", 20, name="office")])
    cure = "turn the second by hand and put them back to back"
    assert (finding.mark, finding.text) == (
        Mark.LOOK,
        f"office prints on one side, so a card takes two sheets: {cure}.",
    )


def test_it_ends_with_1_where_no_printer_is_ready(kiosk: Command, config_file: Path, told: Callable[..., None]) -> None:
    settings(config_file, 'printer = "ipp"\nqueue = "office"')
    told(Health(False, "The paper tray is empty: put paper in."), trouble="It does not answer.")
    said = kiosk("printers")
    assert said.code == 1
    assert said.out == "office (ipp)\n  NOT READY: The paper tray is empty: put paper in.\n"


def test_programs_read_the_same_as_json(kiosk: Command, config_file: Path, told: Callable[..., None]) -> None:
    settings(config_file, 'printer = "ipp"\nqueue = "office"')
    told(Health(True, "The printer is ready."), model="Example 400", two_sided=True, raster=False)
    (row,) = json.loads(kiosk("printers", "--format", "json").out)["printers"]
    assert row == {
        "name": "office",
        "kind": "ipp",
        "model": "Example 400",
        "ready": True,
        "sentence": "The printer is ready.",
        "paper": None,
        "two_sided": True,
        "colour": None,
        "reads": "pdf",
        "cannot_tell": ["its paper", "colour"],
    }
