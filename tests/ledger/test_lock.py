"""Turns among writers, and one screen a folder."""

from __future__ import annotations

import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import KioskError
from kiosk.ledger.faults import Busy
from kiosk.ledger.lock import KioskLock, Turns


def test_a_second_screen_on_a_folder_is_refused_with_a_sentence(tmp_path: Path):
    with KioskLock(tmp_path), pytest.raises(KioskError) as refused:
        KioskLock(tmp_path)
    assert str(refused.value) == (
        f"A kiosk is already open on {tmp_path}. Close it first, or name another folder with --data."
    )


def test_a_screen_that_closed_leaves_the_folder_free(tmp_path: Path):
    KioskLock(tmp_path).close()
    KioskLock(tmp_path).close()


def test_a_screen_that_was_killed_leaves_the_folder_free(
    tmp_path: Path, script: Callable[..., list[str]], environment: dict[str, str]
):
    with subprocess.Popen(
        script("hold.py", tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(KioskError, match="already open"):
            KioskLock(tmp_path)
        other.send_signal(signal.SIGKILL)
        other.wait()
    KioskLock(tmp_path).close()


def test_a_screen_on_a_path_that_is_no_folder_is_refused_with_a_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(KioskError, match=r"cannot be opened: .*\. Make the data folder writable"):
        KioskLock(tmp_path / "file")


def test_a_turn_is_waited_for_and_then_said_to_be_taken(tmp_path: Path):
    first, second = Turns(tmp_path / "lock"), Turns(tmp_path / "lock", patience=0.05)
    with first, pytest.raises(Busy, match=r"^Another command has held the record for .* seconds\. Please"):
        second.__enter__()
    with second:
        pass
    first.close()
    second.close()


def test_a_turn_given_up_in_time_is_taken(tmp_path: Path):
    first, second = Turns(tmp_path / "lock"), Turns(tmp_path / "lock")
    first.__enter__()
    taken = threading.Event()

    def take() -> None:
        with second:
            taken.set()

    waiting = threading.Thread(target=take)
    waiting.start()
    assert not taken.wait(0.05)
    first.__exit__(None, None, None)
    waiting.join(2)
    assert taken.is_set()
    first.close()
    second.close()


def test_threads_take_turns_too(tmp_path: Path):
    turns = Turns(tmp_path / "lock", patience=0.05)
    refused: list[Busy] = []

    def take() -> None:
        try:
            turns.__enter__()
        except Busy as error:
            refused.append(error)

    with turns:
        other = threading.Thread(target=take)
        other.start()
        other.join()
    assert refused
    turns.close()


def test_a_turn_within_a_turn_keeps_the_outer_one(tmp_path: Path):
    turns, other = Turns(tmp_path / "lock"), Turns(tmp_path / "lock", patience=0)
    with turns:
        with turns:
            pass
        with pytest.raises(Busy):
            other.__enter__()
    with other:
        pass
    turns.close()
    other.close()
