"""kiosk tally, count, void, actions, verify and export, as an organiser uses them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]


def first_id(kiosk: Command) -> str:
    return kiosk("actions").out.splitlines()[1].split()[0]


def test_a_hand_count_is_added_and_a_void_takes_it_out(kiosk: Command) -> None:
    said = kiosk("count", "tun-aung", "letter", 12, "--place", "table 2")
    assert said.code == 0 and "Counted 12 letter for tun-aung; the event stands at 12." in said.out
    assert "appeals 12 + solidarity 0 = total 12, voided 0" in kiosk("tally").out
    voided = kiosk("void", first_id(kiosk), "--reason", "test")
    assert voided.code == 0 and "no longer counts" in voided.out
    assert "= total 0, voided 12" in kiosk("tally").out
    assert "void" in kiosk("actions").out


def test_appeals_and_solidarity_are_summed_apart(kiosk: Command) -> None:
    kiosk("count", "tun-aung", "letter", 3)
    kiosk("count", "tun-aung", "solidarity", 4)
    assert "appeals 3 + solidarity 4 = total 7, voided 0" in kiosk("tally").out


def test_a_second_count_of_the_same_letters_replaces_the_first(kiosk: Command) -> None:
    kiosk("count", "tun-aung", "letter", 12)
    kiosk("count", "tun-aung", "letter", 11, "--recount", "--note", "one was blank")
    assert "= total 11," in kiosk("tally").out


def test_the_tally_as_json_has_the_shape_of_the_contract(kiosk: Command) -> None:
    kiosk("count", "tun-aung", "letter", 3, "--hour", "2026-12-05T15")
    counts = json.loads(kiosk("tally", "--by", "case,hour", "--format", "json").out)
    assert set(counts) == {"event", "practice", "total", "appeals", "solidarity", "voided", "rows"}
    assert (counts["event"], counts["practice"], counts["total"]) == ("test-event", True, 3)
    assert counts["rows"][0]["case"] == "tun-aung" and counts["rows"][0]["count"] == 3
    assert "15" in str(counts["rows"][0]["hour"]) or "14" in str(counts["rows"][0]["hour"])


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["count", "nobody", "letter", "3"], 1, "There is no case 'nobody' in this pack."),
        (["count", "tun-aung", "letter", "0"], 1, ""),
        (["count", "tun-aung", "poem", "3"], 2, "'poem' is not one of"),
        (["void", "ffffffff", "--reason", "x"], 1, ""),
        (["void", "ffffffff"], 2, "Missing option '--reason'"),
        (["tally", "--by", "name"], 2, "name: choose among case, kind, language, source, hour"),
    ],
)
def test_a_slip_is_one_sentence_and_counts_nothing(kiosk: Command, words: list[str], code: int, sentence: str) -> None:
    said = kiosk(*words)
    assert said.code == code and sentence in said.err and "Traceback" not in said.err
    assert "= total 0, voided 0" in kiosk("tally").out


def test_verify_says_that_the_record_is_sound(kiosk: Command) -> None:
    kiosk("count", "tun-aung", "letter", 3)
    said = kiosk("verify")
    assert said.code == 0 and "The record is sound: 1 rows" in said.out


def test_the_exports_carry_the_screens_totals(kiosk: Command, tmp_path: Path) -> None:
    kiosk("count", "tun-aung", "letter", 3)
    kiosk("count", "badia-east", "petition", 5)
    assert kiosk("export", "json", tmp_path / "t.json").out.endswith("8 actions.\n")
    assert json.loads((tmp_path / "t.json").read_text("utf-8"))["total"] == 8
    kiosk("export", "csv", tmp_path / "t.csv")
    raw = (tmp_path / "t.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and not raw.startswith(b"\xef\xbb\xbf\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert sum(int(row["count"]) for row in rows) == 8
    kiosk("export", "csv", tmp_path / "s.csv", "--excel-locale")
    assert ";" in (tmp_path / "s.csv").read_text("utf-8-sig").splitlines()[0]


def test_an_export_that_cannot_be_written_is_said(kiosk: Command, tmp_path: Path) -> None:
    said = kiosk("export", "csv", tmp_path / "no" / "t.csv")
    assert said.code == 1 and "Traceback" not in said.err and said.err.strip()


def test_two_events_on_one_record_never_meet(kiosk: Command, config_file: Path) -> None:
    kiosk("count", "tun-aung", "letter", 3)
    config_file.write_text(config_file.read_text("utf-8").replace("test-event", "other-event"), "utf-8")
    assert "= total 0, voided 0" in kiosk("tally").out


def test_a_practice_pack_makes_practice_rows_even_at_a_live_event(kiosk: Command, config_file: Path) -> None:
    config_file.write_text(config_file.read_text("utf-8").replace("practice = true", "practice = false"), "utf-8")
    kiosk("count", "tun-aung", "letter", 3)
    assert json.loads(kiosk("tally", "--format", "json").out)["practice"] is True
