"""Runs another program: a list of words, never a shell, and never without an end."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass

_NOT_FOUND = 127
"""What env(1) answers where the program is not there (POSIX)."""


class NoSuchProgram(Exception):
    """The program is not installed on this machine."""


class TookTooLong(Exception):
    """The program was ended because it did not end by itself; what it did meanwhile is unknown."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended: its exit code (negative where a signal ended it) and what it wrote."""

    code: int
    out: str
    err: str


def run(*words: str, timeout: float, english: bool = True) -> Outcome:
    """Run a program within `timeout` seconds; raises `NoSuchProgram` or `TookTooLong`.

    In `english` it runs through env(1), which Windows lacks: for programs whose words are read by us.
    """
    # env sets the locale, because reading our own environment to copy it is not our trade.
    try:
        process = subprocess.Popen(
            ("env", "LC_ALL=C", *words) if english else words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            # Out of reach of the terminal's signals, and one group to end with its children.
            start_new_session=True,
        )
    except (FileNotFoundError, PermissionError) as error:
        raise NoSuchProgram from error
    with process:
        try:
            out, err = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired as error:
            raise TookTooLong from error
        finally:
            _end(process)
    if english and process.returncode == _NOT_FOUND:
        raise NoSuchProgram
    return Outcome(process.returncode, out, err)


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is not None:
        return
    with suppress(ProcessLookupError):
        if os.name == "nt":
            process.kill()
        else:
            # A child that holds the pipes open would keep us waiting for its end otherwise.
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
