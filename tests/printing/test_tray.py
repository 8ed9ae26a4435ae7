from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.printing.folder import Folder
from kiosk.printing.tray import Tray, TrayTrouble


@pytest.fixture
def folder(data: Path) -> Folder:
    return Folder(data / "sheets")


def lay(folder: Folder, data: Path, name: str = "tun-aung-letter") -> str:
    page = data / "page.pdf"
    page.write_bytes(b"%PDF " + name.encode())
    return folder.submit(page, uuid4().hex, name)


def test_a_tray_nobody_made_yet_is_empty(data: Path) -> None:
    tray = Tray(data / "sheets")
    assert (tray.count(), tray.sheets(), tray.oldest()) == (0, [], None)


def test_sheets_are_listed_in_the_order_they_were_written(folder: Folder, data: Path) -> None:
    names = [lay(folder, data, name) for name in ("yorm-bopha-letter", "badia-east-letter", "tun-aung-letter")]
    assert [path.name for path in folder.tray.sheets()] == names == sorted(names)
    assert folder.tray.count() == 3


def test_the_oldest_sheet_is_told(folder: Folder, data: Path) -> None:
    first, second = lay(folder, data), lay(folder, data)
    os.utime(folder.tray.folder / first, (2_000_000, 2_000_000))
    os.utime(folder.tray.folder / second, (1_000_000, 1_000_000))
    assert folder.tray.oldest() == datetime.fromtimestamp(1_000_000, UTC)


def test_taken_sheets_lie_elsewhere_and_no_longer_here(folder: Folder, data: Path, tmp_path: Path) -> None:
    names = [lay(folder, data) for _ in range(3)]
    assert folder.tray.take(tmp_path / "stick" / "pile") == 3
    assert folder.tray.count() == 0
    assert sorted(path.name for path in (tmp_path / "stick" / "pile").iterdir()) == names


def test_the_next_pile_sorts_after_the_one_that_was_taken(folder: Folder, data: Path, tmp_path: Path) -> None:
    first = lay(folder, data)
    folder.tray.take(tmp_path / "stick")
    assert lay(folder, data) > first
    folder.tray.clear()
    lay(folder, data)
    folder.tray.take(tmp_path / "stick")
    assert [path.name[:5] for path in Tray(tmp_path / "stick").sheets()] == ["00001", "00003"]


def test_clearing_erases_sheets_and_what_a_kill_left_of_one_and_nothing_else(folder: Folder, data: Path) -> None:
    name = lay(folder, data)
    half, young = folder.tray.folder / f".{name}.part", folder.tray.folder / ".00009-case-letter.pdf.part"
    for path in (half, young):
        path.write_bytes(b"%PD")
    os.utime(half, (0, 0))
    (folder.tray.folder / "notes of the organiser.txt").write_text("2 reams left")
    assert folder.tray.clear() == 1
    left = {path.name for path in folder.tray.folder.iterdir()}
    assert left == {"notes of the organiser.txt", ".last-number", young.name}


def test_sheets_that_cannot_be_taken_stay(folder: Folder, data: Path, tmp_path: Path) -> None:
    lay(folder, data)
    (tmp_path / "stick").write_text("no folder")
    with pytest.raises(TrayTrouble) as trouble:
        folder.tray.take(tmp_path / "stick")
    assert str(trouble.value) == (
        f"0 sheets were taken to {tmp_path / 'stick'}; there it stopped: something that is no folder is in its place."
    )
    assert folder.tray.count() == 1


def test_sheets_are_not_taken_to_where_they_lie(folder: Folder, data: Path) -> None:
    lay(folder, data)
    with pytest.raises(TrayTrouble, match=r"The sheets lie there already: name another folder."):
        folder.tray.take(folder.tray.folder)
    assert folder.tray.count() == 1


def test_sheets_that_cannot_be_erased_are_said(folder: Folder, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(folder, data)

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(TrayTrouble, match=r"The sheets in sheets cannot be erased: it may not be written\."):
        folder.tray.clear()
