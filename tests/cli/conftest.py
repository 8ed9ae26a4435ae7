"""The command line as a person uses it: words in, words and an exit code out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.__main__ import main


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def bare(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Runs a command as typed."""

    def run(*words: object) -> Answer:
        monkeypatch.setattr(sys, "argv", ["kiosk", *map(str, words)])
        code = main()
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return run


@pytest.fixture
def kiosk(config_file: Path, bare: Callable[..., Answer]) -> Callable[..., Answer]:
    """Runs a command on the practice event of `config_file`."""
    return lambda *words: bare(*words, "--config", config_file)
