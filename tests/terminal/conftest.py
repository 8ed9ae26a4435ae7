"""Kiosks on real terminals, each with a tmux, an event and a record of its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# The drivers are plain modules beside the tests, and the timed terminal is the benchmarks' own.
sys.path[:0] = [str(HERE), str(HERE.parent / "bench")]

from booth import Booth  # noqa: E402

OpenBooth = Callable[..., Booth]


@pytest.fixture(scope="session")
def tmux() -> None:
    """Goes on where there is a tmux; where a machine is there to test everything, its want is an error."""
    if shutil.which("tmux"):
        return
    if os.environ.get("CI", "").casefold() in ("1", "true"):
        pytest.fail("There is no tmux: nothing would be tried in a real terminal.")
    pytest.skip("NO TMUX HERE: NOTHING WAS TRIED IN A REAL TERMINAL")


@pytest.fixture
def open_booth(tmux: None, tmp_path: Path) -> Iterator[OpenBooth]:
    """Opens a kiosk on a terminal; each is shut at the end."""
    with ExitStack() as open_ones:

        def open_one(columns: int = 80, rows: int = 24, **how: object) -> Booth:
            return open_ones.enter_context(Booth(tmp_path, columns, rows, **how))  # type: ignore[arg-type]

        yield open_one


@pytest.fixture
def booth(open_booth: OpenBooth) -> Booth:
    """A kiosk on a terminal of 80 columns and 24 rows."""
    return open_booth()
