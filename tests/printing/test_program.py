from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.printing.program import NoSuchProgram, TookTooLong, run


def test_a_program_speaks_plain_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run("sh", "-c", "echo $LC_ALL", timeout=20).out == "C\n"


def test_words_reach_the_program_as_they_are() -> None:
    assert run("printf", "%s", "$(id); `id` | id", timeout=20).out == "$(id); `id` | id"


def test_what_a_program_says_and_how_it_ends_is_told() -> None:
    outcome = run("sh", "-c", "echo out; echo err >&2; exit 3", timeout=20)
    assert (outcome.code, outcome.out, outcome.err) == (3, "out\n", "err\n")


def test_output_that_is_no_utf_8_does_no_harm() -> None:
    assert run("printf", r"\377", timeout=20).out == "\N{REPLACEMENT CHARACTER}"


def test_a_program_that_is_not_there_is_named_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(NoSuchProgram):
        run("no-such-program-here", timeout=20)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoSuchProgram):
        run("sh", timeout=20)


def test_a_program_that_hangs_is_ended_with_its_children(
    tmp_path: Path, until: Callable[[Callable[[], bool]], None]
) -> None:
    assert shutil.which("sleep")
    child = tmp_path / "child"
    with pytest.raises(TookTooLong):
        run("sh", "-c", f"sleep 60 & echo $! > {child}; wait", timeout=0.2)
    number = int(child.read_text())

    def is_gone() -> bool:
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        # Where nobody reaps orphans a killed child stays as a zombie.
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"

    until(is_gone)
