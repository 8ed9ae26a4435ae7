from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.catalogue import SOURCE_LANGUAGE, languages, parted, speaker
from kiosk.printing.folder import Folder
from kiosk.printing.printer import SHEETS, OutOfOrder, Progress, Refused, Stage

KEY = "3f9a2c7be1d04f5a9b8c7d6e5f4a3b2c"


@pytest.fixture
def page(data: Path) -> Path:
    path = data / "page.pdf"
    path.write_bytes(b"%PDF words of a person")
    return path


@pytest.fixture
def folder(data: Path) -> Folder:
    return Folder(data / "sheets")


def test_a_sheet_is_named_by_number_case_and_key(folder: Folder, page: Path) -> None:
    assert folder.submit(page, KEY, "tun-aung-letter") == "00001-tun-aung-letter-3f9a2c7be1d04f5a.pdf"
    sheet = folder.tray.folder / "00001-tun-aung-letter-3f9a2c7be1d04f5a.pdf"
    assert sheet.read_bytes() == page.read_bytes()


def test_a_name_cannot_leave_the_folder(folder: Folder, page: Path) -> None:
    assert folder.submit(page, KEY, "../../etc/été") == "00001--etc-t--3f9a2c7be1d04f5a.pdf"


def test_a_sheet_is_readable_by_us_alone(folder: Folder, page: Path) -> None:
    name = folder.submit(page, KEY, "tun-aung-letter")
    assert (folder.tray.folder / name).stat().st_mode & 0o777 == 0o600
    assert folder.tray.folder.stat().st_mode & 0o777 == 0o700


def test_the_same_key_twice_is_one_sheet(folder: Folder, page: Path) -> None:
    first = folder.submit(page, KEY, "tun-aung-letter")
    assert folder.submit(page, KEY, "tun-aung-letter") == first
    assert Folder(folder.tray.folder).submit(page, KEY, "tun-aung-letter") == first
    assert folder.tray.count() == 1


def test_a_sheet_is_done_once_it_lies_there(folder: Folder, page: Path) -> None:
    assert folder.find(KEY) is None
    ref = folder.submit(page, KEY, "tun-aung-letter")
    assert folder.find(KEY) == ref
    assert folder.status(ref, KEY) == Progress(Stage.DONE)


def test_a_sheet_that_somebody_took_is_unknown(folder: Folder, page: Path) -> None:
    ref = folder.submit(page, KEY, "tun-aung-letter")
    folder.tray.clear()
    assert folder.status(ref, KEY) == Progress(Stage.UNKNOWN)


def test_a_folder_that_is_away_keeps_its_sheets_waiting(folder: Folder, page: Path) -> None:
    ref = folder.submit(page, KEY, "tun-aung-letter")
    shutil.rmtree(folder.tray.folder)
    assert folder.status(ref, KEY) == Progress(Stage.WAITING, "The folder sheets is not there.")


def test_a_sheet_can_be_taken_back_once(folder: Folder, page: Path) -> None:
    ref = folder.submit(page, KEY, "tun-aung-letter")
    assert folder.cancel(ref, KEY)
    assert not folder.cancel(ref, KEY)
    assert folder.tray.count() == 0


def test_its_sentences_name_the_folder_that_every_kiosk_has_and_are_whole_ones_in_every_language(
    folder: Folder, page: Path
) -> None:
    assert folder.tray.folder.name == SHEETS
    said = [folder.ready().sentence]
    folder.tray.folder.rmdir()
    said.append(folder.status("00001", KEY).reason)
    folder.tray.folder.write_text("in the way")
    said.append(folder.ready().sentence)
    assert all(f"the folder {SHEETS}" in one.lower() for one in said)
    for language in languages():
        if language != SOURCE_LANGUAGE:
            retold = [speaker(language).retold(one) for one in parted(" ".join(said))]
            assert not {*retold} & {*parted(" ".join(said))}


def test_a_healthy_folder_says_where_the_sheets_go(folder: Folder) -> None:
    assert folder.ready().ok
    assert folder.ready().sentence == "Sheets are laid as PDFs into the folder sheets."
    assert list(folder.tray.folder.iterdir()) == []


def test_a_file_in_the_folder_s_place_is_out_of_order_until_it_is_gone(folder: Folder, page: Path) -> None:
    folder.tray.folder.write_text("in the way")
    sentence = (
        "Sheets cannot be laid into the folder sheets. Something that is no folder is in its place. "
        "What waits goes on by itself."
    )
    assert folder.ready().sentence == sentence
    with pytest.raises(OutOfOrder) as trouble:
        folder.submit(page, KEY, "tun-aung-letter")
    assert str(trouble.value) == sentence
    folder.tray.folder.unlink()
    assert folder.ready().ok
    assert folder.submit(page, KEY, "tun-aung-letter")


def test_a_folder_that_was_deleted_comes_back(folder: Folder, page: Path) -> None:
    folder.submit(page, KEY, "tun-aung-letter")
    shutil.rmtree(folder.tray.folder)
    folder.submit(page, uuid4().hex, "tun-aung-letter")
    assert folder.tray.count() == 1


def test_a_data_folder_that_is_gone_is_said(data: Path, folder: Folder) -> None:
    shutil.rmtree(data)
    assert not folder.ready().ok
    assert "It is not there." in folder.ready().sentence


def test_a_page_that_cannot_be_read_is_refused(folder: Folder, data: Path) -> None:
    with pytest.raises(Refused, match=r"The page in the spool cannot be read\. It is not there\."):
        folder.submit(data / "nothing.pdf", KEY, "tun-aung-letter")


def test_a_disk_without_room_is_out_of_order_leaves_nothing_and_heals(
    data: Path, script: Callable[..., subprocess.Popen[str]]
) -> None:
    out, err = script("no_room.py", data).communicate(timeout=60)
    assert err == ""
    assert out.splitlines() == [
        "The disk takes no file of this size",
        "The disk takes no file of this size",
        "nothing half-written",
        "ready again",
        "1 sheet",
    ]
