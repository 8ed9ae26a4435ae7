"""kiosk paper, as an organiser uses it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk import doctor
from kiosk.catalogue import speaker
from kiosk.cli.root import Root
from kiosk.ledger.fills import Fill
from kiosk.standing import standing

Command = Callable[..., Any]


@pytest.fixture
def counted(config_file: Path) -> None:
    """A tray of 250 sheets, and 500 for the event."""
    text = config_file.read_text("utf-8")
    config_file.write_text(f"{text}[printing]\ntray_sheets = 250\nevent_sheets = 500\n", "utf-8")


@pytest.mark.usefixtures("counted")
def test_the_paper_is_told_filled_and_added(kiosk: Command) -> None:
    assert kiosk("paper").out.splitlines() == [
        "About 250 sheets left in the tray.",
        "500 sheets left of the event's paper.",
        "Sheets used at this event: 0.",
    ]
    assert kiosk("paper", "filled", 18).out.startswith("About 18 sheets left in the tray.\n")
    assert "600 sheets left of the event's paper." in kiosk("paper", "more", 100, "--note", "from the school").out
    assert kiosk("paper", "filled").out.startswith("About 250 sheets left in the tray.\n")
    assert json.loads(kiosk("paper", "--format", "json").out) == {
        "left_in_tray": 250,
        "used": 0,
        "event_used": 0,
        "event_left": 600,
    }


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["filled"], "The tray is not counted: set tray_sheets under [printing] in kiosk.toml first."),
        (["more", 5], "This event's paper has no limit: set event_sheets under [printing] in kiosk.toml first."),
    ],
)
def test_paper_that_is_not_counted_is_refused(kiosk: Command, words: list[object], sentence: str) -> None:
    said = kiosk("paper", *words)
    assert (said.code, said.err) == (1, f"{sentence}\n")


@pytest.mark.usefixtures("counted")
def test_the_doctor_tells_the_paper(config_file: Path) -> None:
    with Root(config_file, None).desk(printing=False) as desk:
        assert [(found.mark, found.text) for found in doctor.paper(desk)] == [
            (doctor.Mark.READY, "About 250 sheets left in the tray."),
            (doctor.Mark.READY, "500 sheets left of the event's paper."),
        ]


@pytest.mark.usefixtures("counted")
def test_the_organiser_s_screen_tells_the_paper_and_what_is_low_in_alarm(config_file: Path) -> None:
    with Root(config_file, None).desk(printing=False) as desk:
        desk.ledger.put_paper(Fill.FILLED, 20)
        lines = [line for line in standing(desk, speaker("en")) if line.label == "Paper"]
    assert [(line.text, line.alarm) for line in lines] == [
        ("About 20 sheets left in the tray.", True),
        ("500 sheets left of the event's paper.", False),
    ]
