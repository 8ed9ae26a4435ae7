"""Power cuts, simulated from what a real process really wrote."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kiosk.clock import SystemClock
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import ActionType, JobState, NewHandout

ROWS = 120
MEMORY = Path("/dev/shm")


@pytest.fixture(scope="session")
def strace() -> tuple[str, ...]:
    """A command that traces what follows, where the system has one and lets it."""
    try:
        allowed = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True).returncode == 0
    except OSError:
        allowed = False
    if not allowed:
        pytest.skip("NO POWER CUT WAS TRIED: strace is missing, or may not trace here")
    return ("strace", "-f", "-xx", "-s", "65536", "-o")


@pytest.fixture(scope="session")
def disk() -> ModuleType:
    """`power_cut.py` beside this file."""
    path = Path(__file__).with_name("power_cut.py")
    spec = importlib.util.spec_from_file_location("power_cut", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["power_cut"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of states are written and thrown away."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture
def traced(run: Callable[..., object], strace: tuple[str, ...], disk: ModuleType, folder: Path, tmp_path: Path):
    def trace(*words: object, script: str = "writer.py") -> Path:
        path = tmp_path / "trace"
        run(script, folder, *(words or (ROWS,)), before=(*strace, str(path), "-e", f"trace={disk.TRACED}"))
        return path

    return trace


def lost(files: dict[str, bytes], said: list[str], folder: Path) -> tuple[int, tuple[str, ...]]:
    """How many acknowledged things are gone after a cut, and every fault of what is left."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with Ledger.open(folder, event="e", practice=False, pack_version="p", clock=SystemClock(), machine="m") as ledger:
        rows = [row for row in ledger.actions(last=10_000) if row.type is ActionType.ACTION]
        faults = (*ledger.verify().faults, *ledger.warnings)
        there = {(row.id,) for row in rows} | {(row.id, "void") for row in rows if row.voided}
        signed = ledger.signatures()
        there |= {(row.id, "signed") for row in signed} | {(row.id, "erased") for row in signed if row.box is None}
        there |= {(job.id, "sending") for job in ledger.jobs(JobState.SENDING)}
    shutil.rmtree(folder)
    return len({tuple(line.split()[1:]) for line in said} - there), faults


@pytest.mark.parametrize("count", [60, pytest.param(2_000, marks=pytest.mark.long)])
def test_no_power_cut_loses_what_was_acknowledged(
    traced: Callable[..., Path], disk: ModuleType, folder: Path, quick_folder: Path, count: int
):
    found = [lost(*state, quick_folder / "state") for state in disk.states(traced(), folder, count, seed=count)]
    assert found == [(0, ())] * count


@pytest.mark.parametrize("count", [30, pytest.param(300, marks=pytest.mark.long)])
def test_the_same_cuts_do_harm_without_full_sync(
    traced: Callable[..., Path], disk: ModuleType, folder: Path, quick_folder: Path, count: int
):
    cuts = disk.states(traced(ROWS, "normal"), folder, count, seed=count)
    harmed = [state for state in cuts if lost(*state, quick_folder / "state")[0]]
    assert len(harmed) > count // 2


def half_done(files: dict[str, bytes], said: list[str], folder: Path) -> tuple[set[str], set[str], tuple[str, ...]]:
    """Sheets that were acknowledged and are gone after a cut, sheets without their job, and every fault."""
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    with Ledger.open(folder, event="e", practice=False, pack_version="p", clock=SystemClock(), machine="m") as ledger:
        words = [line.split() for line in said]
        out, back = ({code for code, way in words if way == asked} for asked in ("out", "in"))
        gone = {code for code in out if ledger.handed_out(code) is None}
        # A sheet that was counted before the cut says so; one that was not counts now, and none counts twice.
        gone |= {code for code in back if not ledger.take_in(NewHandout(code, "case-one", "en")).again}
        single = set() if len(ledger.jobs()) == ledger.handouts().out else {"a sheet without its job"}
        faults = (*ledger.verify().faults, *ledger.warnings)
    shutil.rmtree(folder)
    return gone, single, faults


def test_no_power_cut_loses_a_sheet_or_leaves_half_of_one(
    traced: Callable[..., Path], disk: ModuleType, folder: Path, quick_folder: Path
):
    trace = traced(0, 40, script="returner.py")
    found = [half_done(*state, quick_folder / "state") for state in disk.states(trace, folder, 40, seed=40)]
    assert found == [(set(), set(), ())] * 40
