"""Several processes on one file, and processes that are killed."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.ledger.ledger import Ledger
from kiosk.ledger.model import ActionType, JobState

Open = Callable[..., Ledger]
Run = Callable[..., subprocess.CompletedProcess[str]]


def acknowledged(said: str) -> tuple[list[str], set[str], set[str]]:
    """The ids of actions, of those voided, and of jobs that were being sent, as a writer acknowledged them."""
    # A line without its end was not yet said.
    lines = [line.split() for line in said.rpartition("\n")[0].splitlines()]
    return (
        [words[1] for words in lines if len(words) == 2],
        {words[1] for words in lines if words[2:] == ["void"]},
        {words[1] for words in lines if words[2:] == ["sending"]},
    )


def test_four_processes_write_while_one_reads_and_none_is_lost(
    open_ledger: Open, script: Callable[..., list[str]], environment: dict[str, str], folder: Path
):
    ledger = open_ledger(event="e", pack_version="p", machine="m")
    command = script("writer.py", folder, 50)
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) for _ in range(4)]
    seen = [0]
    while any(writer.poll() is None for writer in writers):
        tally = ledger.tally(("case", "kind"))
        assert tally.total == sum(row.count for row in tally.rows)
        seen.append(tally.total + tally.voided)
    said = [acknowledged(writer.communicate()[0])[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 4
    assert seen == sorted(seen)
    rows = ledger.actions(last=10_000)[::-1]
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert [row.id for row in rows] == sorted(row.id for row in rows)
    assert {row.id for row in rows if row.type is ActionType.ACTION} == {name for names in said for name in names}
    assert ledger.tally().total + ledger.tally().voided == 200
    assert ledger.verify().ok


@pytest.mark.parametrize("kills", [25, pytest.param(500, marks=pytest.mark.long)])
def test_kills_at_random_moments_lose_nothing_and_double_nothing(run: Run, open_ledger: Open, folder: Path, kills: int):
    actions, voids, sending = acknowledged(run("killed.py", folder, kills, 20131210).stdout)
    ledger = open_ledger(event="e", pack_version="p", machine="m")
    rows = [row for row in ledger.actions(last=1_000_000) if row.type is ActionType.ACTION]
    written = Counter(row.id for row in rows)
    assert len(actions) > kills
    assert max(written.values()) == 1
    assert set(actions) <= written.keys()
    # A kill can fall between the commit and its acknowledgement, once.
    assert len(written) - len(actions) <= kills
    assert voids <= {row.id for row in rows if row.voided}
    assert sending <= {job.id for job in ledger.jobs(JobState.SENDING)}
    assert ledger.warnings == ()
    assert ledger.verify().ok
