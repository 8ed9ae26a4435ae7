"""CSV that a spreadsheet opens rightly."""

from __future__ import annotations

import csv as standard
import io
from pathlib import Path

import pytest

from kiosk.export import csv
from kiosk.ledger.model import Tally


def read(path: Path, delimiter: str = ",") -> list[list[str]]:
    return [*standard.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=delimiter)]


def test_accents_open_whole_in_a_spreadsheet(tally: Tally, tmp_path: Path):
    csv.write(tally, tmp_path / "tally.csv")
    content = (tmp_path / "tally.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfevent,practice,case,kind,count\r\n")
    assert "Fête de l'été; Łódź".encode() in content


def test_every_cell_is_there_and_numbers_stay_numbers(tally: Tally, tmp_path: Path):
    csv.write(tally, tmp_path / "tally.csv")
    assert read(tmp_path / "tally.csv") == [
        ["event", "practice", "case", "kind", "count"],
        ["Fête de l'été; Łódź", "no", "case-one", "letter", "12"],
        ["Fête de l'été; Łódź", "no", "'=HYPERLINK(1)", "solidarity", "-3"],
    ]


def test_a_locale_with_decimal_commas_gets_semicolons(tally: Tally, tmp_path: Path):
    csv.write(tally, tmp_path / "tally.csv", excel_locale=True)
    assert read(tmp_path / "tally.csv", ";")[1][0] == "Fête de l'été; Łódź"


def test_a_tally_without_rows_still_names_its_columns(empty: Tally):
    assert csv.render(empty) == "event,practice,case,hour,count\r\n"


def test_practice_says_so_on_every_line(empty: Tally, tally: Tally):
    practice = Tally("hall", True, 9, 12, -3, 4, tally.rows, tally.by)
    assert [line.split(",")[1] for line in csv.render(practice).splitlines()[1:]] == ["yes", "yes"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_text_is_taken_for_a_formula(start: str):
    assert csv.safe(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", ["", "case-one", "a=b", "2013-12-10T14:00Z", "'=1"])
def test_other_text_is_left_alone(cell: str):
    assert csv.safe(cell) == cell
