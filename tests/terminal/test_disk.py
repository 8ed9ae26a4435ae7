"""A disk that is full or can only be read, under a running kiosk: said calmly, nothing half-written, and got over."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import words
from booth import ENVIRONMENT, FOCUS, KIOSK, Booth, text_of, write_event
from tmux import PATIENCE, Tmux

from kiosk.visit import Step

OpenBooth = Callable[..., Booth]

pytestmark = pytest.mark.terminal

NAME = "Zoé Xanthopoulos"


class Disk:
    """The small disk of its own that a kiosk has its data on, looked at through the kiosk's mounts."""

    def __init__(self, booth: Booth) -> None:
        self._booth = booth
        self.folder = Path(f"/proc/{booth.pid()}/root{booth.data}")
        self._filler = self.folder / "filler"

    def fill(self, leave: int = 0) -> None:
        """Fills the disk but for `leave` bytes."""
        with self._filler.open("wb", buffering=0) as filler:
            while (room := self._room() - leave) > 0:
                filler.write(bytes(min(room, 1 << 20)))

    def _room(self) -> int:
        disk = os.statvfs(self.folder)
        return disk.f_bavail * disk.f_frsize

    def free(self) -> None:
        """Makes room again."""
        self._filler.unlink()

    def documents(self) -> list[str]:
        """Whatever lies in the spool and in the tray, half-written or whole."""
        files = [*self.folder.glob("spool/*"), *self.folder.glob("spool/.*"), *self.folder.glob("sheets/*")]
        return sorted(file.name for file in files if file.name != "spool.lock")

    def organiser(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One of the organiser's commands, run where the kiosk's mounts are."""
        # SQLite takes links out of a path, and /proc/*/root is one: another process can't name its file.
        into = ("nsenter", "--preserve-credentials", "--mount", f"--target={self._booth.pid()}")
        user = ("--user",) if os.geteuid() else ()
        command = (*into, *user, *KIOSK, *words, *self._booth.options)
        return subprocess.run(
            command,
            env=os.environ | ENVIRONMENT,
            cwd="/",
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def assert_counted(self, total: int) -> None:
        """So many letters stand in a sound record, read beside the running kiosk."""
        tally = self.organiser("tally", "--format", "json")
        assert tally.returncode == 0, tally.stderr
        assert json.loads(tally.stdout)["total"] == total
        verdict = self.organiser("verify")
        assert verdict.returncode == 0, verdict.stderr


def on_a_disk(own_mounts: tuple[str, ...], data: Path, options: str, first: str = "") -> list[str]:
    """What stands before a kiosk's command so that its data lies on a disk of its own."""
    data.mkdir(exist_ok=True)
    place = shlex.quote(str(data))
    script = f'mount -t tmpfs -o {options} none {place} && {first} exec "$@"'
    return [*own_mounts, "sh", "-c", script, "kiosk"]


def to_the_review(booth: Booth) -> None:
    """A letter with a name below it, seen as a page."""
    booth.enter_until(Step.SIGN)
    booth.press("2")
    booth.see(words.MY_NAME)
    booth.type(NAME)
    booth.see(NAME)
    booth.press("F10")
    booth.at(Step.REVIEW)


@pytest.mark.parametrize("leave", [0, 20_480, 32_768, 40_960], ids=lambda leave: f"{leave // 1024}KB")
def test_a_full_disk_counts_nothing_keeps_the_letter_and_recovers(
    open_booth: OpenBooth, own_mounts: tuple[str, ...], tmp_path: Path, leave: int
) -> None:
    # With nothing left the page can't be laid aside; with a little more it can, and the row can't be written.
    booth = open_booth(prefix=on_a_disk(own_mounts, tmp_path / "data", "size=2m"))
    to_the_review(booth)
    disk = Disk(booth)
    assert disk.documents() == []
    disk.fill(leave)
    booth.press("Enter")
    told = booth.see(words.NOT_COUNTED, words.TRY_AGAIN, FOCUS)
    assert "not counted" in told
    assert "nothing you wrote" in told
    assert disk.documents() == []
    booth.press("0")
    booth.at(Step.REVIEW)
    booth.press("Escape")
    booth.see(words.heading(Step.SIGN), NAME)
    booth.press("F10")
    booth.at(Step.REVIEW)
    disk.free()
    disk.assert_counted(0)
    booth.press("Enter")
    assert booth.thanked() == 1
    booth.see(words.LAID)
    disk.assert_counted(1)
    (sheet,) = disk.folder.glob("sheets/*.pdf")
    assert NAME in text_of(sheet)


def test_a_letter_tried_again_after_room_was_made_counts_once(
    open_booth: OpenBooth, own_mounts: tuple[str, ...], tmp_path: Path
) -> None:
    booth = open_booth(prefix=on_a_disk(own_mounts, tmp_path / "data", "size=2m"))
    to_the_review(booth)
    disk = Disk(booth)
    disk.fill()
    for _ in range(3):
        booth.at(Step.REVIEW)
        booth.press("Enter")
        booth.see(words.NOT_COUNTED, words.TRY_AGAIN, FOCUS)
        booth.press("0")
    booth.at(Step.REVIEW)
    booth.press("Enter")
    booth.see(words.NOT_COUNTED, words.TRY_AGAIN, FOCUS)
    disk.free()
    booth.press("Enter")
    assert booth.thanked() == 1
    booth.see(words.LAID)
    disk.assert_counted(1)
    assert len(list(disk.folder.glob("sheets/*.pdf"))) == 1


def test_a_tray_without_room_keeps_the_counted_sheet_and_lays_it_later(
    open_booth: OpenBooth, own_mounts: tuple[str, ...], tmp_path: Path
) -> None:
    booth = open_booth(prefix=on_a_disk(own_mounts, tmp_path / "data", "size=2m"))
    to_the_review(booth)
    disk = Disk(booth)
    disk.fill(leave=96 * 1024)
    booth.press("Enter")
    assert booth.thanked() == 1
    booth.press("2")
    booth.at(Step.CASES)
    disk.free()
    disk.assert_counted(1)
    until = time.monotonic() + PATIENCE
    while not list(disk.folder.glob("sheets/*.pdf")):
        assert time.monotonic() < until
        time.sleep(0.1)
    disk.assert_counted(1)


@pytest.mark.parametrize("before", ["", "kiosk"], ids=["empty", "with a record"])
def test_a_data_folder_that_can_only_be_read_is_told_in_a_sentence(
    tmux: None, own_mounts: tuple[str, ...], tmp_path: Path, before: str
) -> None:
    data = tmp_path / "data"
    options = ("--config", str(write_event(tmp_path)), "--data", str(data))
    first = f"{shlex.join([*KIOSK, 'tally', *options])} >/dev/null &&" if before else ""
    first += f" mount -o remount,ro {shlex.quote(str(data))} &&"
    command = [*on_a_disk(own_mounts, data, "size=2m", first), *KIOSK, *options]
    with Tmux(command, tmp_path, environment=ENVIRONMENT) as terminal:
        assert terminal.exit_code() == 1
        told = terminal.told()
        assert "Traceback" not in told
        assert "cannot be opened: read-only file system. Make the data folder writable, or name another one." in told
