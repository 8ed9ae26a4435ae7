"""``kiosk run --plain`` on a real pseudo-terminal: whole visits, no way out, and a terminal left as it was found."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

termios = pytest.importorskip("termios", reason="Windows has no pseudo-terminals of this kind")

from pty_process import PtyProcess  # noqa: E402

CHECKOUT = Path(__file__).parents[2]
LEAVE = "\x14\x14\x14"
WIPE = b"\x1b[H\x1b[2J\x1b[3J"


@pytest.fixture
def kiosk(config_file: Path) -> list[str]:
    return [sys.executable, "-m", "kiosk", "run", "--config", str(config_file)]


@pytest.fixture
def terminal(kiosk: list[str], tmp_path: Path) -> Iterator[PtyProcess]:
    with PtyProcess([*kiosk, "--plain"], str(tmp_path), 80, 24, {"PYTHONPATH": str(CHECKOUT)}) as one:
        one.wait_for("Your number: ")
        yield one


def answer(terminal: PtyProcess, typed: str, heard: str) -> None:
    terminal.send(f"{typed}\r")
    terminal.wait_for(heard)


def ended(terminal: PtyProcess) -> int:
    """The exit code, once the program has ended."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        terminal.read(0.05)
        pid, status = os.waitpid(terminal.pid, os.WNOHANG)
        if pid:
            terminal.pid = 0
            return os.waitstatus_to_exitcode(status)
    raise TimeoutError(terminal.seen[-600:])


def counted(config_file: Path) -> str:
    command = [sys.executable, "-m", "kiosk", "actions", "--config", str(config_file)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(CHECKOUT)}
    )
    return done.stdout


def to_a_counted_letter(terminal: PtyProcess) -> None:
    answer(terminal, "1", "look for:")
    answer(terminal, "tun aung", "look for:")
    answer(terminal, "1", "Your number:")
    answer(terminal, "1", "How would you like to write it?")
    answer(terminal, "2", "Your words:")
    answer(terminal, "a nursf\x7fe", "What moves me")
    answer(terminal, "Ärzte und 語", "What I ask")
    answer(terminal, "", "How it reads")
    answer(terminal, "9", "How would you like to sign?")
    answer(terminal, "1", "My town")
    answer(terminal, "", "Is it right so?")
    answer(terminal, "1", "I am done")


def test_a_letter_is_counted_and_no_escape_sequence_is_ever_written(terminal: PtyProcess, config_file: Path) -> None:
    to_a_counted_letter(terminal)
    told = terminal.seen.decode()
    assert "Your letter is number 1 tonight, and number 1 for Dr Tun Aung." in told
    assert "I am a nurse." in told
    # What erased the slip of the finger is the one control character beside the ends of lines.
    assert set(re.findall(r"[\x00-\x1f\x7f-\x9f]", told)) == {"\r", "\n", "\b"}
    assert max(len(line) for line in told.split("\r\n")) <= 80
    assert "letter" in counted(config_file)


def test_between_two_people_the_terminal_forgets(terminal: PtyProcess) -> None:
    to_a_counted_letter(terminal)
    answer(terminal, "1", "1 letter or signature so far")
    assert terminal.seen.count(b"\x1b") == 3 and WIPE in terminal.seen


def test_a_dumb_terminal_is_given_empty_lines_alone(kiosk: list[str], tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(CHECKOUT), "TERM": "dumb"}
    with PtyProcess([*kiosk, "--plain"], str(tmp_path), 80, 24, environment) as terminal:
        terminal.wait_for("Your number: ")
        terminal.send(LEAVE)
        answer(terminal, "1", "\r\n" * 24)
        assert ended(terminal) == 0
        assert b"\x1b" not in terminal.seen


@pytest.mark.parametrize("keys", ["\x03", "\x04", "\x1a", "\x1c", "\x13", "\x11", "\x1b", "\x1b[A", "\xff"])
def test_no_key_leaves_it_or_stops_it(terminal: PtyProcess, keys: str) -> None:
    terminal.send(keys * 3)
    answer(terminal, "\r1", "look for:")


def test_an_organiser_leaves_and_the_terminal_is_as_it_was(terminal: PtyProcess) -> None:
    before = termios.tcgetattr(terminal._terminal)
    terminal.send(LEAVE)
    terminal.wait_for("Leave the program")
    terminal.send("1\r")
    assert ended(terminal) == 0
    after = termios.tcgetattr(terminal._terminal)
    assert not before[3] & (termios.ISIG | termios.ICANON) and after[3] & termios.ISIG and after[3] & termios.ICANON


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_polite_signal_ends_it_calmly(terminal: PtyProcess, name: str) -> None:
    answer(terminal, "1", "look for:")
    os.kill(terminal.pid, getattr(signal, name))
    assert ended(terminal) == 0


def test_an_interrupt_from_elsewhere_falls_into_nothing(terminal: PtyProcess) -> None:
    for name in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
        os.kill(terminal.pid, name)
    answer(terminal, "1", "look for:")


def test_a_pipe_is_a_terminal_too_and_its_end_is_calm(kiosk: list[str], tmp_path: Path, config_file: Path) -> None:
    lines = ["1", "2", "1", "1", "1", "9", "1", "", "1", b"\xff\xfe"]
    typed = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(
        [*kiosk, "--plain"], input=typed, capture_output=True, cwd=tmp_path, env=environment, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Your letter is number 1 tonight" in done.stdout and b"\x1b" not in done.stdout
    assert "letter" in counted(config_file)


def test_p_on_the_welcome_screen_opens_one_visit_in_lines_and_then_the_screens_come_back(
    kiosk: list[str], tmp_path: Path
) -> None:
    with PtyProcess(kiosk, str(tmp_path), 80, 24, {"PYTHONPATH": str(CHECKOUT)}) as terminal:
        terminal.wait_for("plain text for screen readers")
        terminal.send("p")
        terminal.wait_for("Answer with a number and press Enter.")
        lines = len(terminal.seen)
        to_a_counted_letter(terminal)
        assert b"\x1b" not in terminal.seen[lines:]
        answer(terminal, "1", "plain text for screen readers")
        terminal.send("1")
        terminal.wait_for("Who would you like to write for?")
