"""Files that are whole or not there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.export.file import write_whole


def test_a_file_is_replaced_in_one_step(tmp_path: Path):
    path = tmp_path / "tally.csv"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize(
    ("place", "reason"), [("missing/tally.csv", "no such file or directory"), (".", "is a directory")]
)
def test_a_place_that_takes_no_file_is_said_and_left_clean(tmp_path: Path, place: str, reason: str):
    (tmp_path / "here").mkdir()
    path = tmp_path / "here" if place == "." else tmp_path / place
    with pytest.raises(KioskError) as refused:
        write_whole(path, b"new")
    assert str(refused.value) == f"{path} cannot be written: {reason}. Name another file or free some space."
    assert [*tmp_path.iterdir()] == [tmp_path / "here"]


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path):
    path = tmp_path / "tally.csv"
    path.write_bytes(b"old")
    full = (
        "import resource, sys; from pathlib import Path; from kiosk.export.file import write_whole; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)); write_whole(Path(sys.argv[1]), b'x' * 5000)"
    )
    paths = os.pathsep.join((str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")))
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run([sys.executable, "-c", full, str(path)], capture_output=True, text=True, env=environment)
    assert "cannot be written: file too large. Name another file or free some space." in done.stderr
    assert path.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [path]
