from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kiosk.printing.files import SETTLED, erase, is_settled, make_private, why, write_private


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_file_is_readable_by_us_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_private(tmp_path / "page.pdf", b"words")
    finally:
        os.umask(before)
    assert mode(tmp_path / "page.pdf") == 0o600
    assert (tmp_path / "page.pdf").read_bytes() == b"words"


def test_a_write_that_fails_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").mkdir()
    with pytest.raises(OSError):
        write_private(tmp_path / "page.pdf", b"words")
    assert [path.name for path in tmp_path.iterdir()] == ["page.pdf"]


def test_a_disk_that_fails_in_the_middle_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_private(tmp_path / "page.pdf", b"whole")

    def fail(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError):
        write_private(tmp_path / "page.pdf", b"ha")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"whole"]


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    (tmp_path / "spool").mkdir(mode=0o755)
    make_private(tmp_path / "spool")
    assert mode(tmp_path / "spool") == 0o700


def test_erasing_what_is_gone_is_no_trouble(tmp_path: Path) -> None:
    erase(tmp_path / "page.pdf")


def test_a_file_settles_after_a_while_and_one_from_the_future_at_once(tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.touch()
    assert not is_settled(page)
    written = page.stat().st_mtime
    os.utime(page, (written, written - SETTLED - 1))
    assert is_settled(page)
    os.utime(page, (written, written + 10_000))
    assert is_settled(page)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EFBIG, "the disk takes no file of this size"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EACCES, "it may not be written"),
        (errno.ENOENT, "it is not there"),
        (errno.ENOTDIR, "something that is no folder is in its place"),
        (errno.EIO, "the disk does not answer"),
        (errno.EMFILE, "too many open files"),
    ],
)
def test_a_disk_fault_is_said_in_words_without_a_path(number: int, said: str) -> None:
    assert why(OSError(number, os.strerror(number), "/home/someone/page.pdf")) == said
