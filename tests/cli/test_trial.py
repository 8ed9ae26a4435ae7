"""The test page from the command line: as a file, and through the spool."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from kiosk.cli import trial
from kiosk.cli.root import Root

Command = Callable[..., Any]


def test_the_test_page_is_written_in_the_first_language_of_the_screens(kiosk: Command, tmp_path: Path) -> None:
    said = kiosk("doctor", "--page", tmp_path / "page.pdf")
    assert said.code == 0
    assert said.out.endswith("page.pdf. Print it in its true size, without “fit to page”.\n")
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    assert "for the printer folder, by kiosk" in document[0].get_textpage().get_text_range()
    document.close()


def test_a_page_that_cannot_be_written_is_said(kiosk: Command, tmp_path: Path) -> None:
    said = kiosk("doctor", "--page", tmp_path / "nowhere" / "page.pdf")
    assert (said.code, said.err) == (1, "The test page cannot be written: it is not there.\n")


def test_the_test_page_prints_and_counts_nowhere(kiosk: Command, tmp_path: Path) -> None:
    said = kiosk("doctor", "--print")
    assert (said.code, said.out) == (0, "The test page came out. Measure it, and hold it against the envelope.\n")
    (sheet,) = (tmp_path / "kiosk-data" / "sheets").glob("*.pdf")
    assert sheet.name.startswith("00001-test-page-")
    assert "= total 0, voided 0" in kiosk("tally").out


def test_a_page_that_does_not_come_out_says_why(
    config_file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "kiosk-data").mkdir()
    (tmp_path / "kiosk-data" / "sheets").write_text("in the way")
    assert trial.send(Root(config_file, None), patience=0.3) == 1
    assert capsys.readouterr().err == (
        "The test page has not come out yet. Sheets cannot be laid into the folder sheets: something that is no folder "
        "is in its place. They wait, and go on by themselves.\n"
    )
