"""The high-water mark, whole or torn."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.ledger.chain import Mark
from kiosk.ledger.mark import SLOT, MarkFile

OLDER = Mark(1, 40, b"a" * 16, b"x" * 32)
NEWER = Mark(1, 41, b"b" * 16, b"y" * 32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.mark"


def written(path: Path, *marks: Mark) -> None:
    file = MarkFile(path)
    for mark in marks:
        file.write(mark)
    file.sync()
    file.close()


def read(path: Path) -> Mark | None:
    file = MarkFile(path)
    mark = file.read()
    file.close()
    return mark


def test_a_mark_reads_back_as_it_was_written(path: Path):
    written(path, OLDER)
    assert read(path) == OLDER


def test_the_newest_mark_wins(path: Path):
    written(path, OLDER, NEWER)
    assert read(path) == NEWER


def test_a_new_file_holds_no_mark_and_says_it_is_new(path: Path):
    file = MarkFile(path)
    assert file.is_new
    assert file.read() is None
    file.close()
    again = MarkFile(path)
    assert not again.is_new
    again.close()


@pytest.mark.parametrize("cut", range(0, 180, 20))
def test_a_torn_write_leaves_the_older_mark(path: Path, cut: int):
    written(path, OLDER, NEWER)
    content = bytearray(path.read_bytes())
    content[SLOT + cut : SLOT + cut + 5] = b"\x00\xff\x00\xff "
    path.write_bytes(content)
    assert read(path) == OLDER


@pytest.mark.parametrize("content", [b"\x00" * 1024, b"\xff" * 1024, b"kiosk-mark-1", b" 7", b"a b c"])
def test_a_file_of_rubbish_holds_no_mark(path: Path, content: bytes):
    path.write_bytes(content)
    assert read(path) is None


def test_an_epoch_begun_after_a_loss_outranks_a_higher_seq(path: Path):
    restored = Mark(2, 12)
    written(path, OLDER, NEWER, restored)
    assert read(path) == restored


def test_a_mark_never_grows_its_file(path: Path):
    written(path, *(Mark(9, seq, b"z" * 16, b"z" * 32) for seq in range(10**12, 10**12 + 4)))
    assert path.stat().st_size == 2 * SLOT
