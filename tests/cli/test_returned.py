"""kiosk count --code, and the ruled pages that kiosk write hands out."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

Command = Callable[..., Any]
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def codes_of(pdf: Path) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    found = CODE.findall("\n".join(page.get_textpage().get_text_range() for page in document))
    document.close()
    return found


@pytest.fixture
def handed_out(kiosk: Command, tmp_path: Path) -> Callable[..., list[str]]:
    """Hands out ruled pages, each for a case, and gives their codes."""

    def hand_out(*cases: str) -> list[str]:
        lines = (json.dumps({"case": case, "sheet": "handwriting"}) for case in cases)
        (tmp_path / "table.jsonl").write_text("\n".join(lines), "utf-8")
        kiosk("write", "--batch", tmp_path / "table.jsonl", "--record", "-o", tmp_path / "table.pdf")
        return codes_of(tmp_path / "table.pdf")

    return hand_out


def test_a_ruled_page_that_nobody_remembers_has_no_code(kiosk: Command, tmp_path: Path) -> None:
    said = kiosk("write", "--case", "tun-aung", "--sheet", "handwriting", "-o", tmp_path / "a.pdf")
    assert (said.code, said.err) == (0, "") and codes_of(tmp_path / "a.pdf") == []


def test_a_recorded_one_has_a_code_and_counts_when_it_comes_back(kiosk: Command, tmp_path: Path) -> None:
    said = kiosk("write", "--case", "tun-aung", "--sheet", "handwriting", "--record", "-o", tmp_path / "a.pdf")
    assert said.err == "1 ruled page has a code: with kiosk count --code it counts when it comes back.\n"
    assert "= total 0," in kiosk("tally").out
    (code,) = codes_of(tmp_path / "a.pdf")
    back = kiosk("count", "--code", code)
    assert (back.code, back.out) == (0, "Counted 1 letter for tun-aung; the event stands at 1.\n")
    again = kiosk("count", "--code", code.lower())
    assert again.code == 0 and re.fullmatch(
        r"Counted already \(tun-aung, \d\d \w{3} at \d\d:\d\d\): nothing was added\.\n", again.out
    )
    assert "paper" in kiosk("actions").out
    assert "appeals 1 + solidarity 0 = total 1, voided 0" in kiosk("tally").out
    assert kiosk("verify").code == 0


def test_thirty_letters_are_scanned_one_after_the_other(
    kiosk: Command, handed_out: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = handed_out(*["tun-aung"] * 15, *["yorm-bopha"] * 15)
    assert len({*codes}) == 30
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\n".join(code.replace("-", "") for code in codes) + "\n"))
    said = kiosk("count", "--code", "-")
    assert said.code == 0 and len(said.out.splitlines()) == 30
    assert said.out.splitlines()[-1] == "Counted 1 letter for yorm-bopha; the event stands at 30."
    assert "= total 30," in kiosk("tally").out


def test_a_letter_of_another_kiosk_counts_and_says_so(
    kiosk: Command, bare: Command, config_file: Path, handed_out: Callable[..., list[str]], tmp_path: Path
) -> None:
    (code,) = handed_out("tun-aung")
    there = ("--config", config_file, "--data", tmp_path / "another-kiosk")
    said = bare("count", "--code", code, *there)
    assert said.out == (
        "Counted 1 letter for tun-aung; the event stands at 1. It was handed out at another kiosk of this event.\n"
    )
    # Both made the same row, so that a sum of the two counts it once.
    ours = kiosk("count", "--code", code)
    assert ours.out == "Counted 1 letter for tun-aung; the event stands at 1.\n"
    assert kiosk("actions").out.split()[8] == bare("actions", *there).out.split()[8]


def test_what_was_voided_stays_so(kiosk: Command, handed_out: Callable[..., list[str]]) -> None:
    (code,) = handed_out("tun-aung")
    kiosk("count", "--code", code)
    kiosk("void", kiosk("actions").out.splitlines()[1].split()[0], "--reason", "an empty page")
    said = kiosk("count", "--code", code)
    assert re.fullmatch(
        r"Taken out of the counts before \(tun-aung, .*\): a void stays\. Use kiosk count tun-aung\.\n", said.out
    )
    assert "= total 0, voided 1" in kiosk("tally").out


def test_slips_are_one_sentence_each_and_the_others_count(
    kiosk: Command, config_file: Path, handed_out: Callable[..., list[str]]
) -> None:
    (elsewhere,) = handed_out("tun-aung")
    config_file.write_text(config_file.read_text("utf-8").replace("test-event", "other-event"), "utf-8")
    (here,) = handed_out("tun-aung")
    said = kiosk("count", "--code", elsewhere, "--code", "K7QM", "--code", here)
    assert said.code == 1
    assert said.err.splitlines() == [
        "This code is of another event, or of practice: it is not counted here.",
        "That is no code as it is printed: please look at it again, sign by sign.",
    ]
    assert said.out == "Counted 1 letter for tun-aung; the event stands at 1.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Name CASE, KIND and NUMBER, or a --code."),
        (["tun-aung", "letter"], "Name CASE, KIND and NUMBER, or a --code."),
        (["tun-aung", "--code", "x"], "--code says which case it is: leave out what else you gave."),
        (["--code", "x", "--recount"], "--code says which case it is: leave out what else you gave."),
        (["--code", "x", "--source", "online"], "--code says which case it is: leave out what else you gave."),
    ],
)
def test_a_code_stands_alone(kiosk: Command, words: list[str], sentence: str) -> None:
    said = kiosk("count", *words)
    assert said.code == 2 and sentence in said.err


def test_other_sheets_are_still_no_action(kiosk: Command, tmp_path: Path) -> None:
    said = kiosk("write", "--case", "tun-aung", "--sheet", "cover", "--record", "-o", tmp_path / "a.pdf")
    assert said.code == 1 and said.err == (
        "A cover sheet is no action yet: count what comes back with `kiosk count`.\n"
    )
