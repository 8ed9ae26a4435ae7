"""Keyboards that are no terminal of a Unix: a pipe, and the console of Windows."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace

import pytest

from kiosk.plain.terminal import PipeKeys, PosixKeys, WindowsKeys, keyboard


class Console:
    """Stands in for ``msvcrt``: what is in `typed` has been pressed."""

    def __init__(self, typed: str) -> None:
        self.typed = [*typed]

    def kbhit(self) -> bool:
        return bool(self.typed)

    def getwch(self) -> str:
        return self.typed.pop(0)


def windows(typed: str, monkeypatch: pytest.MonkeyPatch) -> WindowsKeys:
    console = Console(typed)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(kbhit=console.kbhit, getwch=console.getwch))
    return WindowsKeys()


def test_the_console_of_windows_is_read_key_by_key(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = windows("é\r\x00C\xe0\x86\xe0H\x14", monkeypatch)
    assert [keys.read(0.0) for _ in range(6)] == [["é"], ["enter"], ["f9"], ["f12"], [], ["ctrl+t"]]
    assert not keys.more()


def test_a_console_nobody_types_at_is_not_waited_for_longer_than_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WindowsKeys, "LOOK", 0.001)
    assert windows("", monkeypatch).read(0.002) == []


def test_a_pipe_that_can_not_be_waited_for_is_read_to_its_end() -> None:
    out, into = os.pipe()
    os.write(into, "1\nÄ".encode())
    os.close(into)
    keys = PipeKeys(out)
    assert [keys.read(1.0), keys.read(1.0), keys.more()] == [["1", "enter", "Ä"], None, False]
    os.close(out)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't wait for a pipe")
def test_a_pipe_of_unix_is_waited_for_and_has_no_pauses() -> None:
    out, into = os.pipe()
    with keyboard(out) as keys:
        assert isinstance(keys, PosixKeys)
        assert keys.read(0.01) == []
        os.write(into, b"1")
        assert keys.read(1.0) == ["1"] and not keys.more()
        os.close(into)
        assert keys.read(1.0) is None
    os.close(out)
