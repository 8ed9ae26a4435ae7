"""A stick that takes the sheets: pulled out at any moment, put back, full, locked, or the wrong one."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from uuid import uuid4

import pytest

from kiosk.catalogue import speaker
from kiosk.printers import PrinterKind, Printing
from kiosk.printing import stick as stick_module
from kiosk.printing import volumes as volumes_module
from kiosk.printing.clerk import Clerk
from kiosk.printing.documents import Documents
from kiosk.printing.folder import NO_STICK, ONTO_STICK, Folder
from kiosk.printing.printer import Stage
from kiosk.printing.stick import AWAY, BROKEN, FULL, LOCKED, Stick, stick_of
from kiosk.printing.tray import Tray
from kiosk.printing.volumes import marked
from kiosk.standing import _stick as told

SMALL = 2_000_000


class Socket:
    """Where a stick is put in: a file system of its own where we may mount one, else a folder that comes and goes."""

    def __init__(self, root: Path) -> None:
        self.volume, self._store, self._mounts = root / "STICK", root / "out", os.geteuid() == 0
        self.volume.mkdir()
        self._mounts = self._mounts and self._mount(self._store)
        self._store.mkdir(exist_ok=True)
        (self._store / "Kiosk-Sheets").mkdir()
        self.holds = False

    @property
    def sheets(self) -> Path:
        return self.volume / "Kiosk-Sheets"

    def put_in(self) -> None:
        self.holds = True
        if self._mounts:
            subprocess.run(["mount", "--bind", self._store, self.volume], check=True)
        else:
            self.volume.rmdir()
            self._store.rename(self.volume)

    def pull_out(self) -> None:
        if not self.holds:
            return
        self.holds = False
        if self._mounts:
            subprocess.run(["umount", "--lazy", self.volume], check=True)
        else:
            self.volume.rename(self._store)
            self.volume.mkdir()

    def lock(self) -> None:
        subprocess.run(["mount", "-o", "remount,ro,bind", self.volume], check=True)

    @property
    def mounts(self) -> bool:
        return self._mounts

    def throw_away(self) -> None:
        if self._mounts:
            subprocess.run(["umount", "--lazy", self.volume], check=False, stderr=subprocess.DEVNULL)
            subprocess.run(["umount", "--lazy", self._store], check=False)

    @staticmethod
    def _mount(folder: Path) -> bool:
        folder.mkdir()
        words = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "none", folder]
        return subprocess.run(words, check=False, stderr=subprocess.DEVNULL).returncode == 0


@pytest.fixture
def socket(tmp_path: Path) -> Iterator[Socket]:
    (tmp_path / "media").mkdir()
    socket = Socket(tmp_path / "media")
    yield socket
    socket.throw_away()


@pytest.fixture
def tray(data: Path) -> Tray:
    (data / "sheets").mkdir()
    return Tray(data / "sheets")


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A stick's folder for what asks for no socket."""
    folder = tmp_path / "plain" / "kiosk-sheets"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def page(data: Path) -> Path:
    path = data / "page.pdf"
    path.write_bytes(b"%PDF " + bytes(range(256)) * 40)
    return path


def lay(folder: Folder, page: Path, many: int = 1) -> list[str]:
    keys = [uuid4().hex for _ in range(many)]
    for key in keys:
        folder.submit(page, key, "tun-aung-letter")
    return keys


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_sheets_go_onto_the_stick_wait_while_it_is_out_and_move_when_it_is_back(
    socket: Socket, tray: Tray, page: Path
) -> None:
    stick = Stick(tray, "auto", lambda: iter([socket.volume]))
    folder = Folder(tray.folder, stick)
    assert folder.ready().sentence == NO_STICK
    first = lay(folder, page, 2)
    assert folder.ready().sentence == AWAY and stick.state().waiting == 2
    socket.put_in()
    assert folder.ready().sentence == ONTO_STICK
    state = stick.state()
    assert (state.there, state.lying, state.waiting, state.trouble) == (True, 2, 0, "")
    socket.pull_out()
    assert list(socket.volume.iterdir()) == []
    assert [folder.status(folder.find(key) or "", key).stage for key in first] == [Stage.DONE, Stage.DONE]
    second = lay(folder, page)
    assert folder.submit(page, first[0], "tun-aung-letter") == folder.find(first[0])
    assert stick.state().waiting == 1
    socket.put_in()
    folder.ready()
    assert [name[:5] for name in names(socket.sheets)] == ["00001", "00002", "00003"]
    assert Tray(socket.sheets).find(second[0])


def test_a_full_stick_is_said_and_loses_nothing(
    socket: Socket, tray: Tray, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = Stick(tray, "auto", lambda: iter([socket.volume]))
    folder = Folder(tray.folder, stick)
    socket.put_in()
    page.write_bytes(bytes(700_000))
    keys = lay(folder, page, 4)
    if not socket.mounts:
        _fill(monkeypatch)
    health = folder.ready()
    assert health.ok and health.sentence == FULL
    assert FULL == "The stick is full: put in another one, or make room on it. Its sheets are kept here."
    assert tray.count() and tray.count() + Tray(socket.sheets).count() == len(keys)
    assert not Tray(socket.sheets).halves()
    monkeypatch.undo()
    for path in Tray(socket.sheets).sheets():
        path.unlink()
    while tray.count():
        folder.ready()
        for path in Tray(socket.sheets).sheets():
            path.unlink()
    assert [folder.status("", key).stage for key in keys] == [Stage.DONE] * 4


def _read_only(*_: object) -> None:
    raise OSError(errno.EROFS, "read-only")


def test_a_stick_that_can_only_be_read_is_said(
    socket: Socket, tray: Tray, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = Stick(tray, "auto", lambda: iter([socket.volume]))
    socket.put_in()
    lay(Folder(tray.folder, stick), page)
    if socket.mounts:
        socket.lock()
    else:
        monkeypatch.setattr(stick_module, "_write", _read_only)
    stick.carry()
    assert stick.state().trouble == LOCKED
    assert LOCKED == (
        "The stick can only be read: push its small switch, or take another one. Its sheets are kept here."
    )
    assert tray.count() == 1


def _fill(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where we may mount nothing, a folder that is full after two sheets."""
    real, left = os.fsync, [2]

    def fsync(file: int) -> None:
        left[0] -= os.fstat(file).st_size == 700_000
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "full")
        real(file)

    monkeypatch.setattr(stick_module.os, "fsync", fsync)


def at_line(number: int, deed: Callable[[], None]) -> Callable[[FrameType, str, object], object]:
    """A tracer that does `deed` at the nth line that the stick's own code runs."""
    seen = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal seen
        if frame.f_code.co_filename != stick_module.__file__:
            return None
        seen += event == "line"
        if seen == number:
            seen += 1
            deed()
        return trace

    return trace


def traced(tracer: Callable[[FrameType, str, object], object], work: Callable[[], object]) -> None:
    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        work()
    finally:
        sys.settrace(before)


def lines_of(work: Callable[[], object]) -> int:
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        if frame.f_code.co_filename != stick_module.__file__:
            return None
        count += event == "line"
        return trace

    traced(trace, work)
    return count


def age(folder: Path) -> None:
    for half in Tray(folder).halves():
        os.utime(half, (time.time() - 60, time.time() - 60))


def whole_and_once(stick: Path, keys: list[str], page: Path) -> None:
    sheets = Tray(stick).sheets()
    assert len(sheets) == len(keys) == len(names(stick))
    assert all(sheet.read_bytes() == page.read_bytes() for sheet in sheets)
    assert all(Tray(stick).find(key) for key in keys)


def test_pulled_out_at_any_step_it_loses_nothing_and_makes_nothing_twice(
    socket: Socket, tray: Tray, page: Path
) -> None:
    page.write_bytes(b"%PDF " + bytes(1_500))
    stick = Stick(tray, "auto", lambda: iter([socket.volume]))
    folder = Folder(tray.folder, stick)
    socket.put_in()
    keys = lay(folder, page)
    steps = lines_of(stick.carry)
    assert steps > 30
    for step in range(1, steps + 1):
        keys += lay(folder, page)
        traced(at_line(step, socket.pull_out), stick.carry)
        socket.pull_out()
        assert list(socket.volume.iterdir()) == []
        assert all(folder.find(key) for key in keys)
        socket.put_in()
    age(socket.sheets)
    stick.carry()
    assert stick.state().waiting == 0
    whole_and_once(socket.sheets, keys, page)


def test_killed_at_any_step_it_loses_nothing_and_makes_nothing_twice(plain: Path, tray: Tray, page: Path) -> None:
    folder = Folder(tray.folder, Stick(tray, str(plain)))
    keys = lay(folder, page)
    steps = lines_of(Stick(tray, str(plain)).carry)

    for step in range(1, steps + 1):
        keys += lay(folder, page)
        child = os.fork()
        if child == 0:
            traced(at_line(step, lambda: os.kill(os.getpid(), signal.SIGKILL)), Stick(tray, str(plain)).carry)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        assert all(folder.find(key) for key in keys)
    age(plain)
    Stick(tray, str(plain)).carry()
    assert tray.count() == 0
    whole_and_once(plain, keys, page)


@pytest.mark.parametrize(
    ("number", "sentence"), [(errno.EROFS, LOCKED), (errno.ENOSPC, FULL), (errno.EIO, BROKEN), (errno.EPERM, LOCKED)]
)
@pytest.mark.parametrize("call", ["fsync", "replace", "sync_folder"])
def test_a_stick_that_fails_at_any_call_keeps_the_sheet_here_and_goes_on_when_it_is_well(
    plain: Path, tray: Tray, page: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, sentence: str
) -> None:
    stick = Stick(tray, str(plain))
    keys = lay(Folder(tray.folder, stick), page)

    def fail(*_: object) -> None:
        raise OSError(number, "no")

    with monkeypatch.context() as broken:
        if call == "replace":
            broken.setattr(Path, "replace", fail)
        elif call == "fsync":
            broken.setattr(stick_module.os, "fsync", fail)
        else:
            broken.setattr(stick_module, "_sync", fail)
        stick.carry()
        assert (stick.state().trouble, tray.count()) == (sentence, 1)
    stick.carry()
    assert stick.state().trouble == ""
    whole_and_once(plain, keys, page)


def test_a_sheet_that_a_pulled_stick_holds_in_part_is_written_anew(plain: Path, tray: Tray, page: Path) -> None:
    stick = Stick(tray, str(plain))
    keys = lay(Folder(tray.folder, stick), page)
    (plain / tray.sheets()[0].name).write_bytes(page.read_bytes()[:100])
    (plain / f".{tray.sheets()[0].name}.part").write_bytes(b"%P")
    (plain / "holiday.jpg").write_bytes(b"mine")
    age(plain)
    stick.carry()
    assert (plain / "holiday.jpg").read_bytes() == b"mine"
    (plain / "holiday.jpg").unlink()
    whole_and_once(plain, keys, page)


def test_a_sheet_sent_again_is_not_laid_onto_a_stick_that_has_it(plain: Path, tray: Tray, page: Path) -> None:
    stick = Stick(tray, str(plain))
    folder = Folder(tray.folder, stick)
    (key,) = lay(folder, page)
    stick.carry()
    assert folder.find(f"{key}-2")
    folder.submit(page, f"{key}-2", "tun-aung-letter")
    stick.carry()
    assert Tray(plain).count() == 1


def test_a_sheet_is_taken_back_from_the_stick_while_it_is_in(plain: Path, tray: Tray, page: Path) -> None:
    stick = Stick(tray, str(plain))
    folder = Folder(tray.folder, stick)
    (key,) = lay(folder, page)
    stick.carry()
    assert folder.cancel("", key)
    assert not folder.cancel("", key)
    assert Tray(plain).count() == 0


def test_a_sheet_that_was_carried_never_goes_onto_another_stick(plain: Path, tray: Tray, page: Path) -> None:
    stick = Stick(tray, str(plain))
    lay(Folder(tray.folder, stick), page)
    (sheet,) = tray.sheets()
    copy = sheet.read_bytes()
    stick.carry()
    # As after a kill between the note and the end of the copy here.
    sheet.write_bytes(copy)
    Tray(plain).clear()
    stick.carry()
    assert (tray.count(), Tray(plain).count()) == (0, 0)


def test_two_kiosks_and_doctors_never_carry_at_once(plain: Path, tray: Tray, page: Path) -> None:
    stick = Stick(tray, str(plain))
    lay(Folder(tray.folder, stick), page)
    lock = stick_module.FileLock(tray.folder / ".stick.lock")
    assert lock.take(patience=0)
    assert stick.carry() == 0
    lock.close()
    assert stick.carry() == 1


def test_a_volume_says_by_a_folder_that_it_is_the_one(tmp_path: Path) -> None:
    for name in ("A", "B", "C"):
        (tmp_path / name).mkdir()
    (tmp_path / "A" / "kiosk-sheets").write_text("a file, and no folder")
    assert marked(iter([tmp_path / "A", tmp_path / "gone", tmp_path / "B"])) is None
    (tmp_path / "C" / "KIOSK-SHEETS").mkdir()
    assert marked(iter(sorted(tmp_path.iterdir()))) == tmp_path / "C" / "KIOSK-SHEETS"


def test_only_what_is_mounted_is_a_volume(socket: Socket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(volumes_module, "_LINUX", ((str(tmp_path / "media"), "*"), (str(tmp_path / "none"), "*")))
    # The folder a stick left behind is none, whatever lies in it.
    (tmp_path / "media" / "OLD" / "kiosk-sheets").mkdir(parents=True)
    assert socket.volume not in volumes_module.volumes()
    socket.put_in()
    found = [path for path in volumes_module.volumes() if path == socket.volume]
    assert found == [socket.volume] * socket.mounts
    assert tmp_path / "media" / "OLD" not in volumes_module.volumes()


def test_a_stick_is_for_a_kiosk_without_a_printer(data: Path) -> None:
    assert stick_of(Printing(), data) is None
    assert stick_of(Printing(printer=PrinterKind.LP, stick="auto"), data) is None
    assert stick_of(Printing(stick="auto"), data) is not None


def test_the_organiser_reads_how_many_lie_and_wait(plain: Path, tray: Tray, page: Path) -> None:
    stick = Stick(tray, str(plain))
    folder = Folder(tray.folder, stick)
    lay(folder, page, 2)
    stick.carry()
    (line,) = told(stick.state(), speaker("en"))
    assert (line.text, line.alarm) == ("2 sheets lie on it, 0 wait for it", False)
    lay(folder, page)
    (line,) = told(stick.state(), speaker("en"))
    assert (line.label, line.text, line.alarm) == ("Stick", "2 sheets lie on it, 1 waits for it", True)
    plain.rename(plain.with_name("out"))
    (line,) = told(stick.state(), speaker("en"))
    assert (line.text, line.alarm) == ("1 waits for it", True)


def test_the_spool_ends_a_job_as_printed_though_its_stick_is_pulled_out_in_between(
    plain: Path, tray: Tray, count: Callable[..., str], state: Callable[[str], object], ledger: object, rules: Printing
) -> None:
    folder = Folder(tray.folder, Stick(tray, str(plain)))
    clerk = Clerk(ledger, folder, Documents(tray.folder.parent / "spool"), rules)  # type: ignore[arg-type]
    ticket = count()
    clerk.round(0.0)
    Stick(tray, str(plain)).carry()
    plain.rename(plain.with_name("out"))
    clerk.round(1.0)
    assert state(ticket) == "printed"
