"""Crash reports: frames, never locals."""

from __future__ import annotations

from pathlib import Path

from kiosk import crash


def broken(letter: str) -> None:
    try:
        raise ValueError(f"could not set {letter!r}")
    except ValueError as cause:
        raise RuntimeError(letter) from cause


def caught() -> BaseException:
    try:
        broken("Dear President, I am Ana Example")
    except RuntimeError as error:
        return error
    raise AssertionError


def test_a_report_tells_the_frames_and_no_value() -> None:
    text = crash.redacted(caught())
    assert "RuntimeError" in text and "ValueError" in text and "in broken" in text
    assert "Ana" not in text and "President" not in text


def test_a_report_is_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    path = crash.report(caught(), tmp_path / "crashes")
    assert path is not None and path.stat().st_mode & 0o077 == 0


def test_ten_reports_are_kept(tmp_path: Path) -> None:
    for _ in range(14):
        crash.report(caught(), tmp_path)
    assert len(list(tmp_path.iterdir())) == crash.KEPT


def test_a_folder_that_cannot_be_written_is_no_second_crash(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert crash.report(caught(), blocked) is None
